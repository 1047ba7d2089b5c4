import { DepartmentMatcher, directory } from '#identity';
import type { Queryable } from '#platform';
import type { RosterOfNames } from './match-responsibility.js';

/** Bodies whose name a plan's issuer carries behind the place: 松山湖管委会 → 松山湖. */
const ISSUER_TAILS = /(?:党工委|管委会|管理委员会|人民政府|区政府|市政府|县政府|园区|高新区)+$/;

/** The roster as the names in a plan are looked up in it. */
export async function readRosterOfNames(db: Queryable, planId: string): Promise<RosterOfNames> {
  const [plan] = await db.query<{ issuer: string | null }>('SELECT issuer FROM plan WHERE id = $1', [planId]);
  const issuer = plan?.issuer ?? '';
  const leaders = await db.query<{ id: string; name: string }>(`SELECT id, name FROM person WHERE active AND role = 'leader'`);
  const places = [issuer, issuer.replace(ISSUER_TAILS, '')].filter((place) => place.length >= 2);
  return { departments: new DepartmentMatcher(await directory.departments(db), [...new Set(places)]), leaders };
}
