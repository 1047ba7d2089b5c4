import { stat } from 'node:fs/promises';
import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { Clock, Database, DomainError, newId, ProcessPool, type Queryable, type Tx, WorkStopped } from '#platform';
import { type Actor, requireAbility } from '../access/actor.js';
import { generatePassword } from '../access/passwords.js';
import { DepartmentGroup } from '../departments/department-group.entity.js';
import { Department } from '../departments/department.entity.js';
import type { LeaderInCharge } from '../departments/leader-in-charge.js';
import { leadersOf } from '../departments/leaders-of.js';
import { keepAnAdministrator } from '../people/last-administrator.js';
import { addresses as readAddresses } from '../people/look-up.js';
import { type AddressKind, PersonAddress } from '../people/person-address.entity.js';
import { Person } from '../people/person.entity.js';
import { loadRoster } from '../people/roster.js';
import { ROLE_WORDS } from './columns.js';
import { readRows, type RosterProblem } from './read-rows.js';
import { planRoster, type PresentRoster, type RosterPlan, type RowOutcome } from './roster-plan.js';
import type * as RosterWork from './roster-work.js';
import { writeRoster, type WrittenRoster } from './write-roster.js';

export interface RosterFileOptions {
  /** Says what each row would become, and writes nothing. */
  dryRun?: boolean | undefined;
  /** Takes the good rows although others can't be. Default: all or none. */
  skipFaulty?: boolean | undefined;
  /** Gives new people a password, which is answered once and changed at the first login. */
  passwords?: boolean | undefined;
}

type RowCounts = Record<RowOutcome, number>;

export interface RosterFileOutcome {
  departments: RowCounts;
  people: RowCounts;
  groups: RowCounts;
  problems: RosterProblem[];
  /** Of new people, where passwords were asked for. */
  passwords: { login: string; name: string; password: string }[];
}

const readers = new ProcessPool<typeof RosterWork>({ module: './roster-work', caller: import.meta.url, deadlineMs: 30_000 });

/** Departments, people and groups as a workbook (名册): out to fill in, and back. */
@Injectable()
export class RosterFileService {
  /** Largest roster taken, in bytes. */
  static readonly MAX_BYTES = 5 * 1024 * 1024;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The workbook: the roster as it is, or `empty` to begin with. @throws DomainError `access.denied` */
  async write(actor: Actor, { empty = false }: { empty?: boolean | undefined } = {}): Promise<Buffer> {
    requireAbility(actor, 'roster.manage');
    return writeRoster(empty ? { departments: [], people: [], groups: [] } : rowsOf(await readPresent(this.database)));
  }

  /**
   * Brings departments, people and groups in line with a workbook, in one transaction; who is not in it stays, an empty cell leaves what is
   * known, and the same file again changes nothing.
   * @throws DomainError `access.denied`, `file.…`, `roster.empty`, `roster.faulty` (with all cells in `faults`; nothing is written),
   *   `person.last-administrator`
   */
  async load(actor: Actor, file: Uint8Array | { path: string }, options: RosterFileOptions = {}): Promise<RosterFileOutcome> {
    requireAbility(actor, 'roster.manage');
    const rows = readRows(await readSheets(file, actor.id));
    if (rows.departments.length + rows.people.length + rows.groups.length === 0)
      throw new DomainError(
        'roster.empty',
        'The workbook has no rows in sheets named 单位, 人员 or 单位组. Start from the template.',
      );
    return this.database.transaction(async (tx) => {
      const plan = planRoster(rows, await readPresent(tx));
      const outcome = summary(plan);
      if (options.dryRun) return outcome;
      if (plan.problems.length > 0 && !options.skipFaulty) throw faulty(plan);
      await keepAnAdministrator(tx, async () => {
        outcome.passwords.push(...(await write(tx, plan, { now: this.clock.now(), passwords: options.passwords ?? false })));
      });
      return outcome;
    });
  }
}

async function readSheets(file: Uint8Array | { path: string }, owner: string): ReturnType<typeof RosterWork.readRosterSheets> {
  const bytes = file instanceof Uint8Array ? file.length : (await stat(file.path)).size;
  if (bytes > RosterFileService.MAX_BYTES)
    throw new DomainError(
      'file.too-large',
      `The roster is larger than the ${RosterFileService.MAX_BYTES / 1024 / 1024} MB that are read.`,
    );
  try {
    return await readers.run('readRosterSheets', [file], { owner });
  } catch (error) {
    if (!(error instanceof WorkStopped)) throw error;
    const code = error.reason === 'busy' ? 'file.busy' : 'file.too-complex';
    throw new DomainError(
      code,
      'The roster could not be read. Send it again in a minute, or copy its tables into a new workbook.',
      {},
      { cause: error },
    );
  }
}

async function readPresent(db: Queryable): Promise<PresentRoster> {
  const people = await db.manager.find(Person, { order: { login: 'ASC' } });
  const departments = await db.manager.find(Department, { order: { code: 'ASC' } });
  return {
    departments,
    leaders: await leadersOf(
      db,
      departments.map(({ id }) => id),
    ),
    people,
    addresses: await readAddresses(
      db,
      people.map(({ id }) => id),
    ),
    groups: await db.manager.find(DepartmentGroup, { order: { name: 'ASC' } }),
  };
}

function rowsOf({ departments, leaders, people, addresses, groups }: PresentRoster): WrittenRoster {
  const nameOf = new Map([...departments, ...people].map(({ id, name }) => [id, name]));
  const named = (id: string | null): string => (id === null ? '' : (nameOf.get(id) ?? ''));
  return {
    departments: departments.map(({ id, aliases, code, name, shortName, duties }) => ({
      code,
      name,
      shortName,
      duties,
      aliases: aliases.join('、'),
      leader: (leaders.get(id) ?? []).map(inCharge).join('、'),
    })),
    people: people
      .filter(({ active }) => active)
      .map((one) => ({
        login: one.login,
        name: one.name,
        role: ROLE_WORDS[one.role][0] ?? '',
        department: named(one.departmentId),
        post: one.post ?? '',
        isHead: one.isHead ? '是' : '否',
        phone: one.phone ?? '',
        email: one.email ?? '',
        mobile: '',
        wecom: '',
        dingtalk: '',
        feishu: '',
        ...addresses.get(one.id),
      })),
    groups: groups.map(({ name, aliases, departmentIds }) => ({
      name,
      aliases: aliases.join('、'),
      departments: departmentIds.map(named).join('、'),
    })),
  };
}

function inCharge({ name, fields }: LeaderInCharge): string {
  return fields.length > 0 ? `${name}（${fields.join('、')}）` : name;
}

function summary({ departments, people, groups, problems }: RosterPlan): RosterFileOutcome {
  return { departments: counts(departments), people: counts(people), groups: counts(groups), problems, passwords: [] };
}

function counts(rows: readonly { outcome: RowOutcome }[]): RowCounts {
  const all: RowCounts = { new: 0, changed: 0, unchanged: 0, faulty: 0 };
  for (const { outcome } of rows) all[outcome] += 1;
  return all;
}

function faulty({ problems }: RosterPlan): DomainError {
  const [first] = problems;
  return new DomainError(
    'roster.faulty',
    `${problems.length} cell(s) can't be used, so nothing was taken. First: ${first?.sheet ?? ''} ${first?.cell ?? ''} ${first?.problem ?? ''} ` +
      'Correct them, or say skipFaulty to take the other rows.',
    { faults: problems.slice(0, 200) },
  );
}

const isWritten = ({ outcome }: { outcome: RowOutcome }): boolean => outcome === 'new' || outcome === 'changed';

async function write(
  tx: Tx,
  plan: RosterPlan,
  { now, passwords }: { now: Date; passwords: boolean },
): Promise<RosterFileOutcome['passwords']> {
  const people = plan.people.filter(isWritten).map(({ addresses: _addresses, outcome, ...person }) => ({
    ...person,
    ...(passwords && outcome === 'new' ? { password: generatePassword() } : {}),
  }));
  await loadRoster(tx, { departments: plan.departments.filter(isWritten), people }, now, { mustChangePassword: true });
  await writeAddresses(tx, plan);
  await writeGroups(tx, plan);
  return people.flatMap(({ login, name, password }) => (password ? [{ login, name, password }] : []));
}

async function writeAddresses(tx: Tx, { people }: RosterPlan): Promise<void> {
  const written = people.filter(isWritten);
  const ids = new Map(
    (await tx.manager.findBy(Person, { login: In(written.map(({ login }) => login)) })).map(({ id, login }) => [login, id]),
  );
  const rows = written.flatMap(({ login, addresses }) =>
    (Object.entries(addresses) as [AddressKind, string][]).map(([kind, address]) => ({
      personId: ids.get(login) ?? '',
      kind,
      address,
    })),
  );
  await tx.manager.upsert(PersonAddress, rows, ['personId', 'kind']);
}

async function writeGroups(tx: Tx, { groups }: RosterPlan): Promise<void> {
  const written = groups.filter(isWritten);
  const ids = new Map((await tx.manager.find(Department)).map(({ id, code }) => [code, id]));
  for (const { name, aliases, departmentCodes } of written) {
    const there = await tx.manager.findOneBy(DepartmentGroup, { name });
    const departmentIds = departmentCodes.flatMap((code) => ids.get(code) ?? []);
    await tx.manager.save(DepartmentGroup, { id: there?.id ?? newId(), name, aliases, departmentIds });
  }
}
