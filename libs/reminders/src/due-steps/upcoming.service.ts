import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, directory, OfficeCalendar } from '#identity';
import { Addressees, configuredChannels } from '#notifications';
import { Clock, Database, Environment, type Tx } from '#platform';
import { type Anchor, PolicyStore, type Track } from '#policies';
import { Project, readProject } from '#projects';
import { answerableOf, type Duty, type DutySubject } from '../duties/duty.js';
import { dutiesOfProjects } from '../duties/read-duties.js';
import { DueStep } from './due-step.entity.js';
import type { PlannedStep } from './rescheduled-step.js';

/** A step that will fall due if nothing changes. */
export interface UpcomingStep {
  /** When it falls due; sending hours may put it off. */
  plannedAt: Date;
  track: Track;
  step: string;
  level: number;
  /** What it is about: the project, or a blocker of it. */
  subject: DutySubject & { title: string };
  /** Owes it. */
  department: { id: string; name: string };
  /** Who will be told. */
  people: { id: string; name: string }[];
  /** It asks on its day how the project stands, and is skipped where that does not hold. */
  conditional: boolean;
}

/** So many are said; what comes later depends on what happens until then. */
const MOST = 12;

/** What comes next for a project (接下来): its pending steps and those that follow, with whom they tell. */
@Injectable()
export class UpcomingService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly environment: Environment,
  ) {}

  /** In order of time. @throws DomainError `project.not-found` */
  of(actor: Actor, projectId: string): Promise<UpcomingStep[]> {
    return this.database.transaction(async (tx) => {
      await readProject(tx, actor, projectId);
      // All projects: readProject refuses one that the actor does not see.
      const project = await tx.manager.findOneByOrFail(Project, { id: projectId });
      const duties = await dutiesOfProjects(tx, [project], ({ policyId }) => this.policies.of(tx, policyId));
      const coming = (await this.comingSteps(tx, duties)).slice(0, MOST);
      const names = new Map((await directory.departments(tx)).map(({ id, name }) => [id, name]));
      const addressees = new Addressees(tx, this.clock.now(), configuredChannels(this.environment));
      const steps: UpcomingStep[] = [];
      for (const { duty, planned, anchor } of coming) {
        const told = await addressees.of(answerableOf(duty, anchor.track), [planned.step]);
        const people = new Map(told.map(({ person: { id, name } }) => [id, { id, name }]));
        steps.push({
          plannedAt: planned.plannedAt,
          track: anchor.track,
          step: planned.key,
          level: planned.step.level,
          subject: { ...duty.subject, title: duty.title },
          department: { id: duty.departmentId, name: names.get(duty.departmentId) ?? '' },
          people: [...people.values()],
          conditional: planned.step.when !== undefined,
        });
      }
      return steps;
    });
  }

  private async comingSteps(tx: Tx, duties: readonly Duty[]): Promise<{ duty: Duty; anchor: Anchor; planned: PlannedStep }[]> {
    const pending = await tx.manager.findBy(DueStep, { dutyId: In(duties.map(({ id }) => id)) });
    const calendars = await this.calendars.ofAll(tx);
    const coming: { duty: Duty; anchor: Anchor; planned: PlannedStep }[] = [];
    for (const duty of duties) {
      const policy = await this.policies.of(tx, duty.policyId);
      for (const anchor of duty.anchors) {
        const next = pending.find((row) => row.dutyId === duty.id && row.track === anchor.track);
        if (!next) continue;
        const before = new Date(next.plannedAt.getTime() - 1);
        const following = policy.stepsBetween(anchor, calendars.of(duty.departmentId), before, FOR_EVER).slice(0, MOST);
        coming.push(...following.map((planned) => ({ duty, anchor, planned })));
      }
    }
    return coming.sort((a, b) => a.planned.plannedAt.getTime() - b.planned.plannedAt.getTime());
  }
}

const FOR_EVER = new Date(8.64e15);
