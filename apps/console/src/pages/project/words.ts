import { addWords, type Words } from '../../i18n/index.js';
import { en, eventsZh } from './event-words.js';

const zh = {
  event: eventsZh,
  part: {
    reports: '进展反馈',
    history: '办理史',
    milestones: '节点',
    indicators: '指标',
    slips: '督办单',
    blockers: '难点',
    attachments: '附件',
  },
  from: '出自',
  reportDue: '下次反馈',
  signBy: '签收期限',
  steps: '办理步骤',
  acknowledged: '签收',
  review: '审核',
  ended: '办结',
  requested: '要求反馈：{{text}}（{{by}}，{{day}} 前）',
  objection: '异议待答复：{{text}}',
  extension: '申请延到 {{day}}：{{text}}',
  returned: '反馈被退回：{{text}}',
  excused: '已容错：{{text}}',
  empty: {
    reports: '还没有反馈',
    milestones: '没有设节点',
    indicators: '没有设指标',
    slips: '没有督办单',
    blockers: '没有难点',
    attachments: '没有附件',
    history: '没有记录',
  },
  folded: '提醒、催办 {{count}} 次',
  system: '系统',
  problems: '存在问题：{{text}}',
  returnedReport: '已退回：{{text}}',
  reached: '已完成 {{day}}',
  weight: '权重 {{weight}}',
  target: '目标 {{target}}{{unit}}',
  showAll: '展开全部',
  answerBy: '{{day}} 前答复',
};

const words: Words<typeof zh> = {
  'zh-CN': zh,
  en: {
    event: en,
    part: {
      reports: 'Reports',
      history: 'History',
      milestones: 'Milestones',
      indicators: 'Indicators',
      slips: 'Slips',
      blockers: 'Blockers',
      attachments: 'Attachments',
    },
    from: 'From',
    reportDue: 'Next report',
    signBy: 'Sign by',
    steps: 'Steps',
    acknowledged: 'Signed',
    review: 'Review',
    ended: 'Closed',
    requested: 'Report asked for: {{text}} ({{by}}, by {{day}})',
    objection: 'Objection to be answered: {{text}}',
    extension: 'Asks for {{day}}: {{text}}',
    returned: 'Report returned: {{text}}',
    excused: 'Excused: {{text}}',
    empty: {
      reports: 'No report yet',
      milestones: 'No milestones',
      indicators: 'No indicators',
      slips: 'No slips',
      blockers: 'No blockers',
      attachments: 'No attachments',
      history: 'No entries',
    },
    folded: 'Reminded {{count}} times',
    system: 'System',
    problems: 'Problems: {{text}}',
    returnedReport: 'Returned: {{text}}',
    reached: 'reached {{day}}',
    weight: 'weight {{weight}}',
    target: 'target {{target}}{{unit}}',
    showAll: 'Show all',
    answerBy: 'answer by {{day}}',
  },
};

declare module '../../i18n/index.js' {
  interface Resources {
    project: typeof zh;
  }
}

addWords('project', words);
