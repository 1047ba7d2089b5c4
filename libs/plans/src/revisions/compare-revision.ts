import type { ParsedPlan } from '#plan-text';
import type { Tx } from '#platform';
import type { Plan } from '../entities/plan.entity.js';
import { publicFigures, recordRevisionEvent } from './discard-revision.js';
import { digestOf, readLiveItems } from './live-items.js';
import { PlanRevision } from './plan-revision.entity.js';
import { recutItems } from './recut-items.js';
import { countEntries, entriesOf } from './revision-entry.js';

/** What is known of a version once its text has been taken apart. */
export function readingOf(
  { items, skipped, notes }: ParsedPlan,
  file: Pick<PlanRevision, 'notes'>,
): Pick<PlanRevision, 'items' | 'skipped' | 'notes'> {
  return {
    items,
    skipped: skipped.map(({ span, reason }) => ({ ...span, reason })),
    notes: [...file.notes, ...notes.map(({ text, zh }) => ({ text, zh }))],
  };
}

/**
 * Proposes a version that has been read, with the difference that it makes. False: somebody was faster, another run of its job or a newer
 * version that took its place.
 */
export async function proposeRevision(tx: Tx, plan: Plan, revision: PlanRevision, now: Date): Promise<boolean> {
  await compareAgain(tx, plan, revision);
  if (!(await settleReading(tx, revision, 'proposed'))) return false;
  const actor = { id: revision.createdBy, name: revision.createdByName };
  await recordRevisionEvent(
    tx,
    'plan.revision_proposed',
    revision,
    { actor, now },
    await publicFigures(tx, revision, ['counts']),
  );
  return true;
}

/** Works the difference out against the plan's items as they are now. */
export async function compareAgain(tx: Tx, plan: Plan, revision: PlanRevision): Promise<void> {
  const live = await readLiveItems(tx, plan, { lock: false });
  const cut = recutItems(revision.items, live, revision.source, plan.planYear);
  revision.entries = entriesOf(live, cut);
  revision.counts = countEntries(revision.entries);
  revision.itemsSeen = digestOf(live);
  revision.baseVersion = plan.version;
}

/** Ends the reading of a version, unless it has ended. */
export async function settleReading(
  tx: Tx,
  { planId, number, ...revision }: PlanRevision,
  state: 'proposed' | 'discarded',
  message: string | null = null,
): Promise<boolean> {
  const { items, skipped, notes, entries, counts, itemsSeen, baseVersion } = revision;
  const { affected } = await tx.manager.update(
    PlanRevision,
    { planId, number, state: 'reading' },
    { state, message, items, skipped, notes, entries, counts, itemsSeen, baseVersion },
  );
  return Boolean(affected);
}
