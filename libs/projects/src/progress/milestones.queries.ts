import type { Queryable, Tx } from '#platform';
import type { Milestone } from '#policies';
import { In } from 'typeorm';
import { MilestoneRow } from './milestone.entity.js';

/** In order. */
export async function readMilestones(db: Queryable, projectId: string): Promise<Milestone[]> {
  return (await readMilestonesOf(db, [projectId])).get(projectId) ?? [];
}

/** Of many projects, by project; each in order. */
export async function readMilestonesOf(db: Queryable, projectIds: readonly string[]): Promise<Map<string, Milestone[]>> {
  const rows = await db.manager.find(MilestoneRow, {
    where: { projectId: In(projectIds) },
    order: { projectId: 'ASC', position: 'ASC' },
  });
  const found = new Map<string, Milestone[]>();
  for (const { projectId, id, title, dueDate, weight, doneAt } of rows)
    found.set(projectId, [...(found.get(projectId) ?? []), { id, title, dueDate, weight, doneAt }]);
  return found;
}

/** Puts these in the place of all that the project had. */
export async function replaceMilestones(tx: Tx, projectId: string, milestones: readonly Milestone[]): Promise<void> {
  await tx.manager.delete(MilestoneRow, { projectId });
  await tx.manager.insert(
    MilestoneRow,
    milestones.map((milestone, index) => ({ ...milestone, projectId, position: index + 1 })),
  );
}
