import { requireAbility } from '#identity';
import { recordEvents } from '#outbox';
import { type Clock, DomainError, type Tx } from '#platform';
import { civilDateOf, isCivilDate } from '#work-calendar';
import { COOPERATION_TRANSITIONS } from './table/cooperation-transitions.js';
import { openChildren, percentOfChildren } from '../sub-tasks/sub-tasks.store.js';
import { assertKnown, lockProject } from '../projects/project-access.js';
import { readProgressFacts } from '../progress/progress-facts.js';
import type { PlannedProgress, PolicyChooser } from '#policies';
import type { TransitionRules } from './transition-rules.js';
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
import type { ProjectListener } from './project-listener.js';
import { Project } from '../projects/project.entity.js';

/** What tracking needs from the house: the time, who may refuse a change, how a project should advance, and who takes part. */
export interface TrackingContext {
  clock: Clock;
  rules: TransitionRules;
  /** Under which policy a new project comes. */
  policies: PolicyChooser;
  plannedProgress: PlannedProgress;
  listeners: readonly ProjectListener[];
}

/**
 * Makes one move of the table {@link MOVES}: state, history and the watchers' share in one transaction.
 * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `project.illegal-transition`, `transition.incomplete`,
 *   `due-date.invalid`, `due-date.past`, `department.not-found`, and what the guards throw
 */
export async function transitionProject(tx: Tx, context: TrackingContext, command: TransitionCommand): Promise<Project> {
  const now = context.clock.now();
  const rule = ruleOf(command.transition);
  requireAbility(command.actor, rule.needs);
  const before = await lockProject(tx, command.actor, command.projectId, command.expectedVersion);
  assertAnswersForIt(command, before);
  if (!isLegal(command.transition, before)) throw illegalTransition(before, command.transition);
  assertComplete(command, now);
  await assertNamedKnown(tx, command);
  if (command.transition === 'close') await assertChildrenEnded(tx, before.id);
  await context.rules.assertAllowed(tx, before, command, now);

  const moved = afterTransition(before, command.transition, command, now);
  const after = command.transition === 'restrict' ? { ...moved, readerIds: readersOf(moved, command.actor) } : moved;
  if (after.percent !== before.percent) after.percent = (await percentOfChildren(tx, after.id)) ?? after.percent;
  Object.assign(after, await context.plannedProgress.atRiskDates(tx, after, await readProgressFacts(tx, after.id)));
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
  for (const listener of context.listeners) await listener.projectChanged(tx, { before, after, now });
  return after;
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

/**
 * A due date must be a real date, today or later.
 * @throws DomainError `due-date.invalid`, `due-date.past`
 */
export function assertDueDate(dueDate: string, now: Date): void {
  if (!isCivilDate(dueDate))
    throw new DomainError('due-date.invalid', `"${dueDate}" is not a date. Write it as YYYY-MM-DD.`, { dueDate });
  const today = civilDateOf(now);
  if (dueDate < today)
    throw new DomainError('due-date.past', `The due date ${dueDate} has passed (today is ${today}). Give a date from today on.`, {
      dueDate,
      today,
    });
}

function statementOf({ reason, percent, text, problems, dueDate }: TransitionCommand): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ reason, percent, text, problems, statedDueDate: dueDate }).filter(([, value]) => value !== undefined),
  );
}
