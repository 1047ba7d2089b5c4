import { expect } from 'vitest';
import { BackgroundJobs, readHistory } from '#outbox';
import type { Actor } from '#identity';
import { databaseForThisTest } from '../../../test/setup/database.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { PlansService } from '../src/plans/plans.service.js';
import { PlanItem } from '../src/entities/plan-item.entity.js';
import { Project } from '#projects';
import { RegistrationService } from '../src/registration/registration.service.js';
import type { ApplyCommand } from '../src/revisions/apply-revision.js';
import { PlanRevision } from '../src/revisions/plan-revision.entity.js';
import type { RevisionEntry } from '../src/revisions/revision-entry.js';
import { RevisionsService } from '../src/revisions/revisions.service.js';

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

  get revisions(): RevisionsService {
    return this.site.get(RevisionsService);
  }

  async propose(source: string): Promise<PlanRevision> {
    const { number, jobId } = await this.revisions.submit(this.ducha, this.id, { source });
    const job = await this.site.get(BackgroundJobs).read(jobId, { id: null, seesAll: true });
    expect(job).toMatchObject({ state: 'done' });
    return this.stored(number);
  }

  apply(number: number, details: Partial<ApplyCommand> = {}): Promise<PlanRevision> {
    return this.revisions.apply({ planId: this.id, number, actor: this.ducha, expectedVersion: null, ...details });
  }

  stored(number: number): Promise<PlanRevision> {
    return this.site.database.dataSource.manager.findOneByOrFail(PlanRevision, { planId: this.id, number });
  }

  items(planId = this.id): Promise<PlanItem[]> {
    const { manager } = this.site.database.dataSource;
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
    const { database } = this.site;
    const [policy] = await database.query<{ id: string }>('SELECT id FROM policy LIMIT 1');
    const leadDepartmentId = await this.site.departmentId('sthj');
    const registration = { itemId: (await this.itemOf(part, planId)).id, leadDepartmentId, policyId: policy!.id, dueDate };
    const [registered] = await this.site.get(RegistrationService).register(this.ducha, [registration]);
    return registered!.projectId;
  }

  project(id: string): Promise<Project> {
    return this.site.database.dataSource.manager.findOneByOrFail(Project, { id });
  }

  async historyTypes(id: string): Promise<string[]> {
    return (await readHistory(this.site.database, id)).map(({ type }) => type);
  }
}

export async function importText(site: Site, source: string): Promise<string> {
  const { planId } = await site.get(PlansService).submit(await site.actor('ducha'), { source });
  return planId;
}

/** The entry whose wording, before or after, holds this. */
export function entryOf({ entries }: PlanRevision, part: string): RevisionEntry {
  return entries.find(({ before, after }) => `${before?.text} ${after?.text}`.includes(part))!;
}
