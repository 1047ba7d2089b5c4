import { type ActorRef, recordEvents } from '#outbox';
import type { Tx } from '#platform';
import { type EscalationPolicy, NO_PROGRESS_FACTS } from '#policies';
import type { DepartmentCalendars } from '#work-calendar';
import { changeBetween } from '../project/project-record.js';
import type { Project } from '../project/project.entity.js';
import { readProgressFactsOf } from './progress-facts.js';

/** A project that comes under another policy. */
export interface PolicyChange {
  before: Project;
  /** From when it owes reports. */
  cadenceSince: string | null;
  /** For its history. */
  facts: Record<string, unknown>;
}

/** The policy that projects come under. */
export interface NewPolicy {
  id: string;
  definition: EscalationPolicy;
  calendars: DepartmentCalendars;
}

/**
 * Writes a set of locked projects under their new policy: rows, the days from which they count as behind, and history. What follows
 * for the pending steps is the business of the caller, in the same transaction; no listener is asked, since neither state nor dates change.
 */
export async function changePolicies(
  tx: Tx,
  { id: policyId, definition, calendars }: NewPolicy,
  changes: readonly PolicyChange[],
  actor: ActorRef,
  now: Date,
): Promise<void> {
  const progress = await readProgressFactsOf(
    tx,
    changes.map(({ before }) => before.id),
  );
  const afters = changes.map(({ before, cadenceSince }): Project => ({
    ...before,
    policyId,
    cadenceSince,
    ...definition.atRiskDates(
      { ...before, cadenceSince },
      progress.get(before.id) ?? NO_PROGRESS_FACTS,
      calendars.of(before.leadDepartmentId),
    ),
    changedAt: now,
    version: before.version + 1,
  }));
  await tx.query(
    `UPDATE project p SET policy_id = c.policy_id, cadence_since = c.cadence_since, at_risk_from = c.at_risk_from,
       off_track_from = c.off_track_from, changed_at = $6, version = p.version + 1
     FROM unnest($1::uuid[], $2::uuid[], $3::date[], $4::date[], $5::date[])
       AS c (id, policy_id, cadence_since, at_risk_from, off_track_from) WHERE p.id = c.id`,
    [
      afters.map(({ id }) => id),
      afters.map(({ policyId }) => policyId),
      afters.map(({ cadenceSince }) => cadenceSince),
      afters.map(({ atRiskFrom }) => atRiskFrom),
      afters.map(({ offTrackFrom }) => offTrackFrom),
      now,
    ],
  );
  await recordEvents(
    tx,
    changes.map(({ before, facts }, index) => ({
      type: 'project.policy_changed',
      subject: { kind: 'project', id: before.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { ...changeBetween(before, afters[index] ?? before), ...facts },
    })),
  );
}
