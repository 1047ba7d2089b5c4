import { isDeepStrictEqual } from 'node:util';
import type { Queryable } from '#platform';
import type { Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import type { EscalationPolicy, PolicyStore } from '#policies';

/** Projects with the day from which they would owe reports if they came under a policy now: those of another cadence from today on. */
export async function onCadenceOf(
  db: Queryable,
  policies: PolicyStore,
  projects: readonly Project[],
  after: EscalationPolicy,
  now: Date,
): Promise<Project[]> {
  const changed: Project[] = [];
  for (const project of projects) {
    const before = await policies.of(db, project.policyId);
    const cadenceSince = hasSameCadence(before, after) ? project.cadenceSince : civilDateOf(now);
    changed.push({ ...project, cadenceSince });
  }
  return changed;
}

function hasSameCadence(before: EscalationPolicy, after: EscalationPolicy): boolean {
  const cadenceOf = ({ report: { cadence, day, dates, minimumGapDays } }: EscalationPolicy): unknown => ({
    cadence,
    day,
    dates: dates ?? null,
    minimumGapDays,
  });
  return isDeepStrictEqual(cadenceOf(before), cadenceOf(after));
}
