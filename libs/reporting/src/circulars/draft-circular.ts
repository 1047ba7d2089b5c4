import { recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { newId, type Tx } from '#platform';
import type { CircularContext } from './circular-context.js';
import { circularEvent } from './circular-record.js';
import { wordedText } from './circular-text.js';
import { Circular } from './circular.entity.js';
import { type CircularSubject, gatherFigures } from './gather-figures.js';

export interface CircularDraft extends CircularSubject {
  /** Instead of the one that period and scope suggest. */
  title?: string;
  actor: Actor;
}

/**
 * Drafts a circular (拟通报) of a period, for people to edit.
 * @throws DomainError `access.denied`, `period.invalid`, `plan.not-found`
 */
export async function draftCircular(
  tx: Tx,
  context: CircularContext,
  { title, actor, ...subject }: CircularDraft,
): Promise<Circular> {
  requireAbility(actor, 'project.supervise');
  const figures = await gatherFigures(tx, subject, context);
  const now = context.clock.now();
  const text = wordedText(figures, context.circularRules);
  const circular: Circular = {
    id: newId(),
    state: 'draft',
    year: null,
    number: null,
    period: subject.period,
    planId: subject.planId ?? null,
    series: subject.series ?? null,
    text: title === undefined ? text : { ...text, title },
    edited: title === undefined ? [] : ['title'],
    figures,
    draftedByName: actor.name,
    draftedAt: now,
    issuedByName: null,
    issuedAt: null,
    changedAt: now,
    version: 1,
  };
  await tx.manager.insert(Circular, circular);
  await recordEvents(tx, [circularEvent(circular, 'circular.drafted', actor, now)]);
  return circular;
}
