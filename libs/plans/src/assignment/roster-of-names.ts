import { directory } from '#identity';
import type { Queryable } from '#platform';
import type { RosterOfNames } from './match-responsibility.js';
import { DepartmentMatcher } from '../matching/department-matcher.js';
import { GroupNames } from '../matching/group-names.js';

/** Bodies whose name a plan's issuer carries behind the place: 松山湖管委会 → 松山湖. */
const ISSUER_TAILS = /(?:党工委|管委会|管理委员会|人民政府|区政府|市政府|县政府|园区|高新区)+$/;

/** The roster as the names in a plan of this issuer are looked up in it. */
export async function readRosterOfNames(db: Queryable, issuer: string | null): Promise<RosterOfNames> {
  const named = issuer ?? '';
  const places = [named, named.replace(ISSUER_TAILS, '')].filter((place) => place.length >= 2);
  const roster = await directory.departments(db);
  return {
    departments: new DepartmentMatcher(roster, [...new Set(places)]),
    groups: new GroupNames(await directory.departmentGroups(db), roster),
    leaders: await directory.leaders(db),
  };
}
