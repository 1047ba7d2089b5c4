import { type Actor, requireAbility } from '#identity';
import { recordEvents } from '#event-queue';
import { type Clock, DomainError, newId, type Tx } from '#platform';
import { civilDateOf, isCivilDate } from '#work-calendar';
import { lockProject } from './project-access.js';
import { legalMoves, type ProjectMove, ruleOf, targetOf } from './project-moves.js';
import type { ProjectWatcher } from './project-watcher.js';
import { ProgressReport } from './progress-report.entity.js';
import type { Project } from './project.entity.js';

export interface MoveCommand {
  projectId: string;
  move: ProjectMove;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
  reason?: string;
  /** 0 to 100. */
  percent?: number;
  text?: string;
  problems?: string;
  /** Asia/Shanghai civil date. */
  dueDate?: string;
}

/** What tracking needs from the house: the time, and who takes part in changes. */
export interface TrackingContext {
  clock: Clock;
  watchers: readonly ProjectWatcher[];
}

/**
 * Makes one move of the table {@link MOVES}: state, history and the watchers' share in one transaction.
 * @throws DomainError `project.not-found`, `version.stale`, `access.denied`, `project.illegal-move`, `move.incomplete`,
 *   `due-date.invalid`, `due-date.past`
 */
export async function moveProject(tx: Tx, context: TrackingContext, command: MoveCommand): Promise<Project> {
  const now = context.clock.now();
  const rule = ruleOf(command.move);
  requireAbility(command.actor, rule.needs);
  const project = await lockProject(tx, command.actor, command.projectId, command.expectedVersion);
  if (!rule.from.includes(project.state)) throw illegalMove(project, command.move);
  assertComplete(command, now);

  const before = { ...project };
  project.state = targetOf(command.move, project.state, project.stateBeforeSuspension);
  applyEffect(project, before, command, now);
  project.version += 1;
  await tx.manager.save(project);
  if (command.move === 'report') await tx.manager.insert(ProgressReport, reportOf(command, now));
  await recordEvents(tx, [
    {
      type: rule.event,
      subject: { kind: 'project', id: project.id },
      actor: { id: command.actor.id, name: command.actor.name },
      at: now,
      data: { ...changeBetween(before, project), ...statementOf(command) },
    },
  ]);
  for (const watcher of context.watchers) await watcher.projectChanged(tx, { before, after: project, now });
  return project;
}

function illegalMove(project: Project, move: ProjectMove): DomainError {
  const legal = legalMoves(project.state);
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

function applyEffect(project: Project, before: Project, command: MoveCommand, now: Date): void {
  switch (command.move) {
    case 'acknowledge':
      project.acknowledgedAt = now;
      break;
    case 'report':
      project.percent = command.percent ?? project.percent;
      project.lastReportAt = now;
      break;
    case 'request-completion':
      project.percent = 100;
      project.completionRequestedAt = now;
      break;
    case 'close':
      project.closedAt = now;
      break;
    case 'return':
      project.returns += 1;
      break;
    case 'suspend':
      project.stateBeforeSuspension = before.state;
      break;
    case 'resume':
      project.stateBeforeSuspension = null;
      break;
    case 'change-due-date':
      project.dueDate = command.dueDate ?? project.dueDate;
      break;
    case 'cancel':
      break;
  }
}

function reportOf(command: MoveCommand, now: Date): ProgressReport {
  return {
    id: newId(),
    projectId: command.projectId,
    percent: command.percent ?? 0,
    text: command.text ?? '',
    problems: command.problems ?? null,
    reportedBy: command.actor.id,
    reportedByName: command.actor.name,
    reportedAt: now,
  };
}

const WATCHED = ['state', 'dueDate', 'percent'] as const;

function changeBetween(before: Project, after: Project): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = WATCHED.filter((field) => before[field] !== after[field]);
  const pick = (project: Project): Record<string, unknown> => Object.fromEntries(changed.map((field) => [field, project[field]]));
  return { before: pick(before), after: pick(after) };
}

function statementOf({ reason, percent, text, problems }: MoveCommand): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ reason, percent, text, problems }).filter(([, value]) => value !== undefined));
}
