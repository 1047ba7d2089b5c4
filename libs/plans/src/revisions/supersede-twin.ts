import { In, Not } from 'typeorm';
import type { Actor } from '#identity';
import { recordEvents } from '#outbox';
import { DomainError, type Tx } from '#platform';
import { Project } from '#projects';
import { PlanItem } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';
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
  const twin = await tx.manager.findOne(Plan, {
    where: { sourceHash, id: Not(planId), state: Not(In(['failed', 'superseded', 'withdrawn'])) },
    lock: { mode: 'pessimistic_write' },
  });
  if (!twin) return;
  // All projects: nothing is registered twice, whoever applies the version; the answer names the plan only.
  if (await tx.manager.existsBy(Project, { planId: twin.id })) throw registeredAlready(twin);
  await tx.manager.update(Plan, { id: twin.id }, { state: 'superseded', version: twin.version + 1 });
  const dropReason = `version ${number} of plan ${planId}`;
  const dropped = await tx.manager.update(
    PlanItem,
    { planId: twin.id, state: 'draft' },
    { state: 'dropped', dropReason, version: () => 'version + 1' },
  );
  await recordEvents(tx, [
    {
      type: 'plan.superseded',
      subject: { kind: 'plan', id: twin.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { planId, number, dropped: dropped.affected ?? 0 },
    },
  ]);
}

function registeredAlready({ id }: Plan): DomainError {
  const message = `This text is plan ${id}, and items of it are registered. Open that one.`;
  return new DomainError('plan.already-imported', message, { planId: id });
}
