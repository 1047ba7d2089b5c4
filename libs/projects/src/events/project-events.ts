import { type EventDescription, eventsAbout, schema } from '#outbox';
import { INDICATOR_TERMS } from '#policies';
import { changed, ORIGIN } from './project-change.js';

const { DAY, decimal, ID, INSTANT, listOf, object, oneOf, orNull, text, whole } = schema;

const MONTH = { ...text('2022-06'), pattern: '^\\d{4}-\\d{2}$' };
const POLICY_VERSION = object({ id: ID, name: text('default'), version: whole(2) });
const PENDING_STEP = orNull(object({ step: text('before-7d'), plannedAt: INSTANT }));
const MILESTONES = listOf(object({ title: text('开工'), dueDate: DAY, doneAt: orNull(INSTANT) }));
const ITEM_FACE = object({ text: text('启动碧道建设'), due: orNull(DAY), path: listOf(text('生态')) });

const LIMIT = object({ kind: text('instruction'), days: whole(15, 'Calendar days'), source: text('督查工作规则'), dueDate: DAY });

const INDICATOR = object({
  id: ID,
  name: text('公办学位'),
  comparison: oneOf(INDICATOR_TERMS.comparison),
  target: decimal(3500),
  unit: text('个'),
  direction: oneOf(INDICATOR_TERMS.direction),
  measure: oneOf(INDICATOR_TERMS.measure),
  baseline: orNull(decimal(0)),
  every: oneOf(INDICATOR_TERMS.every),
  firstMonth: MONTH,
  lastMonth: MONTH,
  shares: orNull(listOf(decimal(1))),
  reportingDay: whole(15, 'Day of the month after a period'),
  setAt: INSTANT,
});

const VALUE = object({
  ...changed({ atRiskFrom: '2022-07-16' }, { atRiskFrom: null }),
  indicatorId: ID,
  name: text('公办学位'),
  unit: text('个'),
  period: MONTH,
  value: decimal(1800),
  earlier: orNull(decimal(1700, 'What was reported before')),
  note: orNull(text('含民办转公办')),
  expected: orNull(decimal(1750, 'By the course')),
  lag: orNull(decimal(0, 'Behind the course, in percent of the whole')),
});

export const PROJECT_EVENTS: readonly EventDescription[] = eventsAbout('project', {
  'project.taken_over': {
    term: '由台账移入',
    meaning: 'The task was moved in from the ledger that the office kept before; what stood in its row.',
    data: object({
      row: whole(17, 'Row of the ledger'),
      state: text('in_progress'),
      percent: whole(60),
      dueDate: DAY,
      originalDueDate: DAY,
      closedOn: orNull(DAY),
      progress: orNull(text('主体完工')),
      problems: orNull(text('用地未批')),
      kept: { type: 'object', additionalProperties: { type: 'string' }, examples: [{ 责任人: '张三' }] },
    }),
  },
  'project.registered': {
    term: '立项交办',
    meaning: 'An item became a project, or a task was registered; `after` is its whole record.',
    data: object(
      {
        ...changed({}, { state: 'registered', dueDate: '2022-05-20', percent: 0 }),
        title: text('碧道建设'),
        text: text('启动碧道建设'),
        origin: ORIGIN,
        originNote: orNull(text('区委常委会2022年第3次会议纪要')),
        leadDepartmentId: ID,
        cooperatingDepartmentIds: listOf(ID),
        leaderId: orNull(ID),
        policyId: ID,
        planItemId: orNull(ID),
        parentId: orNull(ID),
      },
      { limit: LIMIT, carriedFromId: { ...ID, description: 'The project of the year before that goes on as this one' } },
    ),
  },
  'project.policy_changed': {
    term: '改用新规则',
    meaning: 'A running project was moved to another version of its policy; `steps` are the pending ones that moved with it.',
    data: object({
      ...changed({ policyId: '0190f3a2-0000-7000-8000-000000000001' }, { policyId: '0190f3a2-0000-7000-8000-000000000002' }),
      reason: text('统一催办节奏'),
      from: POLICY_VERSION,
      to: POLICY_VERSION,
      steps: listOf(object({ track: text('deadline'), change: text('later'), before: PENDING_STEP, after: PENDING_STEP })),
    }),
  },
  'project.at_risk_dates_changed': {
    term: '进度线调整',
    meaning: 'The workdays of the lead department changed, and with them the days from which the project counts as behind.',
    data: object(changed({ atRiskFrom: '2022-05-20' }, { atRiskFrom: '2022-05-23' })),
  },
  'project.plan_revised': {
    term: '计划文本变更',
    meaning: 'A later version of the plan says something else about the item of this project.',
    data: object({
      planId: ID,
      number: whole(2, 'Of the version'),
      kind: oneOf(['reworded', 're-dated', 'moved', 'added', 'removed', 'unchanged']),
      before: orNull(ITEM_FACE),
      after: orNull(ITEM_FACE),
    }),
  },
  'project.broken_down': {
    term: '任务分解',
    meaning: 'A part of this project was registered as a project of its own.',
    data: object({ childId: ID, leadDepartmentId: ID, dueDate: DAY, weight: whole(1) }),
  },
  'project.progress_derived': {
    term: '进度汇总',
    meaning:
      'The percent of the whole followed from one of its parts; `childId` is null where not everybody may know of that part.',
    data: object({ ...changed({ percent: 40 }, { percent: 55 }), childId: orNull(ID) }),
  },
  'project.milestones_planned': {
    term: '设定节点',
    meaning: 'The milestones of the project were set or changed.',
    data: object({ ...changed({ nextMilestoneDate: null }, { nextMilestoneDate: '2022-05-20' }), milestones: MILESTONES }),
  },
  'project.milestone_reached': {
    term: '节点完成',
    meaning: 'A milestone is done, or no longer.',
    data: object({ ...changed({ nextMilestoneDate: '2022-05-20' }, { nextMilestoneDate: null }), milestones: MILESTONES }),
  },
  'project.indicators_set': {
    term: '设定指标',
    meaning: 'What the project is measured by was set or changed.',
    data: object({ ...changed({ atRiskFrom: null }, { atRiskFrom: '2022-07-16' }), indicators: listOf(INDICATOR) }),
  },
  'project.indicator_reported': { term: '指标填报', meaning: 'The value of a period was reported.', data: VALUE },
  'project.indicator_corrected': { term: '指标更正', meaning: 'A reported value was corrected.', data: VALUE },
});
