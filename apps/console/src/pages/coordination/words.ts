import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  tab: { blockers: '难点', 'call-ins': '吹哨' },
  all: '包括已了结的',
  empty: { blockers: '没有未解决的难点', 'call-ins': '没有未了结的吹哨' },
  kind: { funds: '资金', land: '用地', approval: '审批', relocation: '征拆', other: '其他' },
  blockerState: { raised: '待交办', assigned: '已交办', resolved: '已解决' },
  callState: { called: '待答复', answered: '待评价', confirmed: '已确认' },
  overdue: '逾期',
  raised: '{{name}} · {{unit}} · {{day}} 提出',
  assigned: '交办 {{who}}，{{day}} 前解决',
  resolved: '解决：{{text}}',
  called: '{{name}} · {{unit}} · {{day}} 吹哨，{{due}} 前答复',
  signed: '已签收',
  unsigned: '未签收',
  act: { assign: '交办', resolve: '解决', reopen: '重新提出', sign: '签收', answer: '答复', confirm: '评价' },
  done: '已办：{{what}}',
  field: {
    departmentId: '交办给',
    dueDate: '限期',
    resolve: '怎样解决的',
    reopen: '为什么又出现',
    answer: '答复内容',
    confirm: '意见',
    rating: '评价（1、2 分退回重办）',
  },
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    tab: { blockers: 'Blockers', 'call-ins': 'Call-ins' },
    all: 'With those that have ended',
    empty: { blockers: 'No blocker is open', 'call-ins': 'No call-in is open' },
    kind: { funds: 'Funds', land: 'Land', approval: 'Approval', relocation: 'Relocation', other: 'Other' },
    blockerState: { raised: 'to be assigned', assigned: 'assigned', resolved: 'resolved' },
    callState: { called: 'to be answered', answered: 'to be rated', confirmed: 'confirmed' },
    overdue: 'overdue',
    raised: '{{name}} · {{unit}} · raised {{day}}',
    assigned: 'Assigned to {{who}}, to be resolved by {{day}}',
    resolved: 'Resolved: {{text}}',
    called: '{{name}} · {{unit}} · called {{day}}, answer by {{due}}',
    signed: 'signed',
    unsigned: 'not signed',
    act: { assign: 'Assign', resolve: 'Resolve', reopen: 'Reopen', sign: 'Sign', answer: 'Answer', confirm: 'Rate' },
    done: 'Done: {{what}}',
    field: {
      departmentId: 'Assign to',
      dueDate: 'By',
      resolve: 'How it was resolved',
      reopen: 'Why it is there again',
      answer: 'Answer',
      confirm: 'Remark',
      rating: 'Rating (1 and 2 send it back)',
    },
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    coordination: typeof zh;
  }
}

addWords('coordination', words);
