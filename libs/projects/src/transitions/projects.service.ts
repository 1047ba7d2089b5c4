import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { type ActorRef, recordEvents } from '#outbox';
import { Clock, DomainError, type Tx } from '#platform';
import { COOPERATION_TRANSITIONS } from './table/cooperation-transitions.js';
import { openChildren, percentOfChildren } from '../sub-tasks/sub-tasks.store.js';
import { assertKnown, lockProject } from '../projects/project-access.js';
import { readProgressFacts } from '../progress/progress-facts.js';
import { ProjectChanges } from '../progress/project-changes.js';
import { rescheduleAtRiskDates } from '../progress/reschedule-at-risk-dates.js';
import { assertDueDate } from '../projects/assert-due-date.js';
import { type Entry, ProjectEntry } from '../projects/enter-project.js';
import { type DirectRegistration, registerProjects } from '../projects/register-project.js';
import type { ProjectChange } from '../projects/project-listener.js';
import type { UnruledProject } from '../projects/unruled-project.js';
import { TransitionRules } from './transition-rules.js';
import {
  afterTransition,
  isLegal,
  legalTransitions,
  type TransitionCommand,
  type ProjectTransition,
  ruleOf,
} from './project-transitions.js';
import { applySideEffects } from './side-effects.js';
import { readersOf } from '../projects/project-readers.js';
import { changeBetween } from '../projects/project-record.js';
import { Project } from '../projects/project.entity.js';

/**
 * Makes one transition of the table {@link TRANSITIONS}: state, history, and what listeners write, in one transaction.
 */
@Injectable()
export class ProjectsService {
  constructor(
    readonly clock: Clock,
    private readonly rules: TransitionRules,
    private readonly changes: ProjectChanges,
    private readonly entry: ProjectEntry,
  ) {}

  /**
   * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `project.illegal-transition`, `transition.incomplete`,
   *   `due-date.invalid`, `due-date.past`, `department.not-found`, and what {@link TransitionRules} refuse
   */
  async transition(tx: Tx, command: TransitionCommand): Promise<Project> {
    const now = this.clock.now();
    const rule = ruleOf(command.transition);
    requireAbility(command.actor, rule.needs);
    const before = await lockProject(tx, command.actor, command.projectId, command.expectedVersion);
    assertAnswersForIt(command, before);
    if (!isLegal(command.transition, before)) throw illegalTransition(before, command.transition);
    assertComplete(command, now);
    await assertNamedKnown(tx, command);
    if (command.transition === 'close') await assertChildrenEnded(tx, before.id);
    await this.rules.assertAllowed(tx, before, command, now);

    const moved = afterTransition(before, command.transition, command, now);
    const after = command.transition === 'restrict' ? { ...moved, readerIds: readersOf(moved, command.actor) } : moved;
    if (after.percent !== before.percent) after.percent = (await percentOfChildren(tx, after.id)) ?? after.percent;
    Object.assign(after, await this.changes.withAtRiskDates(tx, after, await readProgressFacts(tx, after.id)));
    await tx.manager.save(Project, after);
    const facts = await applySideEffects(tx, { before, after, command, now });
    await recordEvents(tx, [
      {
        type: rule.event,
        subject: { kind: 'project', id: after.id },
        actor: { id: command.actor.id, name: command.actor.name },
        at: now,
        data: { ...changeBetween(before, after), ...statementOf(command), ...facts },
      },
    ]);
    await this.changes.announce(tx, { before, after, now });
    return after;
  }

  /** Writes a new project, see {@link newProject}. */
  enter(tx: Tx, project: UnruledProject, entry: Entry): Promise<void> {
    return this.entry.enter(tx, project, entry);
  }

  /** Registers tasks that come from no plan, see {@link registerProjects}. */
  register(tx: Tx, registrations: readonly DirectRegistration[], actor: Actor): Promise<string[]> {
    return registerProjects(tx, this.entry, registrations, { actor, now: this.clock.now() });
  }

  /** Lets listeners take part in a change that the caller has written to the table itself. */
  announce(tx: Tx, change: ProjectChange): Promise<void> {
    return this.changes.announce(tx, change);
  }

  /** See {@link rescheduleAtRiskDates}. */
  rescheduleAtRiskDates(tx: Tx, departmentId: string, actor: ActorRef, now: Date): Promise<number> {
    return rescheduleAtRiskDates(tx, this.changes, departmentId, actor, now);
  }
}

/** A task ends when its parts have. */
async function assertChildrenEnded(tx: Tx, id: string): Promise<void> {
  const open = await openChildren(tx, id);
  if (open.length === 0) return;
  throw new DomainError('sub-task.open', `${open.length} part(s) of it are not closed yet: ${open.slice(0, 5).join('; ')}.`, {
    open,
  });
}

/** An officer of a department that helps does not speak for the one that leads. */
function assertAnswersForIt({ actor, transition }: TransitionCommand, { leadDepartmentId }: Project): void {
  if (actor.role !== 'officer' || actor.departmentId === leadDepartmentId || transition in COOPERATION_TRANSITIONS) return;
  throw new DomainError(
    'project.not-lead',
    'Your department helps with this project and does not lead it. Use acknowledge-cooperation and report-cooperation.',
  );
}

async function assertNamedKnown(tx: Tx, { leadDepartmentId, readerIds }: TransitionCommand): Promise<void> {
  if (leadDepartmentId !== undefined) await assertKnown(tx, 'department', [leadDepartmentId]);
  if (readerIds !== undefined) await assertKnown(tx, 'person', readerIds);
}

function illegalTransition(project: Project, transition: ProjectTransition): DomainError {
  const legal = legalTransitions(project);
  const offer = legal.length > 0 ? `Legal now: ${legal.join(', ')}.` : 'No move is legal any more.';
  return new DomainError(
    'project.illegal-transition',
    `A project in state ${project.state} can't take the move ${transition}. ${offer}`,
    {
      state: project.state,
      transition,
      legalTransitions: legal,
    },
  );
}

function assertComplete(command: TransitionCommand, now: Date): void {
  const missing = ruleOf(command.transition).requires.filter((field) => command[field] === undefined || command[field] === '');
  if (missing.length > 0) {
    throw new DomainError('transition.incomplete', `The move ${command.transition} needs ${missing.join(' and ')}.`, { missing });
  }
  if (command.dueDate !== undefined) assertDueDate(command.dueDate, now);
}

function statementOf({ reason, percent, text, problems, dueDate }: TransitionCommand): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ reason, percent, text, problems, statedDueDate: dueDate }).filter(([, value]) => value !== undefined),
  );
}
