import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Actor } from '#identity';
import { EmbeddedPostgres, newId, SystemClock } from '#platform';
import { migrate } from '../../libs/application/src/contexts.js';
import { BoardService, type Scope } from '#reporting';
import { civilDateOf } from '#work-calendar';
import { seedProjects } from '../setup/seed.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { median } from './equipment/median.js';
import { TestServices } from '../setup/services.js';

/**
 * What does a supervisor's morning cost among very many projects? The whole board, beside the plainest question that also
 * looks at every project (how many are in each state and month), in the same run and turn by turn.
 */
const ALL = Number(process.argv[2] ?? 1_000_000);
const ROUNDS = 5;
const LIMIT = 12;

async function main(): Promise<void> {
  const directory = await temporaryFolder('bench');
  const server = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
  try {
    process.stderr.write(`seeding ${ALL} projects…\n`);
    await server.createDatabase('board');
    const url = server.urlOf('board');
    await migrate(url);
    const services = await TestServices.open({ databaseUrl: url });
    await seed(services);
    report(await measure(services));
    await services.close();
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

/** Due dates spread over the year around today, a tenth closed, seven parts, one in fifty in a series. */
async function seed({ database, clock }: TestServices): Promise<void> {
  const today = civilDateOf(clock.now());
  await seedProjects(database, { total: ALL, due: 0, dueDate: today, dueAt: clock.now() });
  await database.query(
    `UPDATE project SET due_date = $1::date + (hashtext(id::text) % 180), path = ARRAY['第' || abs(hashtext(id::text)) % 7 || '部分'],
       series = CASE WHEN hashtext(id::text) % 50 = 0 THEN ARRAY['十项民生实事'] ELSE '{}' END,
       state = CASE WHEN hashtext(id::text) % 10 = 0 THEN 'closed' ELSE 'in_progress' END`,
    [today],
  );
  await database.query('VACUUM (ANALYZE) project');
}

interface Times {
  board: number;
  plain: number;
}

async function measure(services: TestServices): Promise<Times> {
  const { database } = services;
  const actor: Actor = { id: newId(), name: '督查员', role: 'supervisor', departmentId: null, kind: 'person' };
  const scope: Scope = { actor, day: civilDateOf(new SystemClock().now()), isPast: false };
  const board = (): Promise<unknown> => services.get(BoardService).board(scope);
  const plain = (): Promise<unknown> =>
    database.query(`SELECT state, date_trunc('month', due_date) AS month, count(*) FROM project GROUP BY 1, 2`);
  const times: { board: number[]; plain: number[] } = { board: [], plain: [] };
  for (let round = 0; round <= ROUNDS; round += 1) {
    const turn = { plain: await milliseconds(plain), board: await milliseconds(board) };
    if (round === 0) continue; // The first one fills the caches.
    times.plain.push(turn.plain);
    times.board.push(turn.board);
  }
  return { board: median(times.board), plain: median(times.plain) };
}

async function milliseconds(run: () => Promise<unknown>): Promise<number> {
  const start = process.hrtime.bigint();
  await run();
  return Number(process.hrtime.bigint() - start) / 1e6;
}

function report({ board, plain }: Times): void {
  const ratio = board / plain;
  process.stdout.write(
    [
      `the board over ${ALL} projects (median of ${ROUNDS} rounds, in turn)`,
      `  the whole board: ${board.toFixed(0)} ms`,
      `  states by month: ${plain.toFixed(0)} ms`,
      `  ratio ${ratio.toFixed(1)} (limit ${LIMIT})`,
      '',
    ].join('\n'),
  );
  if (!(ratio < LIMIT)) process.exitCode = 1;
}

await main();
