import type { NO_PROGRESS_FACTS } from '#policies';
import type { Queryable } from '#platform';
import { readIndicators, readIndicatorsOf } from './indicators.queries.js';
import { readMilestones, readMilestonesOf } from './milestones.queries.js';

export type ProgressFacts = typeof NO_PROGRESS_FACTS;

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
