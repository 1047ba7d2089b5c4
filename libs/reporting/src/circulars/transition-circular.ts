import { recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { DomainError, notFound, staleVersion, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { handoverFacts, namesOf } from '#notifications';
import { takeNumber } from '#slips';
import { announceCircular, addresseesOf } from './announce-circular.js';
import type { CircularContext } from './circular-context.js';
import { CIRCULAR_TRANSITIONS, type CircularTransition, legalCircularTransitions } from './circular-transitions.js';
import { circularEvent } from './circular-record.js';
import { CIRCULAR_TEXT_FIELDS, type CircularText, rewordedText, wordedText } from './circular-text.js';
import { Circular } from './circular.entity.js';
import { gatherFigures } from './gather-figures.js';

export interface CircularCommand {
  circularId: string;
  actor: Actor;
  /** The version the actor saw. */
  expectedVersion: number;
}

/**
 * Replaces the text of a draft; its figures stay.
 * @throws DomainError `access.denied`, `circular.not-found`, `version.stale`, `circular.illegal-transition`
 */
export async function editCircular(
  tx: Tx,
  context: CircularContext,
  { text, ...command }: CircularCommand & { text: CircularText },
): Promise<Circular> {
  const before = await lockCircular(tx, command, 'edit');
  const changed = CIRCULAR_TEXT_FIELDS.filter((field) => text[field] !== before.text[field]);
  if (changed.length === 0) return before;
  const edited = CIRCULAR_TEXT_FIELDS.filter((field) => before.edited.includes(field) || changed.includes(field));
  const changes = Object.fromEntries(changed.map((field) => [field, { before: before.text[field], after: text[field] }]));
  return (await moved(tx, context, command, before, 'edit', { text, edited }, { changes })).circular;
}

/**
 * Gathers the figures of a draft anew; the parts of the text that nobody edited follow them.
 * @throws DomainError as {@link editCircular}
 */
export async function refreshCircular(tx: Tx, context: CircularContext, command: CircularCommand): Promise<Circular> {
  const before = await lockCircular(tx, command, 'refresh');
  const { period, planId, series, edited } = before;
  const subject = { period, ...(planId === null ? {} : { planId }), ...(series === null ? {} : { series }) };
  const figures = await gatherFigures(tx, subject, context);
  const text = rewordedText(before.text, edited, wordedText(figures, context.circularRules));
  return (await moved(tx, context, command, before, 'refresh', { figures, text })).circular;
}

/**
 * Issues a draft (印发): number, history and messages in one transaction. From then on nothing changes it.
 * @throws DomainError as {@link editCircular}; `circular.confidential` when something on it may not be read any more
 */
export async function issueCircular(tx: Tx, context: CircularContext, command: CircularCommand): Promise<Circular> {
  const before = await lockCircular(tx, command, 'issue');
  await assertPublic(tx, before);
  const now = context.clock.now();
  const readers = await addresseesOf(tx, before, now, context.channels);
  const year = Number(civilDateOf(now).slice(0, 4));
  const number = await takeNumber(tx, 'circular_counter', year);
  const issue = { year, number, issuedByName: command.actor.name, issuedAt: now };
  const told = { recipients: namesOf(readers), ...handoverFacts(readers) };
  const { circular, eventId } = await moved(tx, context, command, before, 'issue', issue, told);
  await announceCircular(tx, circular, { readers, sourceId: eventId, publicUrl: context.publicUrl, now });
  return circular;
}

/** Takes a draft back. @throws DomainError as {@link editCircular} */
export async function withdrawCircular(tx: Tx, context: CircularContext, command: CircularCommand): Promise<Circular> {
  const before = await lockCircular(tx, command, 'withdraw');
  return (await moved(tx, context, command, before, 'withdraw', {})).circular;
}

async function lockCircular(
  tx: Tx,
  { circularId, actor, expectedVersion }: CircularCommand,
  transition: CircularTransition,
): Promise<Circular> {
  requireAbility(actor, 'project.supervise');
  const circular = await tx.manager.findOne(Circular, { where: { id: circularId }, lock: { mode: 'pessimistic_write' } });
  if (!circular) throw notFound('circular', circularId);
  if (expectedVersion !== circular.version) throw staleVersion('circular', circularId, expectedVersion, circular.version);
  const { state } = circular;
  const legal = legalCircularTransitions(state);
  if (legal.includes(transition)) return circular;
  throw new DomainError(
    'circular.illegal-transition',
    `A circular that is ${state} can't take the move ${transition}: only drafts change. Draft another one.`,
    { state, transition, legalTransitions: legal },
  );
}

/** A project may have been made confidential since the draft. */
async function assertPublic(tx: Tx, { figures }: Circular): Promise<void> {
  const ids = figures.redList.map(({ projectId }) => projectId);
  const hidden = await tx.query('SELECT 1 FROM project WHERE id = ANY($1) AND confidential LIMIT 1', [ids]);
  if (hidden.length === 0) return;
  throw new DomainError(
    'circular.confidential',
    'Something on the red list may not be published any more. Refresh the draft, check its text, and issue it then.',
  );
}

async function moved(
  tx: Tx,
  { clock }: CircularContext,
  { actor }: CircularCommand,
  before: Circular,
  transition: CircularTransition,
  change: Partial<Circular>,
  said: Record<string, unknown> = {},
): Promise<{ circular: Circular; eventId: string }> {
  const now = clock.now();
  const { to, event } = CIRCULAR_TRANSITIONS[transition];
  const circular: Circular = { ...before, ...change, state: to, changedAt: now, version: before.version + 1 };
  await tx.manager.save(Circular, circular);
  const [recorded] = await recordEvents(tx, [circularEvent(circular, event, actor, now, said)]);
  return { circular, eventId: recorded?.id ?? circular.id };
}
