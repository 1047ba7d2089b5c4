import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import type { House } from '#assembly';
import { readBackgroundJob } from '#event-queue';
import type { Actor } from '#identity';
import { DomainError, type Queryable, readConfig } from '#platform';
import { PlanImporter, type PlanSubmission, readPlan, readPlanText, submitPlan } from '#tracking';
import { yearArgument } from '../arguments.js';
import { withHouse } from '../database-access.js';
import { type Progress, showProgress } from '../progress.js';
import { warnOfOtherYear } from '../year-warning.js';

interface ImportOptions {
  year?: number;
  issuer?: string;
  title?: string;
  as?: string;
}

export function addImport(program: Command): void {
  program
    .command('import')
    .description('take a plan document into the database as draft items for review')
    .argument('<file>', 'the plan as UTF-8 text')
    .option('--year <year>', 'the year that it plans, where the text does not say it', yearArgument)
    .option('--issuer <name>', 'who published it')
    .option('--title <title>', 'default: the name of the file')
    .option('--as <login>', 'in whose name; default: the first administrator')
    .addHelpText('after', '\nExamples:\n  duban import plan.txt\n  duban import plan.txt --year 2022 --issuer 松山湖管委会')
    .action(importPlan);
}

async function importPlan(file: string, options: ImportOptions): Promise<void> {
  const config = readConfig(process.env);
  const submission: PlanSubmission = {
    source: readPlanText(await readFile(file)),
    fileName: path.basename(file),
    ...(options.year ? { planYear: options.year } : {}),
    ...(options.issuer ? { issuer: options.issuer } : {}),
    ...(options.title ? { title: options.title } : {}),
  };
  warnOfOtherYear(submission.source, options.year);
  await withHouse(config, 'import', async (house, { alone }) => {
    if (alone) await house.migrate();
    const result = await runImport(house, submission, await findOperator(house.database, options.as));
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
}

/** Runs the promised job here, whether a worker is up or not: of two runs of one import the second does nothing. */
async function runImport({ database, clock }: House, submission: PlanSubmission, actor: Actor): Promise<Record<string, unknown>> {
  const submitted = await database.transaction((tx) => submitPlan(tx, submission, actor, clock.now()));
  const progress = showProgress();
  try {
    await watched(new PlanImporter(database, clock).run(submitted), () => report(database, submitted.jobId, progress));
  } finally {
    progress.stop();
  }
  const job = await readBackgroundJob(database, submitted.jobId, { id: actor.id, seesAll: true });
  if (job.state === 'failed') throw new DomainError(String(job.result?.['code'] ?? 'plan.failed'), job.message);
  const { skipped, ...plan } = await readPlan(database, actor, submitted.planId);
  return { ...plan, skippedParts: skipped.length };
}

const LOOK_EVERY_MS = 100;

/** Calls `look` now and then while the work goes on, and once when it is done. */
async function watched(work: Promise<void>, look: () => Promise<void>): Promise<void> {
  let done = false;
  const finished = work.finally(() => (done = true));
  while (!done) {
    await look();
    await Promise.race([finished.catch(() => undefined), new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS))]);
  }
  await finished;
  await look();
}

async function report(db: Queryable, jobId: string, progress: Progress): Promise<void> {
  const job = await readBackgroundJob(db, jobId, { id: null, seesAll: true });
  progress.update(job.progress, job.message);
}

async function findOperator(db: Queryable, login: string | undefined): Promise<Actor> {
  const [person] = await db.query<Actor>(
    `SELECT id, name, role, department_id AS "departmentId", 'person' AS kind FROM person
     WHERE active AND CASE WHEN $1::text IS NULL THEN role = 'admin' ELSE lower(login) = lower($1) END ORDER BY login LIMIT 1`,
    [login ?? null],
  );
  if (person) return person;
  throw login
    ? new DomainError('person.not-found', `Nobody has the login ${login}. Check --as.`)
    : new DomainError('person.not-found', 'The database has no administrator yet. Start the service once: duban serve');
}
