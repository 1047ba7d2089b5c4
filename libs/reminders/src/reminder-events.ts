import { type EventDescription, eventsAbout, schema } from '#outbox';
import { AUDIENCES } from '#policies';
import { HANDOVERS } from '#notifications';
import { SLIP_COLOURS } from '#slips';

const { DAY, FLAG, ID, INSTANT, listOf, object, oneOf, orNull, such, text, whole } = schema;

const PROJECT = { title: text('碧道建设'), dueDate: DAY };
const CONDITIONS = listOf(
  object({ condition: text('unacknowledged'), holds: such(FLAG, true), text: text('尚未签收：是（要求：是）') }),
);

const STEP = {
  track: text('deadline', 'Which date of the project the step belongs to'),
  step: text('before-7d'),
  level: whole(0, '0 reminder, 1 and more: the level of the escalation'),
  anchorDate: { ...DAY, description: 'The date that the step counts from' },
  ...PROJECT,
  plannedAt: INSTANT,
};

const TAKEN = {
  reminderId: ID,
  ...STEP,
  mergedInto: { ...orNull(ID), description: 'Another reminder, whose message speaks for this one too' },
  audience: listOf(oneOf(AUDIENCES)),
};
/** Where the lead department is not the one who owes it. */
const OWED = {
  departmentId: { ...ID, description: 'Owes it: a department that helps or was called in, or is to resolve a blocker' },
  department: text('城市建设局'),
  blockerId: ID,
  instructionId: { ...ID, description: 'The instruction of a leader that is to be answered' },
};
const TAKEN_MAYBE = { ...HANDOVERS, ...OWED, conditions: CONDITIONS };

const CALL = object(
  { reminderId: ID, level: whole(1), message: text('请抓紧办理并反馈进展。'), people: listOf(text('张三')), ...PROJECT },
  HANDOVERS,
);

const PROJECT_EVENTS = eventsAbout('project', {
  'project.reminded': {
    term: '催办',
    meaning: 'A step before or at a date fell due; its people were reminded.',
    data: object(TAKEN, TAKEN_MAYBE),
  },
  'project.escalated': {
    term: '督办升级',
    meaning: 'A step after a date fell due; a higher person was told.',
    data: object({ ...TAKEN, level: whole(1) }, TAKEN_MAYBE),
  },
  'project.escalation_drafted': {
    term: '拟通报',
    meaning: 'A step of the highest levels fell due; a person decides what becomes of it.',
    data: object({ ...TAKEN, level: whole(4) }, TAKEN_MAYBE),
  },
  'project.step_skipped': {
    term: '条件不符未发',
    meaning: 'A step fell due whose conditions do not hold; nobody was told.',
    data: object({ ...STEP, conditions: CONDITIONS, because: text('条件不符，未发出：尚未签收：否（要求：是）') }, OWED),
  },
  'project.urged': { term: '人工催办', meaning: 'A supervisor urged the lead department.', data: CALL },
  'project.raised': { term: '提请领导', meaning: 'A supervisor raised the project to the leader in charge.', data: CALL },
  'slip.overdue': {
    term: '督办单逾期',
    meaning: 'A step after the date of the answer fell due; a slip of the next colour is proposed.',
    data: object(
      {
        ...TAKEN,
        track: text('blue-slip'),
        slip: object({
          id: ID,
          number: text('督〔2022〕1号'),
          colour: oneOf(SLIP_COLOURS),
          proposedColour: orNull(oneOf(SLIP_COLOURS)),
        }),
      },
      TAKEN_MAYBE,
    ),
  },
});

const CALL_IN_EVENTS = eventsAbout('call-in', {
  'call_in.reminded': {
    term: '吹哨提醒',
    meaning: 'A step before or at the day of signature or answer fell due; its people were reminded.',
    data: object(TAKEN, TAKEN_MAYBE),
  },
  'call_in.escalated': {
    term: '吹哨督办',
    meaning: 'A step after the day of signature or answer fell due; a higher person was told.',
    data: object({ ...TAKEN, level: whole(1) }, TAKEN_MAYBE),
  },
  'call_in.step_skipped': {
    term: '条件不符未发',
    meaning: 'A step of a call fell due whose conditions do not hold; nobody was told.',
    data: object({ ...STEP, conditions: CONDITIONS, because: text('条件不符，未发出：尚未签收：否（要求：是）') }, OWED),
  },
});

const DEPARTMENT_EVENTS = eventsAbout('department', {
  'department.days_changed': {
    term: '部门工作日调整',
    meaning: 'Days off or of duty were set for a department, or given back to the official calendar (`working` is null).',
    data: object({
      department: text('生态环境局'),
      from: DAY,
      to: { ...DAY, description: 'Included' },
      working: orNull(FLAG),
      reason: orNull(text('部门休假')),
      moved: object({ steps: whole(12, 'Pending steps'), atRiskDates: whole(3, 'Projects') }),
    }),
  },
});

const CALENDAR_EVENTS = eventsAbout('calendar', {
  'calendar.year_set': {
    term: '年度日历更新',
    meaning:
      'The official calendar of a year was loaded, or came with a newer version of the program; pending steps were set anew.',
    data: object({
      year: whole(2027, 'Whose calendar it is'),
      source: oneOf(['notice', 'package']),
      moved: object({ steps: whole(12, 'Pending steps'), atRiskDates: whole(3, 'Projects') }),
    }),
  },
});

/** What steps, supervisors who urge, changed days of departments and calendars of a year do to projects. */
export const REMINDER_EVENTS: readonly EventDescription[] = [
  ...PROJECT_EVENTS,
  ...CALL_IN_EVENTS,
  ...DEPARTMENT_EVENTS,
  ...CALENDAR_EVENTS,
];
