import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, type Repository } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { acknowledgeJobs, BackgroundJob, BackgroundJobs } from '#outbox';
import { Database, DomainError, type Language, Logger, notFound, type Tx } from '#platform';
import { Plan } from '#plans';
import { parsePolicy } from '#policies';
import { type ChangePreview, PolicyChangePreviewService, type ProposedPolicy } from '#reminders';
import { PlanSimulation } from './plan-simulation.js';
import { assertPlayedDays, type ChangePlay, PolicyChangeSimulation } from './policy-change-simulation.js';
import { assertPeriod, type SimulatedPeriod } from './simulate.js';
import { OWN_RESULTS, policyPreview, simulationPlay } from './simulation-jobs.js';

/** What a new version of a policy would change; `play` is null where no days were asked for. */
type PlayedPreview = ChangePreview & { play: ChangePlay | null };

/** How many days are played (0: none), and in which language the differences are told. */
interface Asked {
  days: number;
  language: Language;
}

/** Simulations and previews as background jobs: they take seconds to minutes, so each person has one at a time, and a worker does them by turns. */
@Injectable()
export class SimulationRequests {
  constructor(
    private readonly database: Database,
    private readonly jobs: BackgroundJobs,
    private readonly logger: Logger,
    private readonly plans: PlanSimulation,
    private readonly changes: PolicyChangeSimulation,
    private readonly previews: PolicyChangePreviewService,
    @InjectRepository(Plan) private readonly knownPlans: Repository<Plan>,
  ) {}

  /** Answers the id of the job. @throws DomainError `access.denied`, `plan.not-found`, `period.invalid`, `simulation.busy` */
  async startPlan(actor: Actor, planId: string, period: SimulatedPeriod): Promise<string> {
    requireAbility(actor, 'project.supervise');
    assertPeriod(period);
    if (!(await this.knownPlans.existsBy({ id: planId }))) throw notFound('plan', planId);
    const payload = { planId, ...period, actor: JSON.stringify(actor) };
    return this.start(actor, (tx) => this.jobs.start(tx, simulationPlay, payload, actor.id));
  }

  /** Answers the id of the job; with 0 days nothing is played. @throws DomainError `access.denied`, `policy.invalid`, `simulation.busy` */
  async startPreview(actor: Actor, { name, definition }: ProposedPolicy, { days, language }: Asked): Promise<string> {
    requireAbility(actor, 'policy.manage');
    parsePolicy(definition);
    if (days !== 0) assertPlayedDays(days);
    const payload = { name, definition: JSON.stringify(definition), days: String(days), actor: JSON.stringify(actor), language };
    return this.start(actor, (tx) => this.jobs.start(tx, policyPreview, payload, actor.id));
  }

  /** Does the job of {@link startPlan}; its result is a `Simulation`. */
  async play(planId: string, period: SimulatedPeriod, actor: Actor, jobId: string): Promise<void> {
    await this.work(jobId, () => this.plans.play(planId, period, actor));
  }

  /** Does the job of {@link startPreview}; its result is a {@link PlayedPreview}. */
  async preview(proposed: ProposedPolicy, { days, language }: Asked, actor: Actor, jobId: string): Promise<void> {
    await this.work(jobId, async (): Promise<PlayedPreview> => {
      const preview = await this.previews.preview(proposed, actor, language);
      return { ...preview, play: days === 0 ? null : await this.changes.play(proposed, days, actor) };
    });
  }

  private start(actor: Actor, start: (tx: Tx) => Promise<string>): Promise<string> {
    return this.database.transaction(async (tx) => {
      // Two requests of one person at the same time are looked at one after the other.
      await tx.lock(`simulation ${actor.id}`);
      const running = await tx.manager.findOneBy(BackgroundJob, {
        kind: In(OWN_RESULTS),
        createdBy: actor.id,
        state: In(['waiting', 'running']),
      });
      if (!running) return start(tx);
      throw new DomainError(
        'simulation.busy',
        `A simulation of yours is not done yet: GET /v1/jobs/${running.id}. Start the next one when it is.`,
        { jobId: running.id },
      );
    });
  }

  /** Whatever goes wrong ends the job: its person would else have no place any more. */
  private async work(jobId: string, work: () => Promise<object>): Promise<void> {
    const job = await this.database.manager.findOneBy(BackgroundJob, { id: jobId });
    if (!job || job.state === 'done' || job.state === 'failed')
      return this.database.transaction((tx) => acknowledgeJobs(tx, [jobId]));
    await this.jobs.report(jobId, { progress: 10, message: 'playing' });
    const end = await work().then(
      (result) => ({ state: 'done' as const, message: 'played', result: result as Record<string, unknown> }),
      (error: unknown) => this.failureOf(jobId, error),
    );
    await this.database.transaction((tx) => this.jobs.end(tx, jobId, end));
  }

  private failureOf(jobId: string, error: unknown): { state: 'failed'; message: string; result: Record<string, unknown> } {
    if (error instanceof DomainError)
      return { state: 'failed', message: error.message, result: { ...error.facts, code: error.code } };
    this.logger.error({ job: jobId, err: error }, 'simulation failed');
    return {
      state: 'failed',
      message: 'This should not happen. Start it again; if it fails again, tell the administrator the job.',
      result: { code: 'internal' },
    };
  }
}
