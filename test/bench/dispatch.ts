import { RemindersDispatcher } from '#reminders';
import 'reflect-metadata';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { EmbeddedPostgres, SystemClock } from '#platform';
import { migrate } from '../../libs/application/src/contexts.js';
import { addDays, civilDateOf, instantAt } from '#work-calendar';
import { seedProjects } from '../setup/seed.js';
import { temporaryFolder } from '../setup/temporary-folder.js';
import { median } from './equipment/median.js';
import { TestServices } from '../setup/services.js';

/**
 * Does a dispatcher's tick cost what is due, or what exists? The same 1,000 due steps are dispatched once among
 * 200,000 active projects and once alone, in the same run; the two alternate over several rounds.
 */
const DUE = 1_000;
const ALL = 200_000;
const ROUNDS = 5;
const LIMIT = 1.5;

interface Tick {
  ms: number;
  heapMb: number;
  rows: number;
}

async function openSeeded(server: EmbeddedPostgres, name: string, total: number): Promise<TestServices> {
  await server.createDatabase(name);
  const url = server.urlOf(name);
  await migrate(url);
  const services = await TestServices.open({ databaseUrl: url });
  const today = civilDateOf(new SystemClock().now());
  await seedProjects(services.database, { total, due: DUE, dueDate: today, dueAt: instantAt(addDays(today, -1), '23:00') });
  return services;
}

/** Makes the same steps due again, outside the measured time. */
async function rewind(services: TestServices): Promise<void> {
  await services.database.query('TRUNCATE reminder CASCADE');
  await services.database.query(
    `INSERT INTO due_step SELECT md5('project' || n)::uuid, md5('project' || n)::uuid, 'deadline', 'due', p.due_date, now() - interval '1 hour', now() - interval '1 hour'
     FROM generate_series(1, ${DUE}) AS n JOIN project p ON p.id = md5('project' || n)::uuid ON CONFLICT (duty_id, track) DO UPDATE SET fire_at = EXCLUDED.fire_at`,
  );
  await services.database.query('VACUUM (ANALYZE) due_step');
  await services.database.query('CHECKPOINT');
}

async function tick(services: TestServices): Promise<Tick> {
  await rewind(services);
  global.gc?.();
  const heapBefore = process.memoryUsage().heapUsed;
  const start = process.hrtime.bigint();
  let rows = 0;
  for (
    let taken = await services.get(RemindersDispatcher).tick(DUE);
    taken > 0;
    taken = await services.get(RemindersDispatcher).tick(DUE)
  )
    rows += taken;
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  return { ms, heapMb: (process.memoryUsage().heapUsed - heapBefore) / 1024 / 1024, rows };
}

async function main(): Promise<void> {
  const directory = await temporaryFolder('bench');
  const server = await EmbeddedPostgres.start({ dataDirectory: join(directory, 'postgres') });
  try {
    process.stderr.write(`seeding ${ALL} and ${DUE} projects…\n`);
    const many = await openSeeded(server, 'many', ALL);
    const few = await openSeeded(server, 'few', DUE);
    const ticks: { many: Tick[]; few: Tick[] } = { many: [], few: [] };
    await tick(many);
    await tick(few);
    for (let round = 0; round < ROUNDS; round += 1) {
      ticks.few.push(await tick(few));
      ticks.many.push(await tick(many));
    }
    report(ticks);
    await many.close();
    await few.close();
  } finally {
    await server.stop();
    await rm(directory, { recursive: true, force: true });
  }
}

function report(ticks: { many: Tick[]; few: Tick[] }): void {
  if ([...ticks.many, ...ticks.few].some(({ rows }) => rows !== DUE))
    throw new Error('a tick did not dispatch exactly the due steps');
  const ms = { many: median(ticks.many.map((one) => one.ms)), few: median(ticks.few.map((one) => one.ms)) };
  const heap = { many: median(ticks.many.map((one) => one.heapMb)), few: median(ticks.few.map((one) => one.heapMb)) };
  const ratio = { time: ms.many / ms.few, memory: heap.many / heap.few };
  process.stdout.write(
    [
      `${DUE} due steps, recorded with history, deliveries and next step (median of ${ROUNDS} alternating rounds)`,
      `  among ${ALL} projects: ${ms.many.toFixed(0)} ms, heap +${heap.many.toFixed(1)} MB`,
      `  among   ${DUE} projects: ${ms.few.toFixed(0)} ms, heap +${heap.few.toFixed(1)} MB`,
      `  ratio of time ${ratio.time.toFixed(2)}, of memory ${ratio.memory.toFixed(2)} (limit of both: ${LIMIT})`,
      '',
    ].join('\n'),
  );
  if (Math.max(ratio.time, ratio.memory) >= LIMIT) process.exitCode = 1;
}

await main();
