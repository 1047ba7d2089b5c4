import { type ActorRef, type EventDescription, eventsAbout, type NewEvent, schema } from '#outbox';
import { HANDOVERS } from '#notifications';
import { slipNumber } from './paper/slip-number.js';
import { SLIP_COLOURS } from './slip-colour.js';
import { SLIP_STATES } from './slip-state.js';
import type { Slip } from './slip.entity.js';

const { DAY, ID, listOf, object, oneOf, text, whole } = schema;

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
  title: text('碧道建设'),
  dueDate: DAY,
};

/** What happens to slips, in the history of their project. */
export const SLIP_EVENTS: readonly EventDescription[] = eventsAbout('project', {
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
});

/** An event of a slip, in the history of its project. */
export function slipEvent(slip: Slip, type: string, actor: ActorRef, at: Date, facts: Record<string, unknown> = {}): NewEvent {
  const { id, colour, state, dueDate, answerDue, sendBacks, version, title } = slip;
  return {
    type,
    subject: { kind: 'project', id: slip.projectId },
    actor: { id: actor.id, name: actor.name },
    at,
    data: {
      slip: { id, number: slipNumber(slip.year, slip.number), colour, state, answerDue, sendBacks, version },
      title,
      dueDate,
      ...facts,
    },
  };
}
