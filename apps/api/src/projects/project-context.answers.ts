import type { Track } from '#policies';
import { NamedAnswer } from './projects.answers.js';

export class SourcePlanAnswer {
  id: string;
  /** @example "松山湖2022年工作要点" */ title: string;
  /** @example "松山湖管委会" */ issuer: string | null;
  /** @example 2022 */ planYear: number | null;
}

export class SourceSpanAnswer {
  /** @example 1204 */ start: number;
  /** @example 1211 */ end: number;
}

/** The passage of the plan that became the project. */
export class PlanPassageAnswer {
  plan: SourcePlanAnswer;
  /** @example ["坚持以国际一流标准打造城市中心","营造一流生态体系"] */ path: string[];
  /** Offsets into the text of the plan, in UTF-16 units */ span: SourceSpanAnswer;
  /** @example "谋划中心公园建设;" */ before: string;
  /** @example "启动碧道建设" */ text: string;
  /** @example "。精心打造科技类景观小品" */ after: string;
}

export class ProjectSourceAnswer {
  /** null: the task comes from no plan */ passage: PlanPassageAnswer | null;
  /** @example "市委第三巡察组反馈意见 第12条" */ originNote: string | null;
}

/** A message about the project, to one person by one channel. */
export class ProjectMessageAnswer {
  id: string;
  /** null: a group chat, or somebody who is gone */ person: NamedAnswer | null;
  /** @example "生态环境分局" */ department: string | null;
  /** @example "email" */ channel: string;
  /** @example "【催办】碧道建设" */ title: string;
  /** @example "delivered" */ state: string;
  at: Date;
  sentAt: Date | null;
  /** In the inbox; mail and chats do not tell */ readAt: Date | null;
}

export class ProjectMessageList {
  /** The latest 200, the newest first */ items: ProjectMessageAnswer[];
}

export class UpcomingSubjectAnswer {
  /** The project itself, or a blocker of it */ kind: 'project' | 'blocker' | 'call-in';
  id: string;
  /** @example "碧道建设" */ title: string;
}

/** A step that falls due if nothing changes until then. */
export class UpcomingStepAnswer {
  /** @example "2022-10-12" */ day: string;
  plannedAt: Date;
  /** What the step counts from @example "deadline" */ track: Track;
  /** Key of the step in the policy @example "after-5wd" */ step: string;
  /** 0 提醒, 1 催办, 2 督办（黄）, 3 督办（红）, 4 通报, 5 约谈 @example 3 */ level: number;
  subject: UpcomingSubjectAnswer;
  /** Owes it */ department: NamedAnswer;
  /** Who will be told; a deputy instead of somebody who is away today */ people: NamedAnswer[];
  /** It asks on its day how the project stands, and may be skipped @example false */ conditional: boolean;
}

export class UpcomingStepList {
  /** At most 12, the next first */ items: UpcomingStepAnswer[];
}
