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

const CIRCULAR = {
  circular: object({
    id: ID,
    number: orNull(text('通报〔2022〕1号')),
    state: oneOf(CIRCULAR_STATES),
    period: text('2022-06'),
    planId: orNull(ID),
    series: orNull(text('十项民生实事')),
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
export const REPORTING_EVENTS: readonly EventDescription[] = [...APPEAL_EVENTS, ...CIRCULAR_EVENTS, ...RULE_EVENTS];
