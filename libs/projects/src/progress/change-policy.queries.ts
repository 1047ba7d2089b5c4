import { type ActorRef, recordEvents } from '#outbox';
import type { Tx } from '#platform';
import { changeBetween } from '../project/project-record.js';
import type { Project } from '../project/project.entity.js';

/** A project under another policy than before, on the course that the policy draws. */
export interface PolicyChange {
  before: Project;
  change: Pick<Project, 'policyId' | 'cadenceSince' | 'atRiskFrom' | 'offTrackFrom'>;
  /** For its history. */
  facts: Record<string, unknown>;
}

/**
 * Writes a set of locked projects under their new policy: rows and history. What follows for the pending steps is the business
 * of whoever knows policies, in the same transaction; no watcher is asked, since neither state nor dates change.
 */
export async function changePolicies(tx: Tx, changes: readonly PolicyChange[], actor: ActorRef, now: Date): Promise<void> {
  const afters = changes.map(({ before, change }): Project => ({
    ...before,
    ...change,
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
