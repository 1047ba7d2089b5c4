import type { ActorRef } from '#event-queue';
import type { Tx } from '#platform';
import { In } from 'typeorm';
import { saveOnCourse } from './change-course.js';
import { NO_COURSE_FACTS, readCourseFactsOf } from './course-facts.js';
import type { TrackingContext } from './move-project.js';
import { Project } from './project.entity.js';

/**
 * Works out anew from when the projects of a department count as behind, because its workdays have changed; answers for how
 * many that is another day. Only projects with a course are looked at.
 */
export async function retimeCourses(
  tx: Tx,
  context: TrackingContext,
  departmentId: string,
  actor: ActorRef,
  now: Date,
): Promise<number> {
  const rows = await tx.query<{ id: string }>(
    `SELECT p.id FROM project p WHERE p.lead_department_id = $1 AND p.state NOT IN ('closed', 'cancelled')
       AND (p.behind_from IS NOT NULL OR p.far_behind_from IS NOT NULL OR EXISTS (SELECT 1 FROM milestone m WHERE m.project_id = p.id)
         OR EXISTS (SELECT 1 FROM indicator i WHERE i.project_id = p.id)) ORDER BY p.id`,
    [departmentId],
  );
  const ids = rows.map(({ id }) => id);
  const courses = await readCourseFactsOf(tx, ids);
  let moved = 0;
  for (const before of await tx.manager.find(Project, { where: { id: In(ids) }, order: { id: 'ASC' } })) {
    const facts = courses.get(before.id) ?? NO_COURSE_FACTS;
    const { behindFrom, farBehindFrom } = await context.course.turningDays(tx, before, facts);
    if (behindFrom === before.behindFrom && farBehindFrom === before.farBehindFrom) continue;
    await saveOnCourse(tx, context, { before, facts, actor, now }, { type: 'project.course_moved', data: {} });
    moved += 1;
  }
  return moved;
}
