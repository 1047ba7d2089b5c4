import { addWords, type Words } from '../../i18n/index.js';

const zh = {
  group: {
    urgent: '今天到期或已逾期',
    sign: '待签收',
    report: '待反馈',
    slips: '待答复督办单',
    returned: '被退回',
    decide: '待决定',
    soon: '临近',
    other: '其他',
  },
  kind: {
    sign: '请签收',
    'sign-part': '请配合签收',
    report: '请反馈进展',
    'report-part': '请反馈配合进展',
    'revise-report': '请重新反馈',
    complete: '请办结',
    'answer-slip': '请答复督办单',
    'sign-call-in': '请签收吹哨',
    'answer-call-in': '请答复吹哨',
    'rate-call-in': '请评价答复',
    'resolve-blocker': '请解决难点',
    'assign-blocker': '请交办难点',
    'decide-extension': '请决定延期',
    'decide-objection': '请答复异议',
    'review-completion': '请审核办结',
    'review-answer': '请审核督办单答复',
    'decide-appeal': '请决定申诉',
    'answer-instruction': '请答复批示',
    'report-value': '请填报指标',
    'review-draft': '请审定通报或约谈',
    'review-plan': '请审定计划',
  },
  empty: '今天没有要您办的事',
  emptyNext: '看我的事项',
  open: '去办理',
  signAll: '全部签收',
  noChangeAll: '全部无变化',
  choose: '逐项核对，不办的去掉勾',
  result: '成功 {{done}} · 未办 {{refused}}',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    group: {
      urgent: 'Due today or overdue',
      sign: 'To sign',
      report: 'To report',
      slips: 'Slips to answer',
      returned: 'Returned',
      decide: 'To decide',
      soon: 'Soon',
      other: 'Other',
    },
    kind: {
      sign: 'Sign for it',
      'sign-part': 'Sign for your part',
      report: 'Report progress',
      'report-part': 'Report on your part',
      'revise-report': 'Report again',
      complete: 'Complete it',
      'answer-slip': 'Answer the slip',
      'sign-call-in': 'Sign for the call-in',
      'answer-call-in': 'Answer the call-in',
      'rate-call-in': 'Rate the answer',
      'resolve-blocker': 'Resolve the blocker',
      'assign-blocker': 'Assign the blocker',
      'decide-extension': 'Decide the extension',
      'decide-objection': 'Answer the objection',
      'review-completion': 'Review the completion',
      'review-answer': 'Review the answer to the slip',
      'decide-appeal': 'Decide the appeal',
      'answer-instruction': 'Answer the instruction',
      'report-value': 'Report the value',
      'review-draft': 'Decide on the circular or interview',
      'review-plan': 'Review the plan',
    },
    empty: 'Nothing waits for you today',
    emptyNext: 'See my projects',
    open: 'Go to it',
    signAll: 'Sign all',
    noChangeAll: 'No change for all',
    choose: 'Check each; untick what you leave out',
    result: '{{done}} done · {{refused}} refused',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    todo: typeof zh;
  }
}

addWords('todo', words);
