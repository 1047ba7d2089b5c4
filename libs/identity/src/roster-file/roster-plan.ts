import type { DepartmentGroup } from '../departments/department-group.entity.js';
import type { LeaderInCharge } from '../departments/leader-in-charge.js';
import type { Department } from '../departments/department.entity.js';
import type { PersonAddresses } from '../people/person-address.entity.js';
import type { Person } from '../people/person.entity.js';
import {
  type DepartmentRow,
  type GroupRow,
  type PersonRow,
  type Placed,
  problemAt,
  type RosterProblem,
  type RosterRows,
} from './read-rows.js';

/** Who is in the database now. */
export interface PresentRoster {
  departments: readonly Department[];
  people: readonly Person[];
  addresses: ReadonlyMap<string, PersonAddresses>;
  groups: readonly DepartmentGroup[];
  /** By department. */
  leaders: ReadonlyMap<string, readonly LeaderInCharge[]>;
}

export type RowOutcome = 'new' | 'changed' | 'unchanged' | 'faulty';

interface PlannedDepartment {
  code: string;
  name: string;
  shortName: string;
  aliases: string[];
  duties: string;
  /** The leaders in charge, with their fields; left out: as it is. */
  leaders?: { login: string; fields: string[] }[];
  outcome: RowOutcome;
}

interface PlannedPerson extends Pick<Person, 'login' | 'name' | 'role' | 'isHead' | 'email' | 'phone' | 'post'> {
  departmentCode: string | null;
  addresses: PersonAddresses;
  outcome: RowOutcome;
}

interface PlannedGroup {
  name: string;
  aliases: string[];
  departmentCodes: string[];
  outcome: RowOutcome;
}

/** What a roster file comes to: each row with what becomes of it, and every cell that can't be used. */
export interface RosterPlan {
  departments: PlannedDepartment[];
  people: PlannedPerson[];
  groups: PlannedGroup[];
  problems: RosterProblem[];
}

/** Compares the rows of a file with who is there. Pure. An empty cell leaves what is known; who is not in the file stays. */
export function planRoster(rows: RosterRows, present: PresentRoster): RosterPlan {
  return new RosterPlanner(rows, present).plan();
}

class RosterPlanner {
  private readonly problems: RosterProblem[];
  private readonly codes = new Map<string, string[]>();
  private readonly usedCodes: Set<string>;

  constructor(
    private readonly rows: RosterRows,
    private readonly present: PresentRoster,
  ) {
    this.problems = [...rows.problems];
    this.usedCodes = new Set([...present.departments.map(({ code }) => code), ...rows.departments.map(({ row }) => row.code)]);
  }

  plan(): RosterPlan {
    const found = this.rows.departments.map((placed) => this.department(placed));
    const inFile = new Set(found.map(({ code }) => code));
    const good = found.filter(({ outcome }) => outcome !== 'faulty');
    for (const one of [...this.present.departments.filter(({ code }) => !inFile.has(code)), ...good]) this.know(one);
    // Of a row that is refused the name is known all the same: whoever belongs to it is not refused a second time.
    for (const { code, name } of found.filter(({ outcome }) => outcome === 'faulty'))
      if (!this.codes.has(plain(name))) this.know({ code, name, shortName: name, aliases: [] });
    const people = this.rows.people.map((placed) => this.person(placed));
    const departments = found.map((one, index) =>
      this.withLeaders(one, this.rows.departments[index] as Placed<DepartmentRow>, people),
    );
    const groups = this.rows.groups.map((placed) => this.group(placed));
    return { departments, people, groups, problems: this.problems };
  }

  private department(placed: Placed<DepartmentRow>): PlannedDepartment {
    const { row } = placed;
    const there = this.present.departments.find(({ code, name }) => (row.code === '' ? name === row.name : code === row.code));
    const planned = {
      code: there?.code ?? (row.code || this.freeCode()),
      name: row.name,
      shortName: placed.at.cells['shortName']?.text || there?.shortName || row.shortName,
      aliases: row.aliases.length > 0 ? row.aliases : (there?.aliases ?? []),
      duties: row.duties || (there?.duties ?? ''),
    };
    return {
      ...planned,

      outcome: this.outcome(placed, there && { ...planned, ...pick(there, planned) }, planned),
    };
  }

  private withLeaders(
    planned: PlannedDepartment,
    placed: Placed<DepartmentRow>,
    people: readonly PlannedPerson[],
  ): PlannedDepartment {
    const named = leadersIn(placed.row.leader);
    if (named.length === 0) return planned;
    const leaders = named.flatMap(({ name, fields }) => {
      const login = this.leaderNamed(name, placed, people);
      return login === null ? [] : [{ login, fields }];
    });
    if (leaders.length < named.length) return { ...planned, outcome: 'faulty' };
    const there = this.present.departments.find(({ code }) => code === planned.code);
    const logins = new Map(this.present.people.map(({ id, login }) => [id, login]));
    const now = (there ? (this.present.leaders.get(there.id) ?? []) : []).map(({ id, fields }) => ({
      login: logins.get(id),
      fields,
    }));
    const isSame = JSON.stringify(now) === JSON.stringify(leaders);
    const outcome = planned.outcome === 'unchanged' && !isSame ? 'changed' : planned.outcome;
    return { ...planned, leaders, outcome };
  }

  private leaderNamed(leader: string, { at }: Placed<DepartmentRow>, people: readonly PlannedPerson[]): string | null {
    const isMeant = ({ name, role }: Pick<Person, 'name' | 'role'>): boolean => name === leader && role === 'leader';
    const inFile = people.filter(isMeant);
    const there = this.present.people.filter(
      (one) => one.active && isMeant(one) && !inFile.some(({ login }) => login === one.login),
    );
    const [first, ...others] = [...inFile, ...there];
    if (first && others.length === 0) return first.login;
    const problem = first
      ? `有多位名为“${leader}”的领导，无法确定是哪一位。`
      : `没有名为“${leader}”的领导，请在“人员”中加入，角色为领导。`;
    this.problems.push(problemAt(at, 'leader', problem));
    return null;
  }

  private person(placed: Placed<PersonRow>): PlannedPerson {
    const { row } = placed;
    const there = this.present.people.find(({ login }) => login.toLowerCase() === row.login.toLowerCase());
    const codeNow = this.present.departments.find(({ id }) => id === there?.departmentId)?.code ?? null;
    const known = there ? (this.present.addresses.get(there.id) ?? {}) : {};
    const addresses = {
      ...known,
      ...given({ mobile: row.mobile, wecom: row.wecom, dingtalk: row.dingtalk, feishu: row.feishu }),
    };
    const planned = {
      login: there?.login ?? row.login,
      name: row.name,
      role: placed.at.cells['role']?.text || !there ? row.role : there.role,
      isHead: placed.at.cells['isHead']?.text || !there ? row.isHead : there.isHead,
      email: row.email || (there?.email ?? null),
      phone: row.phone || (there?.phone ?? null),
      post: row.post || (there?.post ?? null),
      departmentCode: row.department === '' ? codeNow : this.codeOf(placed, 'department', row.department),
    };
    if (planned.role === 'officer' && planned.departmentCode === null && row.department === '')
      this.problems.push(problemAt(placed.at, 'department', '经办人必须属于一个单位。'));
    const before = there && { ...pick(there, planned), departmentCode: codeNow, addresses: known };
    return { ...planned, addresses, outcome: this.outcome(placed, before, { ...planned, addresses }) };
  }

  private group(placed: Placed<GroupRow>): PlannedGroup {
    const { row } = placed;
    const there = this.present.groups.find(({ name }) => name === row.name);
    const codes = row.departments.flatMap((name) => this.codeOf(placed, 'departments', name) ?? []);
    const planned = {
      name: row.name,
      aliases: row.aliases.length > 0 ? row.aliases : (there?.aliases ?? []),
      departmentCodes: [...new Set(codes)].toSorted(),
    };
    const idCodes = new Map(this.present.departments.map(({ id, code }) => [id, code]));
    const now = there?.departmentIds.flatMap((id) => idCodes.get(id) ?? []).toSorted();
    const before = there && { name: there.name, aliases: there.aliases, departmentCodes: now };
    return { ...planned, outcome: this.outcome(placed, before, planned) };
  }

  /** What becomes of a row: faulty where a problem stands in it. */
  private outcome({ at }: Placed<unknown>, before: object | undefined, after: object): RowOutcome {
    const addresses = Object.values<{ address: string } | undefined>(at.cells).map((cell) => cell?.address);
    const isFaulty = this.problems.some(
      ({ sheet, cell }) => sheet === at.sheet && (addresses.includes(cell) || cell === `第${at.line}行`),
    );
    if (isFaulty) return 'faulty';
    if (!before) return 'new';
    return sorted(before) === sorted(after) ? 'unchanged' : 'changed';
  }

  private know({ code, name, shortName, aliases }: Pick<Department, 'code' | 'name' | 'shortName' | 'aliases'>): void {
    for (const word of new Set([code, name, shortName, ...aliases].map(plain)))
      this.codes.set(word, [...(this.codes.get(word) ?? []), code]);
  }

  private codeOf({ at }: Placed<unknown>, key: string, name: string): string | null {
    const [code, ...others] = this.codes.get(plain(name)) ?? [];
    if (code !== undefined && others.length === 0) return code;
    const problem = code === undefined ? `没有名为“${name}”的单位，请先填入“单位”。` : `“${name}”可能指多个单位，请写全称。`;
    this.problems.push(problemAt(at, key, problem));
    return null;
  }

  private freeCode(): string {
    for (let number = this.usedCodes.size + 1; ; number += 1) {
      const code = `bm${String(number).padStart(2, '0')}`;
      if (this.usedCodes.has(code)) continue;
      this.usedCodes.add(code);
      return code;
    }
  }
}

/** 陈副主任（工业、招商）、李主任: names, with the fields in charge in brackets. */
function leadersIn(cell: string): { name: string; fields: string[] }[] {
  return cell
    .split(/[、，,;；/\n](?![^（(]*[）)])/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => {
      const [, name = part, fields = ''] = /^([^（(]+)[（(]([^（）()]*)[）)]$/.exec(part) ?? [];
      return { name: name.trim(), fields: fields.split(/[、，,;；/]/).flatMap((field) => field.trim() || []) };
    });
}

function plain(name: string): string {
  return name.replace(/\s/g, '').toLowerCase();
}

function pick(from: object, like: object): Record<string, unknown> {
  return Object.fromEntries(Object.keys(like).map((key) => [key, (from as Record<string, unknown>)[key]]));
}

function given<T extends Record<string, string>>(values: T): Partial<T> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== '')) as Partial<T>;
}

function sorted(value: object): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    one !== null && typeof one === 'object' && !Array.isArray(one)
      ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => a.localeCompare(b)))
      : one,
  );
}
