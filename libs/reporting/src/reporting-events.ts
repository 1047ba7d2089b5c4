import { type EventDescription, eventsAbout, schema, type JsonSchema } from '#outbox';
import { CIRCULAR_STATES } from './circulars/circular-transitions.js';
import { CIRCULAR_TEXT_FIELDS } from './circulars/circular-text.js';
import { HANDOVERS } from '#notifications';

const { DAY, decimal, ID, INSTANT, listOf, object, oneOf, orNull, text, whole } = schema;

const APPEAL = { appealId: ID, departmentId: ID, lineId: text('completion.2022-03-31.0190f3a2-5f6b-7cde-8a01-23456789abcd') };
const DECISION = object({ ...APPEAL, answer: text('经核实') });

const APPEAL_EVENTS = eventsAbout('project', {
  'project.score_appealed': {
    term: '考核申诉',
    meaning: 'A department appealed against a line of its scorecard that stands for this project.',
    data: object({ ...APPEAL, rule: text('completion-late'), date: DAY, points: decimal(-1), reason: text('当日停机维护') }),
  },
  'project.score_appeal_upheld': { term: '申诉成立', meaning: 'The line was taken out of the score.', data: DECISION },
  'project.score_appeal_rejected': { term: '申诉不成立', meaning: 'The line stays in the score.', data: DECISION },
});

const DRAFT = { draftId: ID, level: whole(5, '4 通报, 5 约谈'), title: text('碧道建设') };

const DRAFT_EVENTS = eventsAbout('project', {
  'project.criticism_approved': {
    term: '同意列入通报',
    meaning: 'A supervisor approved a draft of the ladder: the next circular names the project.',
    data: object({ ...DRAFT, level: whole(4) }, { reason: text('经催办仍无进展') }),
  },
  'project.interview_called': {
    term: '约谈',
    meaning: 'A supervisor approved a draft of the ladder: the lead department is called in for an interview.',
    data: object({
      ...DRAFT,
      interviewId: ID,
      number: text('约谈〔2022〕1号'),
      heldOn: DAY,
      heldAt: text('15:00', 'Time of the day; empty for none'),
      place: text('管委会三楼会议室'),
      host: text('督查员'),
      attendee: text('主要负责人（环保局长）'),
      problem: text('已逾期20个工作日'),
      demand: text('请主要负责同志按时参加约谈'),
      text: text('2022-10-12 15:00 管委会三楼会议室', 'When and where'),
    }),
  },
  'project.draft_dismissed': {
    term: '不予采纳',
    meaning: 'A supervisor dismissed a draft of the ladder; nothing comes of it.',
    data: object({ ...DRAFT, reason: text('已约定本周五前完成') }),
  },
});

const CIRCULAR = {
  circular: object({
    id: ID,
    number: orNull(text('通报〔2022〕1号')),
    state: oneOf(CIRCULAR_STATES),
    period: text('2022-06'),
    planId: orNull(ID),
    series: orNull(text('十项民生实事')),
    leaderId: { ...orNull(ID), description: 'Only projects of this leader in charge' },
    version: whole(1),
  }),
  title: text('关于2022年6月重点工作落实情况的通报'),
  day: DAY,
  tally: object({
    total: whole(150),
    done: whole(62),
    ongoing: whole(80),
    behind: whole(8),
    green: whole(70),
    yellow: whole(10),
    suspended: whole(0),
    carried: whole(0),
  }),
};

const CHANGES: JsonSchema = {
  type: 'object',
  propertyNames: { enum: CIRCULAR_TEXT_FIELDS },
  additionalProperties: object({ before: text('原文'), after: text('改文') }),
  examples: [{ demands: { before: '原文', after: '改文' } }],
};

const CIRCULAR_EVENTS = eventsAbout('circular', {
  'circular.drafted': {
    term: '通报拟稿',
    meaning: 'A circular was drafted from the figures of a period.',
    data: object(CIRCULAR),
  },
  'circular.edited': {
    term: '通报修改',
    meaning: 'Text of a draft was replaced.',
    data: object({ ...CIRCULAR, changes: CHANGES }),
  },
  'circular.refreshed': { term: '通报更新', meaning: 'The figures of a draft were gathered anew.', data: object(CIRCULAR) },
  'circular.issued': {
    term: '印发通报',
    meaning: 'A circular got its number and went out.',
    data: object({ ...CIRCULAR, recipients: listOf(text('张三')) }, HANDOVERS),
  },
  'circular.withdrawn': { term: '撤回通报', meaning: 'A draft was taken back.', data: object(CIRCULAR) },
});

const RULE_EVENTS = [
  ...eventsAbout('score-rules', {
    'score_rules.published': {
      term: '评分规则发布',
      meaning: 'Rules of the scorecard come into force; null: they always were.',
      data: object({ version: whole(2), title: text('督办考核评分规则'), inForceFrom: orNull(INSTANT) }),
    },
  }),
];

/** Every type of event that appeals, circulars and score rules record. */
export const REPORTING_EVENTS: readonly EventDescription[] = [
  ...APPEAL_EVENTS,
  ...DRAFT_EVENTS,
  ...CIRCULAR_EVENTS,
  ...RULE_EVENTS,
];
