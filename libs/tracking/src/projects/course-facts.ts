import type { Queryable } from '#platform';
import type { MeasuredIndicator } from '../indicators/indicator.js';
import { readIndicators } from '../indicators/indicators.store.js';
import type { Milestone } from '../milestones/milestone.js';
import { readMilestones } from '../milestones/milestones.store.js';

/** What the course of a project is read from, besides its dates and its percent. */
export interface CourseFacts {
  milestones: readonly Milestone[];
  indicators: readonly MeasuredIndicator[];
}

export const NO_COURSE_FACTS: CourseFacts = { milestones: [], indicators: [] };

export async function readCourseFacts(db: Queryable, projectId: string): Promise<CourseFacts> {
  return { milestones: await readMilestones(db, projectId), indicators: await readIndicators(db, projectId) };
}
