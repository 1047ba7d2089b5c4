import path from 'node:path';
import type { Command } from 'commander';
import type { INestApplicationContext } from '@nestjs/common';
import { MigrationService } from '#application';
import { BackgroundJobs } from '#outbox';
import type { Actor } from '#identity';
import { Database, DomainError, isId, readConfig } from '#platform';
import { type PlanSubmission, PlansService } from '#plans';
import { withServices } from '../database-access.js';
import { findOperator } from '../operator.js';
import { readPlanFromDisk } from '../plan-from-disk.js';
import { watchJob } from '../watch-job.js';
import { warnOfOtherYear } from '../output/year-warning.js';
import { revisePlan } from './revise.js';

interface ImportOptions {
  year?: number;
  issuer?: string;
  title?: string;
  as?: string;
  revises?: string;
  apply?: boolean;
}

export async function run(file: string, options: ImportOptions, command: Command): Promise<void> {
  if (options.apply && options.revises === undefined) command.error('error: --apply goes with --revises <plan>');
  if (options.revises !== undefined && !isId(options.revises)) command.error('error: --revises takes the id of a plan');
  const config = readConfig(process.env);
  const submission: PlanSubmission = {
    ...(await readPlanFromDisk(file)),
    fileName: path.basename(file),
    ...(options.year ? { planYear: options.year } : {}),
    ...(options.issuer ? { issuer: options.issuer } : {}),
    ...(options.title ? { title: options.title } : {}),
  };
  warnOfOtherYear(submission.source, options.year);
  await withServices(config, 'import', async (services, { alone }) => {
    if (alone) await services.get(MigrationService).migrate();
    const operator = await findOperator(services.get(Database), options.as);
    if (options.revises !== undefined) {
      process.stdout.write(await revisePlan(services, options.revises, submission, operator, options.apply ?? false));
      return;
    }
    const result = await runImport(services, submission, operator);
    process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
  });
}

/** Runs the outbox job here, whether a worker is up or not: of two runs of one import the second does nothing. */
async function runImport(
  services: INestApplicationContext,
  submission: PlanSubmission,
  actor: Actor,
): Promise<Record<string, unknown>> {
  const [plans, jobs] = [services.get(PlansService), services.get(BackgroundJobs)];
  const { planId, jobId } = await plans.submit(actor, submission);
  await watchJob(jobs, jobId, plans.import(planId, jobId));
  const job = await jobs.read(jobId, { id: actor.id, seesAll: true });
  if (job.state === 'failed') throw new DomainError(String(job.result?.['code'] ?? 'plan.failed'), job.message);
  const { skipped, ...plan } = await plans.read(actor, planId);
  const looksLike = job.result?.['looksLike'];
  return { ...plan, skippedParts: skipped.length, ...(looksLike ? { looksLike } : {}) };
}
