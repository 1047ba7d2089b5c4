import type { ActorRef, NewEvent } from '#outbox';
import { slipNumber } from './paper/slip-number.js';
import type { Slip } from './slip.entity.js';

/** An event of a slip, in the history of its project. */
export function slipEvent(slip: Slip, type: string, actor: ActorRef, at: Date, said: Record<string, unknown> = {}): NewEvent {
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
      ...said,
    },
  };
}
