import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '#platform';
import type { Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import type { PolicyDefinition, PolicyStore } from '#policies';

/** Projects with the day from which they would owe reports if they came under a policy now: those of another cadence from today on. */
export async function onCadenceOf(
  db: Queryable,
  policies: PolicyStore,
  projects: readonly Project[],
  after: PolicyDefinition,
  now: Date,
): Promise<Project[]> {
  const changed: Project[] = [];
  for (const project of projects) {
    const before = await policies.definitionOf(db, project.policyId);
    const cadenceSince = hasSameCadence(before, after) ? project.cadenceSince : civilDateOf(now);
    changed.push({ ...project, cadenceSince });
  }
  return changed;
}

function hasSameCadence(before: PolicyDefinition, after: PolicyDefinition): boolean {
  const cadenceOf = ({ report: { cadence, day, dates, minimumGapDays } }: PolicyDefinition): unknown => ({
    cadence,
    day,
    dates: dates ?? null,
    minimumGapDays,
  });
  return isDeepStrictEqual(cadenceOf(before), cadenceOf(after));
}
