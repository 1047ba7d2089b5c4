import type { ProjectState } from '#policies';

/** States of a project as ledgers name them. */
export const STATE_WORDS: Readonly<Record<ProjectState, string>> = {
  registered: '已立项',
  in_progress: '办理中',
  in_review: '待审核',
  closed: '已办结',
  suspended: '已中止',
  cancelled: '已撤销',
  carried_over: '已结转',
};
