import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { LessThan, type Repository } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { BackgroundJobs } from '#outbox';
import type { DifferenceKind } from '#plan-text';
import { Clock, Database, decodeCursor, DomainError, notFound, type Page, toPage, type Tx } from '#platform';
import { EVERYBODY, hiddenFrom, ProjectsService } from '#projects';
import { isParsedInline } from '../documents/parse-offloaded.js';
import { type DatedPlan, parsePlanText } from '../documents/parse-plan-text.js';
import { Plan } from '../entities/plan.entity.js';
import { planRevise } from './plan-revise.job.js';
import { type ApplyCommand, applyRevision, refreshRevision } from './apply-revision.js';
import { proposeRevision, readingOf, settleReading } from './compare-revision.js';
import { type DiscardCommand, discardRevision } from './discard-revision.js';
import { PlanRevision } from './plan-revision.entity.js';
import { readProjectsNow } from './revise-projects.js';
import { entryViewOf, type RevisionDetail, type RevisionView, VIEWED_COLUMNS, viewOf } from './revision-view.js';
import { shownRevision } from './shown-revision.js';
import { assertReady, insertRevision, lockPlan, type RevisionSubmission } from './submit-revision.js';

export interface SubmittedRevision {
  planId: string;
  /** Of the revision within its plan. */
  number: number;
  /** Of the background job that compares it. */
  jobId: string;
}

interface PageRequest {
  cursor?: string;
  limit: number;
}

/** Later versions of a plan (修订): proposed with the difference that they make, then applied or discarded. For supervisors. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: BackgroundJobs,
    private readonly projects: ProjectsService,
    @InjectRepository(Plan) private readonly plans: Repository<Plan>,
    @InjectRepository(PlanRevision) private readonly revisions: Repository<PlanRevision>,
  ) {}

  /**
   * Takes a later version of a plan in, to be compared: at once, or by a worker when the text is long. A version that still waits for a
   * decision gives way.
   * @throws DomainError `plan.not-found`, `plan.not-ready`, `revision.same-text`, `plan.already-imported`, `plan.no-items`
   */
  async submit(actor: Actor, planId: string, submission: RevisionSubmission): Promise<SubmittedRevision> {
    requireAbility(actor, 'plan.manage');
    const plan = await this.planOf(planId);
    assertReady(plan);
    const parsed = isParsedInline(submission.source) ? await parsePlanText(textOf(submission, plan)) : null;
    return this.database.transaction((tx) => this.take(tx, planId, submission, actor, parsed));
  }

  /** Does the job of a long text: a proposal, or the reason why there is none. A second run does nothing. */
  async compare(planId: string, number: number, jobId: string): Promise<void> {
    await this.jobs.report(jobId, { progress: 5, message: 'reading the text' });
    const plan = await this.plans.findOneByOrFail({ id: planId });
    const revision = await this.revisions.findOneByOrFail({ planId, number });
    if (revision.state !== 'reading') return this.database.transaction((tx) => this.jobs.endIdle(tx, jobId, { planId, number }));
    try {
      const parsed = await parsePlanText(textOf(revision, plan));
      await this.jobs.report(jobId, { progress: 50, message: `${parsed.items.length} items found, comparing` });
      await this.database.transaction((tx) => this.propose(tx, plan, { ...revision, ...readingOf(parsed, revision) }, jobId));
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.database.transaction((tx) => this.giveUp(tx, revision, error, jobId));
    }
  }

  /** Versions of a plan, newest first; none when it has only the first text. @throws DomainError `plan.not-found` */
  async list(actor: Actor, planId: string, page: PageRequest): Promise<Page<RevisionView>> {
    requireAbility(actor, 'plan.manage');
    const plan = await this.planOf(planId);
    const before = page.cursor ? Number(decodeCursor(page.cursor, 1)[0]) : null;
    const rows = await this.revisions.find({
      select: VIEWED_COLUMNS,
      where: { planId, ...(before === null ? {} : { number: LessThan(before) }) },
      order: { number: 'DESC' },
      take: page.limit + 1,
    });
    const { items, nextCursor } = toPage(rows, page.limit, (row) => [row.number]);
    const hidden = await hiddenFrom(this.database, actor);
    return { items: items.map((revision) => viewOf(revision, plan, hidden)), nextCursor };
  }

  /** One version without its difference. @throws DomainError `revision.not-found` */
  async read(actor: Actor, planId: string, number: number): Promise<RevisionView> {
    requireAbility(actor, 'plan.manage');
    const revision = await this.revisionOf(planId, number);
    return viewOf(revision, await this.planOf(planId), await hiddenFrom(this.database, actor));
  }

  /** One version with its difference, page by page in reading order. @throws DomainError `revision.not-found` */
  async difference(
    actor: Actor,
    planId: string,
    number: number,
    { kinds = null }: { kinds?: readonly DifferenceKind[] | null },
    page: PageRequest,
  ): Promise<RevisionDetail> {
    requireAbility(actor, 'plan.manage');
    const revision = await this.revisionOf(planId, number);
    const hidden = await hiddenFrom(this.database, actor);
    const view = viewOf(revision, await this.planOf(planId), hidden);
    const after = page.cursor ? Number(decodeCursor(page.cursor, 1)[0]) : 0;
    const wanted = shownRevision(revision, hidden).entries.filter(
      (entry) => entry.number > after && (kinds?.includes(entry.kind) ?? true),
    );
    const projects = await readProjectsNow(this.database, planId, hidden);
    const { items, nextCursor } = toPage(wanted.slice(0, page.limit + 1), page.limit, (entry) => [entry.number]);
    const isOpen = view.state === 'proposed';
    const entries = items.map((entry) => entryViewOf(entry, projects.get(entry.itemId ?? ''), isOpen));
    return { ...view, entries, nextCursor };
  }

  /**
   * Makes a proposed version the text of its plan, with everything that follows from it, in one transaction. When somebody
   * worked on the items since they were compared, the difference is worked out anew and nothing else is done: what is
   * applied is what was read.
   * @throws DomainError `revision.not-found`, `revision.not-open`, `revision.outdated`, `revision.choice-invalid`,
   *   `version.stale`, `due-date.past`
   */
  async apply(command: ApplyCommand): Promise<PlanRevision> {
    try {
      return await this.database.transaction((tx) => applyRevision(tx, this.projects, command, this.clock.now()));
    } catch (error) {
      const isOutdated = error instanceof DomainError && error.code === 'revision.outdated';
      if (isOutdated) await this.database.transaction((tx) => refreshRevision(tx, command));
      throw error;
    }
  }

  /** Lays a proposed version aside; the plan stays as it is. @throws DomainError `revision.not-found`, `revision.not-open`, `version.stale` */
  discard(command: DiscardCommand): Promise<PlanRevision> {
    return this.database.transaction((tx) => discardRevision(tx, command, this.clock.now()));
  }

  private async revisionOf(planId: string, number: number): Promise<PlanRevision> {
    const revision = await this.revisions.findOne({ select: VIEWED_COLUMNS, where: { planId, number } });
    if (!revision) throw notFound('revision', String(number));
    return revision;
  }

  private async planOf(id: string): Promise<Plan> {
    const plan = await this.plans.findOneBy({ id });
    if (!plan) throw notFound('plan', id);
    return plan;
  }

  private async take(
    tx: Tx,
    planId: string,
    submission: RevisionSubmission,
    actor: Actor,
    parsed: DatedPlan | null,
  ): Promise<SubmittedRevision> {
    const plan = await lockPlan(tx, planId);
    const revision = await insertRevision(tx, plan, submission, actor, this.clock.now());
    const { number } = revision;
    if (!parsed) {
      const jobId = await this.jobs.start(tx, planRevise, { planId, number: String(number) }, actor.id);
      return { planId, number, jobId };
    }
    const jobId = await this.jobs.record(tx, planRevise, actor.id);
    await this.propose(tx, plan, { ...revision, ...readingOf(parsed, revision) }, jobId);
    return { planId, number, jobId };
  }

  private async propose(tx: Tx, plan: Plan, revision: PlanRevision, jobId: string): Promise<void> {
    const { planId, number } = revision;
    if (!(await proposeRevision(tx, plan, revision, this.clock.now()))) return this.jobs.endIdle(tx, jobId, { planId, number });
    const { counts } = shownRevision(revision, await hiddenFrom(tx, EVERYBODY));
    const message = `${counts.added} added, ${counts.removed} removed, ${counts.reworded + counts['re-dated']} changed`;
    await this.jobs.end(tx, jobId, { state: 'done', message, result: { planId, number, counts } });
  }

  private async giveUp(tx: Tx, revision: PlanRevision, error: DomainError, jobId: string): Promise<void> {
    await settleReading(tx, revision, 'discarded', error.message);
    await this.jobs.fail(tx, jobId, error);
  }
}

function textOf(
  { source, layout }: Pick<RevisionSubmission, 'source' | 'layout'>,
  { issuer, planYear }: Plan,
): Parameters<typeof parsePlanText>[0] {
  return { source, layout: layout ?? null, issuer, planYear };
}
