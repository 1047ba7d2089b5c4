import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, newId, notFound, type Tx } from '#platform';
import { isCivilDate } from '#work-calendar';
import { type ProgressCommand, lockForProgressChange } from '../progress/lock-for-progress-change.js';
import { ProjectChanges } from '../progress/project-changes.js';
import { readProgressFacts } from '../progress/progress-facts.js';
import type { Project } from '../project/project.entity.js';
import { type Milestone } from '#policies';
import { readMilestones, replaceMilestones } from '../progress/milestones.queries.js';
import { readProject } from '../reading/list-projects.queries.js';
import { nextMilestoneDate, percentDone, type PlannedMilestone } from './milestone-progress.js';
import { fromTemplate, MILESTONE_TEMPLATES, type MilestoneTemplate } from './templates.js';

export interface MilestonesCommand extends ProgressCommand {
  /** These, or those of a template on the given dates, in its order; a null leaves a step out. */
  milestones: readonly PlannedMilestone[] | { template: MilestoneTemplate; dates: readonly (string | null)[] };
}

/** Dated steps inside projects (节点). */
@Injectable()
export class MilestonesService {
  static readonly TEMPLATES = MILESTONE_TEMPLATES;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly changes: ProjectChanges,
  ) {}

  /** Those of a project, in order. @throws DomainError `project.not-found` */
  async list(actor: Actor, projectId: string): Promise<Milestone[]> {
    await readProject(this.database, actor, projectId);
    return readMilestones(this.database, projectId);
  }

  /**
   * Sets the milestones of a project: these, in this order, and no others. Those that stay keep whether they are done.
   * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `milestone.invalid`, `milestone.not-found`
   */
  async plan(tx: Tx, command: MilestonesCommand): Promise<Project> {
    requireAbility(command.actor, 'project.supervise');
    return this.change(tx, command, 'project.milestones_planned', (present, project) => {
      const planned = plannedBy(command).map((one) => merge(one, present));
      assertPlan(planned, project.dueDate);
      return planned;
    });
  }

  /**
   * Says that a milestone is reached; the project's percent rises at least to what the done ones amount to.
   * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `milestone.not-found`, `milestone.done`
   */
  async reach(tx: Tx, command: ProgressCommand & { milestoneId: string }): Promise<Project> {
    requireAbility(command.actor, 'project.handle');
    return this.change(tx, command, 'project.milestone_reached', (present) => {
      const reached = present.find(({ id }) => id === command.milestoneId);
      if (!reached) throw notFound('milestone', command.milestoneId);
      if (reached.doneAt)
        throw new DomainError('milestone.done', `The milestone ${reached.title} was reached before. Nothing to do.`);
      return present.map((one) => (one === reached ? { ...one, doneAt: this.clock.now() } : one));
    });
  }

  private async change(
    tx: Tx,
    command: ProgressCommand,
    event: string,
    change: (present: readonly Milestone[], project: Project) => Milestone[],
  ): Promise<Project> {
    const before = await lockForProgressChange(tx, command, 'milestone');
    const facts = await readProgressFacts(tx, before.id);
    const milestones = change(facts.milestones, before);
    await replaceMilestones(tx, before.id, milestones);
    const percent = Math.max(before.percent, percentDone(milestones));
    return this.changes.save(
      tx,
      {
        before,
        change: { percent, nextMilestoneDate: nextMilestoneDate(milestones) },
        facts: { ...facts, milestones },
        actor: command.actor,
        now: this.clock.now(),
      },
      { type: event, data: { milestones: milestones.map(({ title, dueDate, doneAt }) => ({ title, dueDate, doneAt })) } },
    );
  }
}

function plannedBy({ milestones }: MilestonesCommand): readonly PlannedMilestone[] {
  return 'template' in milestones ? fromTemplate(milestones.template, milestones.dates) : milestones;
}

function merge({ id, title, dueDate, weight = 1 }: PlannedMilestone, present: readonly Milestone[]): Milestone {
  const known = id === undefined ? undefined : present.find((one) => one.id === id);
  if (id !== undefined && !known) throw notFound('milestone', id);
  return { id: known?.id ?? newId(), title: title.trim(), dueDate, weight, doneAt: known?.doneAt ?? null };
}

function assertPlan(milestones: readonly Milestone[], dueDate: string): void {
  milestones.forEach(({ title, dueDate: date }, index) => {
    const fault =
      title === ''
        ? 'has no title'
        : !isCivilDate(date)
          ? `has no date; write it as YYYY-MM-DD, not "${date}"`
          : date > dueDate
            ? `lies after the due date ${dueDate} of the project`
            : null;
    if (fault) throw new DomainError('milestone.invalid', `Milestone ${index + 1} ${fault}. Put it right.`, { index });
  });
}
