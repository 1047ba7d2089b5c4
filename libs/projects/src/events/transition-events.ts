import { type EventDescription, eventsAbout, schema, type JsonSchema } from '#outbox';
import type { TransitionStatement } from '../transitions/table/transition-definition.js';
import { PROJECT_TRANSITIONS, type ProjectTransition, ruleOf } from '../transitions/project-transitions.js';
import type { ProjectRecord } from '../project/project-record.js';
import { changed } from './project-change.js';

const { DAY, ID, listOf, object, orNull, PERCENT, text } = schema;

interface TransitionEvent {
  term: string;
  meaning: string;
  /** A typical change. */
  change?: [before: Partial<ProjectRecord>, after: Partial<ProjectRecord>];
  facts?: Record<string, JsonSchema>;
  maybe?: Record<string, JsonSchema>;
}

/** What people say with a move, under the name that the event has for it. */
const SAID: Partial<Record<keyof TransitionStatement, [string, JsonSchema]>> = {
  reason: ['reason', text('征地未完成')],
  percent: ['percent', PERCENT],
  text: ['text', text('已完成施工招标，进场施工。')],
  problems: ['problems', text('征地尚未完成')],
  dueDate: ['statedDueDate', { ...DAY, description: 'The date that was named with the move' }],
};

const NOON = '2022-05-18T04:00:00.000Z';
const FILES = { attachmentIds: listOf(ID) };

const EVENTS: Readonly<Record<ProjectTransition, TransitionEvent>> = {
  acknowledge: {
    term: '签收',
    meaning: 'The lead department signed for the task.',
    change: [
      { state: 'registered', acknowledgedAt: null, cadenceSince: null },
      { state: 'in_progress', acknowledgedAt: NOON, cadenceSince: '2022-05-18' },
    ],
  },
  object: {
    term: '提出异议',
    meaning: 'The lead department holds that the task is not its own.',
    change: [
      { objection: null, objectedAt: null },
      { objection: '不属本部门职责', objectedAt: NOON },
    ],
  },
  'dismiss-objection': {
    term: '驳回异议',
    meaning: 'A supervisor dismissed the objection; the task stays where it is, and the signature counts from now on.',
    change: [
      { objection: '不属本部门职责', objectedAt: NOON, deadlineRestartedAt: null },
      { objection: null, objectedAt: null, deadlineRestartedAt: '2022-05-19T02:00:00.000Z' },
    ],
  },
  reassign: {
    term: '改派',
    meaning: 'Another department leads; it has to sign.',
    change: [
      { state: 'in_progress', leadDepartmentId: '0190f3a2-0000-7000-8000-000000000001' },
      { state: 'registered', leadDepartmentId: '0190f3a2-0000-7000-8000-000000000002' },
    ],
  },
  transfer: {
    term: '移交',
    meaning: 'The successor of the lead department takes the project over as it stands (机构改革).',
    change: [
      { leadDepartmentId: '0190f3a2-0000-7000-8000-000000000001' },
      { leadDepartmentId: '0190f3a2-0000-7000-8000-000000000002' },
    ],
  },
  'change-leader': {
    term: '调整分管领导',
    meaning: 'Another leader is in charge.',
    change: [{ leaderId: null }, { leaderId: '0190f3a2-0000-7000-8000-000000000004' }],
  },
  report: {
    term: '进展反馈',
    meaning: 'The lead department reported progress.',
    change: [
      { percent: 40, lastReportAt: null },
      { percent: 60, lastReportAt: NOON },
    ],
    facts: { reportId: ID },
    maybe: { ...FILES, answers: { ...listOf(text('分管领导')), description: 'Who had asked for this report' } },
  },
  'no-change': {
    term: '本期无变化',
    meaning: 'The lead department reported that nothing has changed.',
    change: [{ lastReportAt: null }, { lastReportAt: NOON }],
    facts: { reportId: ID },
    maybe: { ...FILES, answers: { ...listOf(text('分管领导')), description: 'Who had asked for this report' } },
  },
  'return-report': {
    term: '退回反馈',
    meaning: 'The last report is not enough; another one is owed.',
    change: [
      { reportReturnedAt: null, reportReturnReason: null },
      { reportReturnedAt: NOON, reportReturnReason: '缺少佐证材料' },
    ],
    facts: { reportId: orNull(ID) },
  },
  'request-report': {
    term: '要求反馈',
    meaning: 'Somebody asked for a report by a day.',
    change: [{ reportRequestedFor: null }, { reportRequestedFor: '2022-05-20' }],
    maybe: {
      alsoRequestedBy: {
        ...listOf(object({ by: text('分管领导'), dueDate: DAY })),
        description: 'Who else has asked for the same month',
      },
    },
  },
  'request-extension': {
    term: '申请延期',
    meaning: 'The lead department asks for a later due date.',
    change: [
      { requestedDueDate: null, extensionReason: null, extensionRequestedAt: null },
      { requestedDueDate: '2022-09-30', extensionReason: '征地未完成', extensionRequestedAt: NOON },
    ],
  },
  'withdraw-extension': {
    term: '撤回延期申请',
    meaning: 'The department took its request back.',
    change: [{ requestedDueDate: '2022-09-30' }, { requestedDueDate: null }],
  },
  'approve-extension': {
    term: '同意延期',
    meaning: 'The due date was extended as asked, or to another day.',
    change: [
      { dueDate: '2022-05-20', extensions: 0, requestedDueDate: '2022-09-30' },
      { dueDate: '2022-09-30', extensions: 1, requestedDueDate: null },
    ],
  },
  'refuse-extension': {
    term: '不同意延期',
    meaning: 'The due date stays.',
    change: [{ requestedDueDate: '2022-09-30' }, { requestedDueDate: null }],
  },
  'request-completion': {
    term: '申请办结',
    meaning: 'The lead department says that the task is done.',
    change: [
      { state: 'in_progress', percent: 90, completionRequestedAt: null },
      { state: 'in_review', percent: 100, completionRequestedAt: NOON },
    ],
    maybe: FILES,
  },
  close: {
    term: '办结',
    meaning: 'A supervisor accepted that the task is done.',
    change: [
      { state: 'in_review', closedAt: null },
      { state: 'closed', closedAt: NOON },
    ],
  },
  return: {
    term: '退回',
    meaning: 'A supervisor holds that it is not done; work goes on.',
    change: [
      { state: 'in_review', returns: 0 },
      { state: 'in_progress', returns: 1 },
    ],
  },
  reopen: {
    term: '重新办理',
    meaning: 'A closed project is in work again.',
    change: [
      { state: 'closed', reopenings: 0, closedAt: NOON },
      { state: 'in_progress', reopenings: 1, closedAt: null },
    ],
  },
  'acknowledge-cooperation': {
    term: '配合单位签收',
    meaning: 'A department that helps signed for its part.',
    facts: { departmentId: ID },
  },
  'report-cooperation': {
    term: '配合单位反馈',
    meaning: 'A department that helps reported.',
    facts: { departmentId: ID, reportId: ID },
    maybe: FILES,
  },
  'change-cooperation': {
    term: '调整配合单位',
    meaning: 'Other departments help than before.',
    facts: { cooperation: object({ before: listOf(ID), after: listOf(ID) }) },
  },
  suspend: {
    term: '中止',
    meaning: 'The project rests; nothing is reminded.',
    change: [
      { state: 'in_progress', stateBeforeSuspension: null },
      { state: 'suspended', stateBeforeSuspension: 'in_progress' },
    ],
  },
  resume: {
    term: '恢复',
    meaning: 'A suspended project goes on where it was.',
    change: [
      { state: 'suspended', stateBeforeSuspension: 'in_progress' },
      { state: 'in_progress', stateBeforeSuspension: null },
    ],
  },
  cancel: { term: '撤销', meaning: 'The project was given up.', change: [{ state: 'in_progress' }, { state: 'cancelled' }] },
  'carry-over': {
    term: '结转',
    meaning: 'The task was not done by the end of its year and goes on as another project, in the plan of the next year.',
    change: [{ state: 'in_progress' }, { state: 'carried_over' }],
    facts: { carriedToId: ID },
  },
  'take-back': {
    term: '撤回立项',
    meaning: 'The registration was a mistake and nobody had signed: the item of the plan is a draft again.',
    change: [{ state: 'registered' }, { state: 'cancelled' }],
  },
  'change-due-date': {
    term: '调整时限',
    meaning: 'A supervisor set another due date.',
    change: [{ dueDate: '2022-05-20' }, { dueDate: '2022-06-30' }],
  },
  excuse: {
    term: '容错免责',
    meaning: 'The delay of the project stays out of the score.',
    change: [{ excusedReason: null }, { excusedReason: '汛期停工' }],
  },
  label: {
    term: '归类',
    meaning: 'Tags or series of the project changed.',
    change: [{ tags: [] }, { tags: ['民生'] }],
  },
  prioritize: {
    term: '调整紧急程度',
    meaning: 'The project became more or less urgent.',
    change: [{ priority: 'normal' }, { priority: 'urgent' }],
  },
  restrict: {
    term: '限定知悉范围',
    meaning: 'Only named people may know of it from now on; no endpoint hears of this or later events.',
    change: [
      { confidential: false, readerIds: [] },
      { confidential: true, readerIds: ['0190f3a2-0000-7000-8000-000000000003'] },
    ],
  },
  'name-people': {
    term: '指定责任人',
    meaning: 'Other people are named for the task (责任领导, 责任人, 联络员) than before.',
    change: [
      { people: [] },
      {
        people: [
          { role: 'responsible-person', name: '余秋月', phone: null, personId: '0190f3a2-0000-7000-8000-000000000005' },
          { role: 'liaison', name: '李四', phone: '0769-22891234', personId: null },
        ],
      },
    ],
  },
  unrestrict: {
    term: '解除知悉限制',
    meaning: 'The project may be known again.',
    change: [
      { confidential: true, readerIds: ['0190f3a2-0000-7000-8000-000000000003'] },
      { confidential: false, readerIds: [] },
    ],
  },
};

/** One event for each move of the table of moves: what changed, what was said, and what the move wrote besides. */
export const TRANSITION_EVENTS: readonly EventDescription[] = PROJECT_TRANSITIONS.flatMap((transition) => {
  const { term, meaning, change = [{}, {}], facts = {}, maybe = {} } = EVENTS[transition];
  const { event, requires } = ruleOf(transition);
  const said = (required: boolean): Record<string, JsonSchema> =>
    Object.fromEntries(
      Object.entries(SAID).flatMap(([field, entry]) =>
        requires.includes(field as keyof TransitionStatement) === required ? [entry] : [],
      ),
    );
  const data = object({ ...changed(...change), ...said(true), ...facts }, { ...said(false), ...maybe });
  return eventsAbout('project', { [event]: { term, meaning, data } });
});
