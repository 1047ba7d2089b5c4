import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { type ActorRef, transition } from '#outbox';
import { Clock, Database, type Queryable, type Tx } from '#platform';
import type { ProjectFacts } from '#policies';
import { type ProgressFacts, readProgressFacts } from './progress/progress-facts.js';
import { type FactSource, factsOf } from './project/policy-facts.queries.js';
import { ProjectChanges } from './progress/project-changes.js';
import { rescheduleAtRiskDates } from './progress/at-risk-dates.queries.js';
import { changePolicies, type NewPolicy, type PolicyChange } from './progress/change-policy.queries.js';
import type { ProjectChange } from './project/project-listener.js';
import type { Project } from './project/project.entity.js';
import { ProjectStateMachine } from './project-state-machine.js';
import { type Assignment } from './registration/assignment.js';
import { type NewEntry, newProject, type NewTask, ProjectEntry } from './registration/enter-project.js';
import { type CarriedTasks, type CarryOver, CarryOverService, type EndTask } from './carry-over/carry-over.service.js';
import { type DirectRegistration, registerProjects } from './registration/register-project.js';
import type { TransitionCommand } from './transitions/project-transitions.js';

/** Registers projects and moves them through their life. Methods with `tx` take part in the caller's transaction. */
@Injectable()
export class ProjectsService {
  constructor(
    private readonly database: Database,
    readonly clock: Clock,
    private readonly machine: ProjectStateMachine,
    private readonly changes: ProjectChanges,
    private readonly entry: ProjectEntry,
    private readonly carrying: CarryOverService,
  ) {}

  /**
   * Makes one transition of a project: state, history, what belongs to it, and what listeners write.
   * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `project.not-lead`, `project.illegal-transition`,
   *   `transition.incomplete`, `due-date.*`, `department.not-found`, `person.not-found`, `sub-task.open`, `objection.too-late`, `extension.*`
   */
  async transition(tx: Tx, command: TransitionCommand): Promise<Project> {
    if (command.transition === 'carry-over') return this.carrying.carryOne(tx, command, this.make);
    return (await this.make(tx, command)).after;
  }

  private readonly make: EndTask = async (tx, command) => {
    const made = await transition(tx, this.machine, command, this.clock.now());
    const { before, after, now, events } = made;
    await this.changes.announce(tx, { before, after, now, events, together: command.together ?? false });
    return made;
  };

  /** Moves tasks that were not done to the next year (结转): see {@link CarryOverService.carryOver}. */
  carryOver(actor: Actor, tasks: CarryOver): Promise<CarriedTasks> {
    return this.carrying.carryOver(actor, tasks, this.make);
  }

  /** The same in a transaction of its own. */
  async perform(command: TransitionCommand): Promise<Project> {
    return this.database.transaction((tx) => this.transition(tx, command));
  }

  /** Registers tasks that come from no plan, all or none; answers their ids in order. @throws DomainError see {@link registerProjects} */
  register(tx: Tx, registrations: readonly DirectRegistration[], actor: Actor): Promise<string[]> {
    return registerProjects(tx, this.entry, registrations, { actor, now: this.clock.now() });
  }

  /** The same in a transaction of its own. */
  async registerAll(registrations: readonly DirectRegistration[], actor: Actor): Promise<string[]> {
    return this.database.transaction((tx) => this.register(tx, registrations, actor));
  }

  /**
   * Registers what the rows of a batch become, all or none; a row for which `toTask` answers null becomes none. Answers the ids in order.
   * @param tell what else identifies a row, for its fault
   * @throws DomainError of the first faulty row, with all of them in `faults`: also `department.not-found`, `person.not-found`,
   *   `due-date.invalid`
   */
  registerRows<Row extends Partial<Assignment>>(
    tx: Tx,
    rows: readonly Row[],
    { tell, toTask }: { tell(row: Row): Record<string, unknown>; toTask(row: Row): NewTask | null },
    actor: Actor,
  ): Promise<(string | null)[]> {
    const now = this.clock.now();
    const toEntry = (row: Row): NewEntry | null => {
      const task = toTask(row);
      return task && { project: newProject(task, now), cooperatingDepartmentIds: task.cooperatingDepartmentIds ?? [] };
    };
    return this.entry.enterRows(tx, rows, { tell, toEntry }, { actor, now });
  }

  /** What policies ask of a project. */
  factsOf(db: Queryable, project: FactSource): Promise<ProjectFacts> {
    return factsOf(db, project);
  }

  /** Its milestones and indicators, as planned progress is made of them. */
  progressOf(db: Queryable, projectId: string): Promise<ProgressFacts> {
    return readProgressFacts(db, projectId);
  }

  /** Lets listeners take part in a change that the caller has written to the table itself. */
  announce(tx: Tx, change: ProjectChange): Promise<void> {
    return this.changes.announce(tx, change);
  }

  /** Works out anew from when the projects of a department count as behind; answers those for which that is another day. */
  rescheduleAtRiskDates(tx: Tx, departmentId: string, actor: ActorRef, now: Date): Promise<string[]> {
    return rescheduleAtRiskDates(tx, this.changes, departmentId, actor, now);
  }

  /** See {@link changePolicies}. */
  changePolicies(tx: Tx, policy: NewPolicy, changes: readonly PolicyChange[], actor: ActorRef): Promise<void> {
    return changePolicies(tx, policy, changes, actor, this.clock.now());
  }
}
