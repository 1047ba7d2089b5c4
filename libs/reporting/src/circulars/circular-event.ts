import type { ActorRef, NewEvent } from '#outbox';
import { numberOf } from './circular-number.js';
import type { Circular } from './circular.entity.js';

/** An event in the history of a circular. */
export function circularEvent(
  circular: Circular,
  type: string,
  actor: ActorRef,
  at: Date,
  facts: Record<string, unknown> = {},
): NewEvent {
  const { id, state, period, planId, series, leaderId, version, text, figures } = circular;
  return {
    type,
    subject: { kind: 'circular', id },
    actor: { id: actor.id, name: actor.name },
    at,
    data: {
      circular: { id, number: numberOf(circular), state, period, planId, series, leaderId, version },
      title: text.title,
      day: figures.day,
      tally: figures.tally,
      ...facts,
    },
  };
}
