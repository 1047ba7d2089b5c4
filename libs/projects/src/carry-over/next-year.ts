import type { CivilDate } from '#work-calendar';
import { newProject } from '../registration/enter-project.js';
import type { Project } from '../project/project.entity.js';
import type { UnruledProject } from '../project/unruled-project.js';

/** The last day of the year after the one in which a task was due, or of this year where that is later. */
export function dueNextYear(dueDate: CivilDate, today: CivilDate): CivilDate {
  const year = Math.max(Number(dueDate.slice(0, 4)) + 1, Number(today.slice(0, 4)));
  return `${year}-12-31`;
}

interface NextYear {
  id: string;
  dueDate: CivilDate;
  planId: string | null;
  /** The whole that it is a part of from now on. */
  parentId: string | null;
}

/**
 * The project as which a task goes on: the same task, with the percent that it has reached, the people who are named and the date it was first given; given anew, so that
 * departments sign for it and may ask for extensions again. Milestones and indicators were set for the year that is over, and stay there.
 */
export function successorOf(old: Project, { id, dueDate, planId, parentId }: NextYear, now: Date): UnruledProject {
  const { title, text, path, origin, leadDepartmentId, leaderId, policyId, recurrence, series, tags, priority } = old;
  const { confidential, readerIds, unmatchedNames, percent, originalDueDate, weight, people } = old;
  const originNote = old.originNote ?? undefined;
  const task = { title, text, path, origin, leadDepartmentId, policyId, series, tags, priority, confidential, readerIds };
  const fresh = newProject(
    {
      ...task,
      unmatchedNames,
      dueDate,
      ...(originNote ? { originNote } : {}),
      ...(leaderId ? { leaderId } : {}),
      ...(recurrence ? { recurrence } : {}),
      ...(planId ? { planId } : {}),
      standing: { percent, originalDueDate, people },
    },
    now,
  );
  return { ...fresh, id, parentId, weight, carriedFromId: old.id };
}
