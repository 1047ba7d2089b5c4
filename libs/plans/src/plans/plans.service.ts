import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import type { Repository } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { acknowledgeJobs, BackgroundJobs, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { Clock, constraintOf, Database, DomainError, notFound, type Page, type Tx } from '#platform';
import { hiddenItemsOf, Project, readProject } from '#projects';
import { noteOfUnmatchedNames, readUnmatchedNames, type UnmatchedNameOfPlan } from '../assignment/unmatched-names.js';
import { type DatedPlan, hashOfSource, parsePlanText } from '../documents/parse-plan-text.js';
import { isParsedInline } from '../documents/parse-offloaded.js';
import { type PlanFile, readPlanFile } from '../documents/plan-file.js';
import type { PlanItemState } from '../entities/plan-item.entity.js';
import { Plan, type SkippedPart } from '../entities/plan.entity.js';
import { insertItems } from '../items/items.queries.js';
import { planImport } from './plan-import.job.js';
import { findLookAlike } from './looks-like.js';
import { alreadyImported, insertPlan, type PlanSubmission } from './plan-submission.js';
import {
  findPlan,
  findPlanOfText,
  listItems,
  listPlans,
  planOfItem,
  type PageRequest,
  type PlanItemView,
  type PlanView,
  type ProjectSource,
  sourceOfItem,
} from './plans.queries.js';

export interface SubmittedPlan {
  planId: string;
  /** Of the background job that takes the text apart. */
  jobId: string;
}

export type PlanDetail = PlanView & {
  /** Parts of the source that are no item. */
  skipped: (SkippedPart & { text: string })[];
  unmatchedNames: UnmatchedNameOfPlan[];
};

/** Import of plan documents, and what stands in them. For supervisors. */
@Injectable()
export class PlansService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly jobs: BackgroundJobs,
    @InjectRepository(Plan) private readonly plans: Repository<Plan>,
  ) {}

  /** Reads an uploaded file, see {@link readPlanFile}; a stranger's file is not looked at. @throws DomainError `access.denied`, `file.…` */
  readFile(actor: Actor, path: string, fileName?: string): Promise<PlanFile> {
    requireAbility(actor, 'plan.manage');
    return readPlanFile({ path }, fileName, { owner: actor.id });
  }

  /** @throws DomainError `access.denied`, `plan.not-found` */
  async assertKnown(actor: Actor, id: string): Promise<void> {
    requireAbility(actor, 'plan.manage');
    if (!(await this.plans.existsBy({ id }))) throw notFound('plan', id);
  }

  /**
   * Takes a plan in. A text that takes no time is taken apart at once, so that a hopeless one is refused; a long one waits for a worker.
   * @throws DomainError `plan.no-items`, `plan.year-needed`, `plan.already-imported`
   */
  async submit(actor: Actor, submission: PlanSubmission): Promise<SubmittedPlan> {
    requireAbility(actor, 'plan.manage');
    const parsed = isParsedInline(submission.source) ? await parsePlanText(submission) : null;
    try {
      return await this.database.transaction((tx) => this.take(tx, actor, submission, parsed));
    } catch (error) {
      throw await this.reasonOf(error, hashOfSource(submission.source));
    }
  }

  /** Does the job of a long text: items, or the reason why there are none. A second run does nothing. */
  async import(planId: string, jobId: string): Promise<void> {
    await this.jobs.report(jobId, { progress: 5, message: 'reading the text' });
    const plan = await this.plans.findOneByOrFail({ id: planId });
    if (plan.state !== 'importing') return this.database.transaction((tx) => acknowledgeJobs(tx, [jobId]));
    try {
      const parsed = await parsePlanText(plan);
      await this.jobs.report(jobId, { progress: 50, message: `${parsed.items.length} items found` });
      await this.database.transaction((tx) => this.takeItems(tx, plan, parsed, jobId));
    } catch (error) {
      const reason = await this.reasonOf(error, plan.sourceHash);
      await this.database.transaction((tx) => this.giveUp(tx, plan, reason, jobId));
    }
  }

  /**
   * The passage of the plan that became this project, for whoever sees the project; null: it comes from no plan.
   * @throws DomainError `project.not-found`
   */
  async sourceOfProject(actor: Actor, projectId: string): Promise<ProjectSource | null> {
    await readProject(this.database, actor, projectId);
    for (let id: string | null = projectId; id !== null;) {
      // All projects: the asker sees the last of them, and the document is no secret.
      const { planItemId, carriedFromId }: Project = await this.database.manager.findOneByOrFail(Project, { id });
      if (planItemId !== null) return sourceOfItem(this.database, planItemId);
      id = carriedFromId;
    }
    return null;
  }

  /** Newest first. */
  async list(actor: Actor, page: PageRequest): Promise<Page<PlanView>> {
    requireAbility(actor, 'plan.manage');
    return listPlans(this.database, actor, page);
  }

  /** @throws DomainError `plan.not-found` */
  async read(actor: Actor, id: string): Promise<PlanDetail> {
    requireAbility(actor, 'plan.manage');
    const view = await findPlan(this.database, actor, id);
    const plan = await this.plans.findOneBy({ id });
    if (!view || !plan) throw notFound('plan', id);
    const skipped = plan.skipped.map((part) => ({ ...part, text: plan.source.slice(part.start, part.end) }));
    const hidden = await hiddenItemsOf(this.database, actor);
    return { ...view, skipped, unmatchedNames: await readUnmatchedNames(this.database, plan, hidden) };
  }

  /** The text of the plan, to the letter. @throws DomainError `plan.not-found` */
  async source(actor: Actor, id: string): Promise<string> {
    requireAbility(actor, 'plan.manage');
    const plan = await this.plans.findOne({ where: { id }, select: { id: true, source: true } });
    if (!plan) throw notFound('plan', id);
    return plan.source;
  }

  /** Items of a plan in reading order. @throws DomainError `plan.not-found` */
  async items(
    actor: Actor,
    planId: string,
    filter: { state?: PlanItemState; ids?: readonly string[] },
    page: PageRequest,
  ): Promise<Page<PlanItemView>> {
    await this.assertKnown(actor, planId);
    return listItems(this.database, actor, planId, filter, page);
  }

  /** One item. @throws DomainError `item.not-found` */
  async item(actor: Actor, id: string): Promise<PlanItemView> {
    requireAbility(actor, 'plan.manage');
    const planId = await planOfItem(this.database, id);
    const [item] = planId === null ? [] : (await listItems(this.database, actor, planId, { ids: [id] }, { limit: 1 })).items;
    if (!item) throw notFound('item', id);
    return item;
  }

  /** All drafts of a plan in reading order. @throws DomainError `plan.not-found` */
  async drafts(actor: Actor, planId: string): Promise<PlanItemView[]> {
    const drafts: PlanItemView[] = [];
    let cursor: string | null = null;
    do {
      const page: Page<PlanItemView> = await this.items(
        actor,
        planId,
        { state: 'draft' },
        { limit: 500, ...(cursor ? { cursor } : {}) },
      );
      drafts.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return drafts;
  }

  private async take(tx: Tx, actor: Actor, submission: PlanSubmission, parsed: DatedPlan | null): Promise<SubmittedPlan> {
    const plan = await insertPlan(tx, submission, actor.id, this.clock.now());
    const planId = plan.id;
    if (!parsed) return { planId, jobId: await this.jobs.start(tx, planImport, { planId }, actor.id) };
    const jobId = await this.jobs.record(tx, planImport, actor.id);
    await this.takeItems(tx, plan, parsed, jobId);
    return { planId, jobId };
  }

  private async takeItems(tx: Tx, plan: Plan, parsed: DatedPlan, jobId: string): Promise<void> {
    const { planYear, items } = parsed;
    const issuer = plan.issuer ?? parsed.issuer;
    const skipped = parsed.skipped.map(({ span, reason }) => ({ ...span, reason }));
    // The guard makes a second run of the same job, at the same time, do nothing.
    const { affected } = await tx.manager.update(
      Plan,
      { id: plan.id, state: 'importing' },
      { state: 'review', planYear, issuer, skipped },
    );
    if (!affected) return acknowledgeJobs(tx, [jobId]);
    await insertItems(tx, { ...plan, issuer }, items);
    const unmatched = await readUnmatchedNames(tx, { id: plan.id, issuer });
    const notes = [...plan.notes, ...parsed.notes.map(({ text, zh }) => ({ text, zh })), ...noteOfUnmatchedNames(unmatched)];
    await tx.manager.update(Plan, { id: plan.id }, { notes });
    const found = { items: items.length, skipped: skipped.length };
    await recordEvents(tx, [
      {
        type: 'plan.imported',
        subject: { kind: 'plan', id: plan.id },
        actor: SYSTEM_ACTOR,
        at: this.clock.now(),
        data: { title: plan.title, planYear, ...found },
      },
    ]);
    const looksLike = await findLookAlike(tx, { id: plan.id, planYear }, items);
    const result = { planId: plan.id, ...found, ...(looksLike ? { looksLike } : {}) };
    await this.jobs.end(tx, jobId, { state: 'done', message: `${items.length} items to review`, result });
  }

  /** What a person can put right; the same text of the same year may have been taken in meanwhile. Anything else is thrown on. */
  private async reasonOf(error: unknown, sourceHash: string): Promise<DomainError> {
    if (error instanceof DomainError) return error;
    const other = constraintOf(error) === 'plan_source_uq' ? await findPlanOfText(this.database, sourceHash) : null;
    if (other === null) throw error;
    return alreadyImported(other);
  }

  private async giveUp(tx: Tx, plan: Plan, error: DomainError, jobId: string): Promise<void> {
    await tx.manager.update(Plan, { id: plan.id }, { state: 'failed' });
    await this.jobs.fail(tx, jobId, error);
  }
}
