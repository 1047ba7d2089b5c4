import type { Project } from '#tracking';
import { civilDateOf } from '#work-calendar';
import { isDeepStrictEqual } from 'node:util';
import type { PolicyDefinition } from '../policy/policy.js';

/** From when the report dates of the new policy count for a project that comes under it now: a changed cadence is owed from today on. */
export function cadenceSinceUnder(
  { cadenceSince }: Pick<Project, 'cadenceSince'>,
  before: PolicyDefinition,
  after: PolicyDefinition,
  now: Date,
): string | null {
  const { source: _was, ...was } = before.report;
  const { source: _is, ...is } = after.report;
  return isDeepStrictEqual(was, is) ? cadenceSince : civilDateOf(now);
}
