import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Actor, Department, loadRoster, Person, type Roster } from '#identity';
import { type Database, EmbeddedPostgres, newId } from '#platform';
import { Plan, PlanItem, type Registration, RegistrationService } from '#plans';
import { migrate } from '../../libs/application/src/contexts.js';
import { TestServices } from '../setup/services.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { median } from './equipment/median.js';

/**
 * What does the registration of a whole plan cost (立项)? 500 items are registered at once, beside the plainest way to write the very rows that
 * this transaction wrote: one INSERT of the same JSON for each table, with the same indexes and constraints, in one transaction. In the same run, turn by turn.
 */
const ITEMS = 500;
const ROUNDS = 7;
const WARM_UP = 2;
const LIMIT = 6;
const DEPARTMENTS = 20;

const ROSTER: Roster = {
  departments: Array.from({ length: DEPARTMENTS }, (_, n) => ({
    code: `d${n}`,
    name: `第${n}局`,
    shortName: `${n}局`,
    aliases: [],
    duties: `第${n}类工作`,
  })),
  people: [
    ...Array.from({ length: DEPARTMENTS }, (_, n) => [
      {
        login: `head${n}`,
        name: `局长${n}`,
        role: 'officer' as const,
        departmentCode: `d${n}`,
        isHead: true,
        email: `h${n}@example.invalid`,
      },
      {
        login: `officer${n}`,
        name: `经办${n}`,
        role: 'officer' as const,
        departmentCode: `d${n}`,
        email: `o${n}@example.invalid`,
      },
    ]).flat(),
    { login: 'ducha', name: '督查员', role: 'supervisor' },
    { login: 'leader', name: '分管领导', role: 'leader' },
  ],
};

async function main(): Promise<void> {
  const directory = await temporaryFolder('bench');
  const server = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
  try {
    await server.createDatabase('registration');
    const url = server.urlOf('registration');
    await migrate(url);
    const services = await TestServices.open({ databaseUrl: url });
    await services.database.transaction((tx) => loadRoster(tx, ROSTER, services.clock.now()));
    report(await measure(services));
    await services.close();
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

interface Turn {
  register: number;
  plain: number;
  rows: number;
}

async function measure(services: TestServices): Promise<Turn[]> {
  const { database } = services;
  const supervisor = await actorOf(database, 'ducha');
  const departments = await database.manager.find(Department, { order: { code: 'ASC' } });
  const turns: Turn[] = [];
  for (let round = 0; round < WARM_UP + ROUNDS; round += 1) {
    const items = await givenItems(database, services.clock.now(), round);
    const registrations = items.map((itemId, n): Registration => ({
      itemId,
      leadDepartmentId: departments[n % DEPARTMENTS]?.id ?? '',
      cooperatingDepartmentIds: [departments[(n + 7) % DEPARTMENTS]?.id ?? ''],
      dueDate: '2099-06-30',
    }));
    const register = await milliseconds(() => services.get(RegistrationService).register(supervisor, registrations));
    const written = await rowsOfTransaction(database, items[0] ?? '');
    await prepare(database, [...written.keys()]);
    const plain = await milliseconds(() => writePlainly(database, written));
    const rows = [...written.values()].reduce((sum, list) => sum + list.length, 0);
    if (round >= WARM_UP) turns.push({ register, plain, rows });
  }
  return turns;
}

async function actorOf(database: Database, login: string): Promise<Actor> {
  const { id, name, role, departmentId } = await database.manager.findOneByOrFail(Person, { login });
  return { id, name, kind: 'person', role, departmentId };
}

/** Draft items of a plan of its own. */
async function givenItems(database: Database, now: Date, round: number): Promise<string[]> {
  const planId = newId();
  const texts = Array.from({ length: ITEMS }, (_, n) => `建设第${n}个口袋公园，新增绿地${n}平方米`);
  const source = `${texts.join('。')}。`;
  const plan = { id: planId, title: `工作要点${round}`, planYear: 2098, source, sourceHash: planId, createdAt: now };
  await database.manager.insert(Plan, { ...plan, state: 'review', issuer: null, fileName: null, createdBy: null });
  let start = 0;
  const items = texts.map((text) => {
    const item = { id: newId(), planId, spanStart: start, spanEnd: start + text.length, text, title: text.slice(2, 10) };
    start += text.length + 1;
    return { ...item, path: ['生态'], quantities: [], commitment: 'achieve' as const, state: 'draft' as const };
  });
  await database.manager.insert(PlanItem, items);
  return items.map(({ id }) => id);
}

type Rows = Map<string, unknown[]>;

/** Every row, of whatever table, that the transaction wrote which registered this item. */
async function rowsOfTransaction(database: Database, itemId: string): Promise<Rows> {
  const tables = await database.query<{ name: string }>(
    `SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
     WHERE c.relkind = 'r' AND n.nspname = current_schema() ORDER BY c.relname`,
  );
  const [wrote] = await database.query<{ transaction: string }>(
    'SELECT xmin::text AS transaction FROM project WHERE plan_item_id = $1',
    [itemId],
  );
  const rows: Rows = new Map();
  for (const { name } of tables) {
    const found = await database.query<{ row: unknown }>(`SELECT to_jsonb(t) AS row FROM "${name}" t WHERE t.xmin::text = $1`, [
      wrote?.transaction,
    ]);
    if (found.length > 0)
      rows.set(
        name,
        found.map(({ row }) => row),
      );
  }
  return rows;
}

/** Tables like those, with their indexes and constraints, empty. */
async function prepare(database: Database, tables: readonly string[]): Promise<void> {
  await database.query('CREATE SCHEMA IF NOT EXISTS plain');
  for (const table of tables) {
    await database.query(`CREATE TABLE IF NOT EXISTS plain."${table}" (LIKE "${table}" INCLUDING ALL)`);
    await database.query(`TRUNCATE plain."${table}"`);
  }
}

function writePlainly(database: Database, rows: Rows): Promise<void> {
  return database.transaction(async (tx) => {
    for (const [table, list] of rows)
      await tx.query(`INSERT INTO plain."${table}" SELECT * FROM jsonb_populate_recordset(NULL::plain."${table}", $1::jsonb)`, [
        JSON.stringify(list),
      ]);
  });
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function report(turns: readonly Turn[]): void {
  const ratio = median(turns.map(({ register, plain }) => register / plain));
  const of = (name: keyof Turn): string => median(turns.map((turn) => turn[name])).toFixed(0);
  process.stdout.write(
    [
      `${ITEMS} items registered at once (median of ${ROUNDS} rounds, in turn)`,
      `  registration: ${of('register')} ms`,
      `  its ${of('rows')} rows, written plainly: ${of('plain')} ms`,
      `  ratio ${ratio.toFixed(1)} (limit ${LIMIT})`,
      '',
    ].join('\n'),
  );
  if (!(ratio < LIMIT)) process.exitCode = 1;
}

await main();
