import type { ActorRef } from '#outbox';
import type { Tx } from '#platform';
import { In } from 'typeorm';
import { NO_PROGRESS_FACTS } from '#policies';
import { readProgressFactsOf } from './progress-facts.js';
import type { ProjectChanges } from './project-changes.js';
import { Project } from '../project/project.entity.js';

/**
 * Works out anew from when the projects of a department count as behind, because its workdays have changed; answers those
 * for which that is another day. Only projects with a course are looked at.
 */
export async function rescheduleAtRiskDates(
  tx: Tx,
  changes: ProjectChanges,
  departmentId: string,
  actor: ActorRef,
  now: Date,
): Promise<string[]> {
  // All projects: the dates of each follow the calendar of its department; only how many is answered to whoever sets the calendar.
  const rows = await tx.query<{ id: string }>(
    `SELECT p.id FROM project p WHERE p.lead_department_id = $1 AND p.state NOT IN ('closed', 'cancelled', 'carried_over')
       AND (p.at_risk_from IS NOT NULL OR p.off_track_from IS NOT NULL OR EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = p.id)
         OR EXISTS (SELECT 1 FROM indicator i WHERE i.project_id = p.id)) ORDER BY p.id`,
    [departmentId],
  );
  const ids = rows.map(({ id }) => id);
  const atRiskDates = await readProgressFactsOf(tx, ids);
  const moved: string[] = [];
  for (const before of await tx.manager.find(Project, { where: { id: In(ids) }, order: { id: 'ASC' } })) {
    const facts = atRiskDates.get(before.id) ?? NO_PROGRESS_FACTS;
    const { atRiskFrom, offTrackFrom } = await changes.withAtRiskDates(tx, before, facts);
    if (atRiskFrom === before.atRiskFrom && offTrackFrom === before.offTrackFrom) continue;
    await changes.save(tx, { before, facts, actor, now }, { type: 'project.at_risk_dates_changed', data: {} });
    moved.push(before.id);
  }
  return moved;
}
