import { type Department, directory } from '#identity';
import { isCollectiveName, readUnitsCell } from '#plan-text';
import { nearestName, type Queryable } from '#platform';
import { DepartmentMatcher } from './department-matcher.js';
import { GroupNames, type NamedGroup } from './group-names.js';

/** Somebody who was found by name, or a sentence on why not. */
export type Found = { id: string } | { problem: string };

/** What the names in one cell come to. Nothing of the cell is lost: what is no department is in `unknown` or in `words`. */
export interface UnitsFound {
  leads: string[];
  helpers: string[];
  notes: string[];
  unknown: { name: string; problem: string }[];
  /** Names that stand for no department of the roster, as the cell writes them: they stay as text. */
  words: string[];
}

/** Finds departments and leaders by the names that people write into ledgers. */
export class RosterNames {
  private readonly matcher: DepartmentMatcher<Department>;
  private readonly groups: GroupNames;

  private constructor(
    private readonly departments: readonly Department[],
    private readonly leaders: readonly { id: string; name: string }[],
    groups: readonly NamedGroup[],
  ) {
    this.matcher = new DepartmentMatcher(departments);
    this.groups = new GroupNames(groups, departments);
  }

  static async read(db: Queryable): Promise<RosterNames> {
    return new RosterNames(await directory.departments(db), await directory.leaders(db), await directory.departmentGroups(db));
  }

  /** The departments of a cell of 牵头单位 (`lead`) or 责任单位: several names, groups of departments, parts in brackets. */
  units(cell: string, part: 'lead' | 'cooperating'): UnitsFound {
    const found: UnitsFound = { leads: [], helpers: [], notes: [], unknown: [], words: [] };
    const { leads, cooperating } = readUnitsCell(cell, part, (name) => this.matcher.isWhole(name));
    for (const name of leads) this.add(found, name, 'leads');
    for (const name of cooperating) this.add(found, name, 'helpers');
    return found;
  }

  /** The departments that a name means, if it means several; null where it doesn't. */
  membersOf(name: string): string[] | null {
    return this.groups.members(name);
  }

  private add(found: UnitsFound, name: string, part: 'leads' | 'helpers'): void {
    const one = this.department(name);
    if ('id' in one) {
      found[part].push(one.id);
      return;
    }
    const members = this.groups.members(name);
    if (members) {
      found.helpers.push(...members);
      if (part === 'leads') found.notes.push(`“${name}”是一组单位，不能牵头，已列为配合单位。`);
      return;
    }
    found.words.push(name);
    if (isCollectiveName(name))
      found.notes.push(`“${name}”指多个单位，原文保留；请在名册中建立同名的单位组，或在配合单位中逐个列出。`);
    else found.unknown.push({ name, problem: one.problem });
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
