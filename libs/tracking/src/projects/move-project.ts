import { requireAbility } from '#identity';
import { recordEvents } from '#event-queue';
import { type Clock, DomainError, type Tx } from '#platform';
import { civilDateOf, isCivilDate } from '#work-calendar';
import { COOPERATION_MOVES } from './moves/cooperation-moves.js';
import { openChildren, percentOfChildren } from '../sub-tasks/sub-tasks.store.js';
import { assertKnown, lockProject } from './project-access.js';
import { readCourseFacts } from './course-facts.js';
import type { ProjectCourse } from './project-course.js';
import type { PolicyChooser } from './policy-chooser.js';
import type { ProjectGuard } from './project-guard.js';
import { afterMove, isLegal, legalMoves, type MoveCommand, type ProjectMove, ruleOf } from './project-moves.js';
import { takeShares } from './move-shares.js';
import { readersOf } from './project-readers.js';
import { changeBetween } from './project-record.js';
import type { ProjectWatcher } from './project-watcher.js';
import { Project } from './project.entity.js';

/** What tracking needs from the house: the time, who may refuse a change, how a project should advance, and who takes part. */
export interface TrackingContext {
  clock: Clock;
  guards: readonly ProjectGuard[];
  /** Under which policy a new project comes. */
  policies: PolicyChooser;
  course: ProjectCourse;
  watchers: readonly ProjectWatcher[];
}

/**
 * Makes one move of the table {@link MOVES}: state, history and the watchers' share in one transaction.
 * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `project.illegal-move`, `move.incomplete`,
 *   `due-date.invalid`, `due-date.past`, `department.not-found`, and what the guards throw
 */
export async function moveProject(tx: Tx, context: TrackingContext, command: MoveCommand): Promise<Project> {
  const now = context.clock.now();
  const rule = ruleOf(command.move);
  requireAbility(command.actor, rule.needs);
  const before = await lockProject(tx, command.actor, command.projectId, command.expectedVersion);
  assertAnswersForIt(command, before);
  if (!isLegal(command.move, before)) throw illegalMove(before, command.move);
  assertComplete(command, now);
  await assertNamedKnown(tx, command);
  if (command.move === 'close') await assertChildrenEnded(tx, before.id);
  for (const guard of context.guards) await guard.assertMayMove(tx, before, command, now);

  const moved = afterMove(before, command.move, command, now);
  const after = command.move === 'restrict' ? { ...moved, readerIds: readersOf(moved, command.actor) } : moved;
  if (after.percent !== before.percent) after.percent = (await percentOfChildren(tx, after.id)) ?? after.percent;
  Object.assign(after, await context.course.turningDays(tx, after, await readCourseFacts(tx, after.id)));
  await tx.manager.save(Project, after);
  const facts = await takeShares(tx, { before, after, command, now });
  await recordEvents(tx, [
    {
      type: rule.event,
      subject: { kind: 'project', id: after.id },
      actor: { id: command.actor.id, name: command.actor.name },
      at: now,
      data: { ...changeBetween(before, after), ...statementOf(command), ...facts },
    },
  ]);
  for (const watcher of context.watchers) await watcher.projectChanged(tx, { before, after, now });
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
function assertAnswersForIt({ actor, move }: MoveCommand, { leadDepartmentId }: Project): void {
  if (actor.role !== 'officer' || actor.departmentId === leadDepartmentId || move in COOPERATION_MOVES) return;
  throw new DomainError(
    'project.not-lead',
    'Your department helps with this project and does not lead it. Use acknowledge-cooperation and report-cooperation.',
  );
}

async function assertNamedKnown(tx: Tx, { leadDepartmentId, readerIds }: MoveCommand): Promise<void> {
  if (leadDepartmentId !== undefined) await assertKnown(tx, 'department', [leadDepartmentId]);
  if (readerIds !== undefined) await assertKnown(tx, 'person', readerIds);
}

function illegalMove(project: Project, move: ProjectMove): DomainError {
  const legal = legalMoves(project);
  const offer = legal.length > 0 ? `Legal now: ${legal.join(', ')}.` : 'No move is legal any more.';
  return new DomainError('project.illegal-move', `A project in state ${project.state} can't take the move ${move}. ${offer}`, {
    state: project.state,
    move,
    legalMoves: legal,
  });
}

function assertComplete(command: MoveCommand, now: Date): void {
  const missing = ruleOf(command.move).requires.filter((field) => command[field] === undefined || command[field] === '');
  if (missing.length > 0) {
    throw new DomainError('move.incomplete', `The move ${command.move} needs ${missing.join(' and ')}.`, { missing });
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

function statementOf({ reason, percent, text, problems, dueDate }: MoveCommand): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ reason, percent, text, problems, statedDueDate: dueDate }).filter(([, value]) => value !== undefined),
  );
}
