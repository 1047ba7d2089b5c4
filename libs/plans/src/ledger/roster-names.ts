import { type Department, directory } from '#identity';
import { nearestName, type Queryable } from '#platform';
import { DepartmentMatcher } from '../matching/department-matcher.js';

/** Somebody who was found by name, or a sentence on why not. */
export type Found = { id: string } | { problem: string };

/** Finds departments and leaders by the names that people write into ledgers. */
export class RosterNames {
  private readonly matcher: DepartmentMatcher<Department>;

  private constructor(
    private readonly departments: readonly Department[],
    private readonly leaders: readonly { id: string; name: string }[],
  ) {
    this.matcher = new DepartmentMatcher(departments);
  }

  static async read(db: Queryable): Promise<RosterNames> {
    return new RosterNames(await directory.departments(db), await directory.leaders(db));
  }

  department(name: string): Found {
    const match = this.matcher.match(name);
    if (match.kind === 'matched') return { id: match.department.id };
    if (match.kind === 'unknown') return { problem: this.unknownDepartment(name) };
    const meant = match.departments.map((one) => `“${one.name}”`).join('、');
    return { problem: `“${name}”可能指${meant}，请写全称。` };
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

  /** Of a department or a leader; empty for whoever has left. */
  nameOf(id: string): string {
    return [...this.departments, ...this.leaders].find((one) => one.id === id)?.name ?? '';
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
