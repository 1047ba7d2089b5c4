import { expect } from 'vitest';
import { readBackgroundJob, readHistory } from '#outbox';
import type { Actor } from '#identity';
import type { Tx } from '#platform';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { PlanImporter, submitPlan } from '../src/plans/import-plan.js';
import { PlanItem } from '../src/entities/plan-item.entity.js';
import { Project } from '#projects';
import { registerItems } from '../src/registration/register-items.js';
import { applyRevision, type ApplyCommand } from '../src/revisions/apply-revision.js';
import { PlanRevision } from '../src/revisions/plan-revision.entity.js';
import type { RevisionEntry } from '../src/revisions/revision-entry.js';
import { RevisionReader } from '../src/revisions/revision-reader.js';
import { submitRevision } from '../src/revisions/submit-revision.js';

export const FIRST = `2022年工作要点
一、营造一流生态体系
三季度启动碧道建设；推进月荷湖综合治理工程；编制河涌规划，修复三处湿地。
二、办好民生实事
新增公办义务教育学位3500个；举办全民健身大会；改造老旧小区5个。
`;

/** The same with another date, another number, one item less and one more. */
export const SECOND = FIRST.replace('三季度启动碧道', '四季度启动碧道')
  .replace('3500个', '4000个')
  .replace('举办全民健身大会；', '')
  .replace('改造老旧', '建成科学公园二期；改造老旧');

/** An imported plan whose later versions a supervisor proposes and applies. */
export class RevisedPlan {
  private constructor(
    readonly site: Site,
    readonly ducha: Actor,
    readonly id: string,
  ) {}

  static async open(): Promise<RevisedPlan> {
    const site = await givenSite(await databaseForThisTest());
    const ducha = await site.actor('ducha');
    return new RevisedPlan(site, ducha, await importText(site, FIRST));
  }

  inTransaction<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.site.application.database.transaction(work);
  }

  async propose(source: string): Promise<PlanRevision> {
    const { database } = this.site.application;
    const now = this.site.clock.now();
    const submitted = await this.inTransaction((tx) => submitRevision(tx, this.id, { source }, this.ducha, now));
    await new RevisionReader(database, this.site.clock).run(submitted);
    const job = await readBackgroundJob(database, submitted.jobId, { id: null, seesAll: true });
    expect(job).toMatchObject({ state: 'done' });
    return this.stored(submitted.number);
  }

  apply(number: number, details: Partial<ApplyCommand> = {}): Promise<PlanRevision> {
    const command = { planId: this.id, number, actor: this.ducha, expectedVersion: null, ...details };
    return applyRevision(this.site.application.database, this.site.application.projects, command);
  }

  stored(number: number): Promise<PlanRevision> {
    return this.site.application.database.dataSource.manager.findOneByOrFail(PlanRevision, { planId: this.id, number });
  }

  items(planId = this.id): Promise<PlanItem[]> {
    const { manager } = this.site.application.database.dataSource;
    return manager.find(PlanItem, { where: { planId }, order: { spanStart: 'ASC' } });
  }

  /** The one live item whose text holds this. */
  async itemOf(part: string, planId = this.id): Promise<PlanItem> {
    const found = (await this.items(planId)).filter(({ text, state }) => text.includes(part) && state !== 'replaced');
    expect(found.map(({ text }) => text)).toHaveLength(1);
    return found[0]!;
  }

  /** Registers the item whose text holds this; answers its project. */
  async register(part: string, dueDate = '2022-10-31', planId = this.id): Promise<string> {
    const { database, projects } = this.site.application;
    const [policy] = await database.query<{ id: string }>('SELECT id FROM policy LIMIT 1');
    const leadDepartmentId = await this.site.departmentId('sthj');
    const registration = { itemId: (await this.itemOf(part, planId)).id, leadDepartmentId, policyId: policy!.id, dueDate };
    const [registered] = await this.inTransaction((tx) => registerItems(tx, projects, [registration], this.ducha));
    return registered!.projectId;
  }

  project(id: string): Promise<Project> {
    return this.site.application.database.dataSource.manager.findOneByOrFail(Project, { id });
  }

  async historyTypes(id: string): Promise<string[]> {
    return (await readHistory(this.site.application.database, id)).map(({ type }) => type);
  }
}

export async function importText(site: Site, source: string): Promise<string> {
  const ducha = await site.actor('ducha');
  const submitted = await site.application.database.transaction((tx) => submitPlan(tx, { source }, ducha, site.clock.now()));
  await new PlanImporter(site.application.database, site.clock).run(submitted);
  return submitted.planId;
}

/** The entry whose wording, before or after, holds this. */
export function entryOf({ entries }: PlanRevision, part: string): RevisionEntry {
  return entries.find(({ before, after }) => `${before?.text} ${after?.text}`.includes(part))!;
}
