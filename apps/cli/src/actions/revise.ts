import type { INestApplicationContext } from '@nestjs/common';
import { BackgroundJobs } from '#outbox';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { type PlanSubmission, RevisionsService } from '#plans';
import { formatDifference, formatOutcome } from '../output/difference-table.js';
import { watchJob } from '../watch-job.js';

/** As many entries as a plan ever has. */
const WHOLE_DIFFERENCE = 100_000;

/**
 * Compares a later version with its plan and answers the difference to read; `apply` also makes it the text of the plan,
 * with the defaults where there is a choice. Without, the version waits for a decision.
 */
export async function revisePlan(
  services: INestApplicationContext,
  planId: string,
  submission: PlanSubmission,
  actor: Actor,
  apply: boolean,
): Promise<string> {
  const [revisions, jobs] = [services.get(RevisionsService), services.get(BackgroundJobs)];
  const { number, jobId } = await revisions.submit(actor, planId, submission);
  await watchJob(jobs, jobId, revisions.compare(planId, number, jobId));
  const job = await jobs.read(jobId, { id: actor.id, seesAll: true });
  if (job.state === 'failed') throw new DomainError(String(job.result?.['code'] ?? 'plan.failed'), job.message);
  const revision = await revisions.difference(actor, planId, number, {}, { limit: WHOLE_DIFFERENCE });
  const difference = formatDifference(revision);
  if (!apply)
    return `${difference}\nProposed as version ${number}; nothing is changed yet. Apply it in the API, or again with --apply.\n`;
  const command = { planId, number, actor, expectedVersion: revision.version };
  const { outcome } = await revisions.apply(command);
  return `${difference}\n${formatOutcome(number, outcome)}\n`;
}
