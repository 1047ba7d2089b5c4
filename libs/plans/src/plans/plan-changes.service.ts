import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { recordEvents } from '#outbox';
import { Clock, Database, DomainError, notFound, staleVersion, type Tx } from '#platform';
import { hasEnded } from '#policies';
import { hiddenFrom, Project, ProjectsService } from '#projects';
import { PlanItem } from '../entities/plan-item.entity.js';
import { Plan } from '../entities/plan.entity.js';

/** What a person says of a plan where the document or its reader was wrong; what is left out stays. */
export interface PlanCorrection {
  title?: string;
  issuer?: string;
  planYear?: number;
}

export interface PlanWithdrawal {
  reason: string;
  /** Also cancel the projects that somebody works on. Default: refuse then. */
  cancelProjects?: boolean;
}

/** Puts right what stands in the head of a plan, and takes a plan back that was imported by mistake. For supervisors. */
@Injectable()
export class PlanChangesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly projects: ProjectsService,
  ) {}

  /** @throws DomainError `access.denied`, `plan.not-found`, `version.stale`, `plan.not-ready` */
  async correct(actor: Actor, id: string, expectedVersion: number, correction: PlanCorrection): Promise<void> {
    requireAbility(actor, 'plan.manage');
    await this.database.transaction(async (tx) => {
      const plan = await lockPlan(tx, id, expectedVersion);
      const after = { title: plan.title, issuer: plan.issuer, planYear: plan.planYear, ...correction };
      await tx.manager.update(Plan, { id }, { ...after, version: plan.version + 1 });
      const before = { title: plan.title, issuer: plan.issuer, planYear: plan.planYear };
      await this.record(tx, actor, id, 'plan.corrected', { before, after });
    });
  }

  /**
   * Withdraws a plan with what follows from it: drafts are dropped, registrations that nobody signed are taken back. Confidential projects
   * that the actor may not know of go on, and keep their items.
   * @throws DomainError `access.denied`, `plan.not-found`, `version.stale`, `plan.not-ready`, `plan.in-work`
   */
  async withdraw(actor: Actor, id: string, expectedVersion: number, withdrawal: PlanWithdrawal): Promise<void> {
    requireAbility(actor, 'plan.manage');
    await this.database.transaction(async (tx) => {
      const plan = await lockPlan(tx, id, expectedVersion);
      const hidden = await hiddenFrom(tx, actor);
      const ended = await this.endProjects(tx, actor, id, withdrawal, hidden);
      const dropped = await tx.manager.update(
        PlanItem,
        { planId: id, state: In(['draft', 'registered']), id: Not(In([...hidden.items])) },
        { state: 'dropped', dropReason: withdrawal.reason, version: () => 'version + 1' },
      );
      await tx.manager.update(Plan, { id }, { state: 'withdrawn', version: plan.version + 1 });
      const { reason } = withdrawal;
      await this.record(tx, actor, id, 'plan.withdrawn', { reason, dropped: dropped.affected ?? 0, ...ended });
    });
  }

  private async endProjects(
    tx: Tx,
    actor: Actor,
    planId: string,
    { reason, cancelProjects = false }: PlanWithdrawal,
    { projects: hidden }: Awaited<ReturnType<typeof hiddenFrom>>,
  ): Promise<{ takenBack: number; cancelled: number }> {
    // All who lock several projects do it in this order. All projects: those that the actor may not know of are taken out below.
    const all = await tx.manager.find(Project, { where: { planId }, order: { id: 'ASC' } });
    const alive = all.filter(({ id, state }) => !hidden.has(id) && !hasEnded(state));
    const untouched = alive.filter(({ state, lastReportAt }) => state === 'registered' && lastReportAt === null);
    const inWork = alive.filter((project) => !untouched.includes(project));
    if (inWork.length > 0 && !cancelProjects) throw stillInWork(inWork.length);
    for (const { id } of alive) {
      const transition = inWork.some((project) => project.id === id) ? 'cancel' : 'take-back';
      await this.projects.transition(tx, { actor, projectId: id, transition, reason, together: true, expectedVersion: null });
    }
    return { takenBack: untouched.length, cancelled: inWork.length };
  }

  private async record(tx: Tx, { id, name }: Actor, planId: string, type: string, data: Record<string, unknown>): Promise<void> {
    await recordEvents(tx, [{ type, subject: { kind: 'plan', id: planId }, actor: { id, name }, at: this.clock.now(), data }]);
  }
}

async function lockPlan(tx: Tx, id: string, expectedVersion: number): Promise<Plan> {
  const plan = await tx.manager.findOne(Plan, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!plan) throw notFound('plan', id);
  if (plan.version !== expectedVersion) throw staleVersion('plan', id, expectedVersion, plan.version);
  if (plan.state !== 'review')
    throw new DomainError('plan.not-ready', `The plan is ${plan.state}; only one that is imported can be changed.`, {
      state: plan.state,
    });
  return plan;
}

function stillInWork(projects: number): DomainError {
  return new DomainError(
    'plan.in-work',
    `Departments work on ${projects} project(s) of this plan. Say "cancelProjects": true to cancel them too, or leave the plan as it is.`,
    { projects },
  );
}
