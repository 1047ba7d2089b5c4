import type { Application } from '#assembly';
import { readBackgroundJob } from '#outbox';
import type { Actor } from '#identity';
import { DomainError } from '#platform';
import { applyRevision, type PlanSubmission, readRevision, RevisionReader, submitRevision } from '#plans';
import { formatDifference, formatOutcome } from '../difference-table.js';
import { watchJob } from '../watch-job.js';

/** As many entries as a plan ever has. */
const WHOLE_DIFFERENCE = 100_000;

/**
 * Compares a later version with its plan and answers the difference to read; `apply` also makes it the text of the plan,
 * with the defaults where there is a choice. Without, the version waits for a decision.
 */
export async function revisePlan(
  application: Application,
  planId: string,
  submission: PlanSubmission,
  actor: Actor,
  apply: boolean,
): Promise<string> {
  const { database, clock, projects } = application;
  const submitted = await database.transaction((tx) => submitRevision(tx, planId, submission, actor, clock.now()));
  await watchJob(database, submitted.jobId, new RevisionReader(database, clock).run(submitted));
  const job = await readBackgroundJob(database, submitted.jobId, { id: actor.id, seesAll: true });
  if (job.state === 'failed') throw new DomainError(String(job.result?.['code'] ?? 'plan.failed'), job.message);
  const { number } = submitted;
  const revision = await readRevision(database, actor, planId, number, {}, { limit: WHOLE_DIFFERENCE });
  const difference = formatDifference(revision);
  if (!apply)
    return `${difference}\nProposed as version ${number}; nothing is changed yet. Apply it in the API, or again with --apply.\n`;
  const command = { planId, number, actor, expectedVersion: revision.version };
  const { outcome } = await applyRevision(database, projects, command);
  return `${difference}\n${formatOutcome(number, outcome)}\n`;
}
