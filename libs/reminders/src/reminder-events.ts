import { type EventDescription, eventsAbout, schema } from '#outbox';
import { AUDIENCES } from '#policies';
import { SLIP_COLOURS, SLIP_STATES } from '#slips';

const { DAY, FLAG, ID, INSTANT, listOf, object, oneOf, orNull, such, text, whole } = schema;

const HANDOVER = object({
  absentId: ID,
  absent: text('张三'),
  deputyId: orNull(ID),
  deputy: orNull(text('李四')),
  handedOver: such(FLAG, true),
});
export const HANDOVERS = { handovers: { ...listOf(HANDOVER), description: 'Who of those that get it is away' } };

const PROJECT = { title: text('碧道建设'), dueDate: DAY };
const CONDITIONS = listOf(
  object({ condition: text('unacknowledged'), holds: such(FLAG, true), text: text('尚未签收：是（要求：是）') }),
);

const STEP = {
  track: text('deadline', 'Which date of the project the step belongs to'),
  step: text('before-7d'),
  level: whole(0, '0 reminder, 1 and more: the rung of the escalation'),
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
const TAKEN_MAYBE = { ...HANDOVERS, conditions: CONDITIONS };

const CALL = object(
  { reminderId: ID, level: whole(1), message: text('请抓紧办理并反馈进展。'), people: listOf(text('张三')), ...PROJECT },
  HANDOVERS,
);

const SLIP = {
  slip: object({
    id: ID,
    number: text('督〔2022〕1号'),
    colour: oneOf(SLIP_COLOURS),
    state: oneOf(SLIP_STATES),
    answerDue: DAY,
    sendBacks: whole(0),
    version: whole(1),
  }),
  ...PROJECT,
};

/** What the ladder and the supervisor's hand did to a project. */
export const LADDER_EVENTS: readonly EventDescription[] = eventsAbout('project', {
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
  'project.step_passed_over': {
    term: '条件不符未发',
    meaning: 'A step fell due whose conditions do not hold; nobody was told.',
    data: object({ ...STEP, conditions: CONDITIONS, because: text('条件不符，未发出：尚未签收：否（要求：是）') }),
  },
  'project.urged': { term: '人工催办', meaning: 'A supervisor urged the lead department.', data: CALL },
  'project.raised': { term: '提请领导', meaning: 'A supervisor raised the project to the leader in charge.', data: CALL },
  'slip.issued': {
    term: '印发督办单',
    meaning: 'A slip demands an answer by a date.',
    data: object(
      { ...SLIP, problem: text('逾期未完成。'), demand: text('请于2022年6月1日前书面答复。'), recipients: listOf(text('张三')) },
      { reason: text('市领导批示'), ...HANDOVERS },
    ),
  },
  'slip.answered': {
    term: '督办单答复',
    meaning: 'The lead department answered the slip.',
    data: object({ ...SLIP, text: text('已制定整改措施。') }, { reason: text(''), ...HANDOVERS }),
  },
  'slip.accepted': {
    term: '答复通过',
    meaning: 'The answer was accepted.',
    data: object(SLIP, { text: text(''), reason: text(''), ...HANDOVERS }),
  },
  'slip.sent_back': {
    term: '答复退回',
    meaning: 'The answer is not enough; another one is due.',
    data: object({ ...SLIP, reason: text('未说明措施') }, { text: text(''), ...HANDOVERS }),
  },
  'slip.withdrawn': {
    term: '撤回督办单',
    meaning: 'The slip was taken back.',
    data: object({ ...SLIP, reason: text('误发') }, { text: text(''), ...HANDOVERS }),
  },
  'slip.settled': {
    term: '督办单了结',
    meaning: 'The project ended, and with it the slip.',
    data: object({ ...SLIP, reason: text('事项已办结') }),
  },
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
