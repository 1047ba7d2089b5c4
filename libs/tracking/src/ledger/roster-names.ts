import { type Department, listDepartments, listLeaders, matchDepartment } from '#identity';
import type { Queryable } from '#platform';
import { nearestName } from './nearest-name.js';

/** Somebody who was found by name, or a sentence on why not. */
export type Found = { id: string } | { problem: string };

/** Finds departments and leaders by the names that people write into ledgers. Each name is looked up once. */
export class RosterNames {
  private readonly departmentsFound = new Map<string, Found>();

  private constructor(
    private readonly db: Queryable,
    private readonly departments: readonly Department[],
    private readonly leaders: readonly { id: string; name: string }[],
  ) {}

  static async read(db: Queryable): Promise<RosterNames> {
    return new RosterNames(db, await listDepartments(db), await listLeaders(db));
  }

  async department(name: string): Promise<Found> {
    const known = this.departmentsFound.get(name);
    if (known) return known;
    const match = await matchDepartment(this.db, name);
    const found: Found = match ? { id: match.id } : { problem: this.unknownDepartment(name) };
    this.departmentsFound.set(name, found);
    return found;
  }

  leader(name: string): Found {
    const wanted = withoutBlanks(name);
    const named = this.leaders.filter((one) => withoutBlanks(one.name) === wanted);
    const [first] = named;
    if (first && named.length === 1) return { id: first.id };
    if (first) return { problem: `名册中有 ${named.length} 位“${name}”，无法确定是哪一位。` };
    const nearest = nearestName(
      wanted,
      this.leaders.map((one) => ({ ...one, names: [withoutBlanks(one.name)] })),
    );
    return { problem: `没有名为“${name}”的领导${suggestion(nearest?.name)}` };
  }

  private unknownDepartment(name: string): string {
    const known = this.departments.map((one) => ({ ...one, names: [one.name, one.shortName, ...one.aliases] }));
    return `没有名为“${name}”的部门${suggestion(nearestName(withoutBlanks(name), known)?.name)}`;
  }
}

function suggestion(name: string | undefined): string {
  return name ? `，是否指“${name}”？` : '。请更正，或先加入名册。';
}

function withoutBlanks(text: string): string {
  return text.replace(/\s/g, '');
}
