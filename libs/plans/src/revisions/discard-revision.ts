import { recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { DomainError, notFound, staleVersion, type Tx } from '#platform';
import { EVERYBODY, hiddenFrom } from '#projects';
import { PlanRevision } from './plan-revision.entity.js';
import { shownRevision } from './shown-revision.js';

export interface DiscardCommand {
  planId: string;
  number: number;
  actor: Actor;
  /** The version of the revision that the actor saw; null skips the check. */
  expectedVersion: number | null;
  reason?: string;
}

/**
 * Lays a proposed version aside; the plan stays as it is.
 * @throws DomainError `revision.not-found`, `revision.not-open`, `version.stale`
 */
export async function discardRevision(tx: Tx, command: DiscardCommand, now: Date): Promise<PlanRevision> {
  requireAbility(command.actor, 'plan.manage');
  const revision = await lockRevision(tx, command.planId, command.number, command.expectedVersion);
  await discard(tx, revision, command.reason ?? null, { actor: command.actor, now });
  return revision;
}

/** Lays aside the version that still waits for a decision, if there is one. */
export async function discardOpenRevision(
  tx: Tx,
  planId: string,
  reason: string,
  by: { actor: Actor; now: Date },
): Promise<void> {
  const open = await tx.manager.findOne(PlanRevision, {
    where: [
      { planId, state: 'reading' },
      { planId, state: 'proposed' },
    ],
    lock: { mode: 'pessimistic_write' },
  });
  if (open) await discard(tx, open, reason, by);
}

async function discard(
  tx: Tx,
  revision: PlanRevision,
  reason: string | null,
  { actor, now }: { actor: Actor; now: Date },
): Promise<void> {
  const figures = await publicFigures(tx, revision, ['counts']);
  settle(revision, 'discarded', actor, now);
  revision.message = reason;
  await tx.manager.save(revision);
  await recordRevisionEvent(tx, 'plan.revision_discarded', revision, { actor, now }, { ...figures, reason });
}

/** Reads a revision for a decision and locks it. @throws DomainError `revision.not-found`, `revision.not-open`, `version.stale` */
export async function lockRevision(
  tx: Tx,
  planId: string,
  number: number,
  expectedVersion: number | null,
): Promise<PlanRevision> {
  const revision = await tx.manager.findOne(PlanRevision, { where: { planId, number }, lock: { mode: 'pessimistic_write' } });
  if (!revision) throw notFound('revision', String(number));
  if (revision.state !== 'proposed') throw notOpen(revision);
  if (expectedVersion !== null && expectedVersion !== revision.version)
    throw staleVersion('revision', String(number), expectedVersion, revision.version);
  return revision;
}

function notOpen({ number, state, decidedByName, decidedAt }: PlanRevision): DomainError {
  const what =
    state === 'reading'
      ? 'is still being read. Wait for its job.'
      : `was ${state}${decidedByName ? ` by ${decidedByName}` : ''}${decidedAt ? ` at ${decidedAt.toISOString()}` : ''}. Read the plan again.`;
  return new DomainError('revision.not-open', `Version ${number} ${what}`, { number, state, decidedByName, decidedAt });
}

export function settle(revision: PlanRevision, state: 'applied' | 'discarded', actor: Actor, now: Date): void {
  Object.assign(revision, {
    state,
    decidedBy: actor.id,
    decidedByName: actor.name,
    decidedAt: now,
    version: revision.version + 1,
  });
}

/** What events say of a version: an endpoint may read it, so nothing of confidential projects is counted. */
export async function publicFigures<Name extends 'counts' | 'outcome'>(
  tx: Tx,
  revision: PlanRevision,
  names: readonly Name[],
): Promise<Record<string, unknown>> {
  const shown = shownRevision(revision, await hiddenFrom(tx, EVERYBODY));
  return Object.fromEntries(names.map((name) => [name, shown[name]]));
}

export async function recordRevisionEvent(
  tx: Tx,
  type: string,
  revision: PlanRevision,
  { actor, now }: { actor: { id: string | null; name: string }; now: Date },
  data: Record<string, unknown>,
): Promise<void> {
  await recordEvents(tx, [
    {
      type,
      subject: { kind: 'plan', id: revision.planId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { number: revision.number, ...data },
    },
  ]);
}
