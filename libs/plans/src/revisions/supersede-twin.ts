import { recordEvents } from '#outbox';
import type { Actor } from '#identity';
import { DomainError, type Tx } from '#platform';
import type { PlanRevision } from './plan-revision.entity.js';

/**
 * A later version may have been imported as a plan of its own before somebody saw whose version it is. That plan gives
 * way: its drafts are dropped, so that nothing is registered twice.
 * @throws DomainError `plan.already-imported` when something was registered of it meanwhile
 */
export async function supersedeTwin(
  tx: Tx,
  { planId, number, sourceHash }: PlanRevision,
  actor: Actor,
  now: Date,
): Promise<void> {
  const [twin] = await tx.query<{ id: string }>(
    `UPDATE plan SET state = 'superseded', version = version + 1
     WHERE source_hash = $1 AND id <> $2 AND state NOT IN ('failed', 'superseded') RETURNING id`,
    [sourceHash, planId],
  );
  if (!twin) return;
  const dropped = await tx.query(
    `UPDATE plan_item SET state = 'dropped', drop_reason = $2, version = version + 1 WHERE plan_id = $1 AND state = 'draft' RETURNING id`,
    [twin.id, `version ${number} of plan ${planId}`],
  );
  const [project] = await tx.query('SELECT 1 FROM project WHERE plan_id = $1', [twin.id]);
  if (project)
    throw new DomainError(
      'plan.already-imported',
      `This text is plan ${twin.id}, and items of it are registered. Open that one.`,
      {
        planId: twin.id,
      },
    );
  await recordEvents(tx, [
    {
      type: 'plan.superseded',
      subject: { kind: 'plan', id: twin.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { planId, number, dropped: dropped.length },
    },
  ]);
}
