import type { Queryable } from '#platform';
import type { MeasuredIndicator } from '../indicators/indicator.js';
import { readIndicators, readIndicatorsOf } from '../indicators/indicators.store.js';
import type { Milestone } from '../milestones/milestone.js';
import { readMilestones, readMilestonesOf } from '../milestones/milestones.store.js';

/** What the course of a project is read from, besides its dates and its percent. */
export interface ProgressFacts {
  milestones: readonly Milestone[];
  indicators: readonly MeasuredIndicator[];
}

export const NO_PROGRESS_FACTS: ProgressFacts = { milestones: [], indicators: [] };

export async function readProgressFacts(db: Queryable, projectId: string): Promise<ProgressFacts> {
  return { milestones: await readMilestones(db, projectId), indicators: await readIndicators(db, projectId) };
}

/** Of many projects at once; one without milestones and indicators has no entry. */
export async function readProgressFactsOf(db: Queryable, projectIds: readonly string[]): Promise<Map<string, ProgressFacts>> {
  const milestones = await readMilestonesOf(db, projectIds);
  const indicators = await readIndicatorsOf(db, projectIds);
  const ids = new Set([...milestones.keys(), ...indicators.keys()]);
  return new Map([...ids].map((id) => [id, { milestones: milestones.get(id) ?? [], indicators: indicators.get(id) ?? [] }]));
}
