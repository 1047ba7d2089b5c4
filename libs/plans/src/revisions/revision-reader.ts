import { type JobQueues, reportProgress, acknowledgeJob } from '#outbox';
import { type Clock, type Database, DomainError, type Tx } from '#platform';
import { readPlan } from '../plans/import-plan.js';
import { Plan } from '../entities/plan.entity.js';
import { recordRevisionEvent } from './discard-revision.js';
import { digestOf, readLiveItems } from './live-items.queries.js';
import { PlanRevision } from './plan-revision.entity.js';
import { recutItems } from './recut-items.js';
import { countEntries, entriesOf } from './revision-entry.js';
import { planRevise } from './submit-revision.js';

/** Runs promised comparisons: a later text to the difference that it makes, waiting for a decision. */
export class RevisionReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  register(queues: JobQueues): void {
    queues.handle(planRevise, (payload) => this.run({ ...payload, number: Number(payload.number) }));
  }

  /** Compares one version here and now; a second run of the same one does nothing. */
  async run({ planId, number, jobId }: { planId: string; number: number; jobId: string }): Promise<void> {
    const now = this.clock.now();
    await reportProgress(this.database, jobId, { state: 'running', progress: 5, message: 'reading the text' }, now);
    const { manager } = this.database.dataSource;
    const plan = await manager.findOneByOrFail(Plan, { id: planId });
    const revision = await manager.findOneByOrFail(PlanRevision, { planId, number });
    if (revision.state !== 'reading') return this.database.transaction((tx) => this.passOver(tx, revision, jobId));
    try {
      const parsed = await readPlan({
        source: revision.source,
        layout: revision.layout,
        issuer: plan.issuer,
        planYear: plan.planYear,
      });
      const message = `${parsed.items.length} items found, comparing`;
      await reportProgress(this.database, jobId, { state: 'running', progress: 50, message }, now);
      revision.items = parsed.items;
      revision.skipped = parsed.skipped.map(({ span, reason }) => ({ ...span, reason }));
      await this.database.transaction((tx) => this.propose(tx, plan, revision, jobId));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.database.transaction((tx) => this.giveUp(tx, revision, error, jobId));
    }
  }

  private async propose(tx: Tx, plan: Plan, revision: PlanRevision, jobId: string): Promise<void> {
    const now = this.clock.now();
    await compareAgain(tx, plan, revision);
    if (!(await keepUnlessDecided(tx, revision, 'proposed', null))) return this.passOver(tx, revision, jobId);
    const { planId, number, counts } = revision;
    const actor = { id: revision.createdBy, name: revision.createdByName };
    await recordRevisionEvent(tx, 'plan.revision_proposed', revision, { actor, now }, { counts });
    const message = `${counts.added} added, ${counts.removed} removed, ${counts.reworded + counts['re-dated']} changed`;
    await reportProgress(tx, jobId, { state: 'done', progress: 100, message, result: { planId, number, counts } }, now);
    await acknowledgeJob(tx, jobId);
  }

  /** Somebody was faster: another run of this job, or a newer version that took its place. */
  private async passOver(tx: Tx, { planId, number }: PlanRevision, jobId: string): Promise<void> {
    const now = this.clock.now();
    await tx.query(
      `UPDATE background_job SET state = 'done', progress = 100, message = 'nothing left to do', result = $2, updated_at = $3
       WHERE id = $1 AND state <> 'done'`,
      [jobId, JSON.stringify({ planId, number }), now],
    );
    await acknowledgeJob(tx, jobId);
  }

  private async giveUp(tx: Tx, revision: PlanRevision, error: DomainError, jobId: string): Promise<void> {
    const now = this.clock.now();
    await keepUnlessDecided(tx, revision, 'discarded', error.message);
    const { message, code } = error;
    await reportProgress(tx, jobId, { state: 'failed', progress: 100, message, result: { code } }, now);
    await acknowledgeJob(tx, jobId);
  }
}

/** Works the difference out against the plan's items as they are now. */
export async function compareAgain(tx: Tx, plan: Plan, revision: PlanRevision): Promise<void> {
  const live = await readLiveItems(tx, plan, { lock: false });
  const cut = recutItems(revision.items, live, revision.source, plan.planYear);
  revision.entries = entriesOf(live, cut);
  revision.counts = countEntries(revision.entries);
  revision.itemsSeen = digestOf(live);
  revision.baseVersion = plan.version;
}

async function keepUnlessDecided(
  tx: Tx,
  revision: PlanRevision,
  state: 'proposed' | 'discarded',
  message: string | null,
): Promise<boolean> {
  const { planId, number, items, skipped, entries, counts, itemsSeen, baseVersion } = revision;
  const rows = await tx.query(
    `UPDATE plan_revision SET state = $3, message = $4, items = $5, skipped = $6, entries = $7, counts = $8, items_seen = $9, base_version = $10
     WHERE plan_id = $1 AND number = $2 AND state = 'reading' RETURNING number`,
    [
      planId,
      number,
      state,
      message,
      ...[items, skipped, entries, counts].map((value) => JSON.stringify(value)),
      itemsSeen,
      baseVersion,
    ],
  );
  return rows.length > 0;
}
