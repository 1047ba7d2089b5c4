import type { Actor } from '#identity';
import { civilDateOf } from '#work-calendar';
import { ASSIGNMENT_MOVES } from './moves/assignment-moves.js';
import { COMPLETION_MOVES } from './moves/completion-moves.js';
import { COOPERATION_MOVES } from './moves/cooperation-moves.js';
import { EXTENSION_MOVES } from './moves/extension-moves.js';
import { LABEL_MOVES } from './moves/label-moves.js';
import type { MoveRule, MoveStatement, MoveTable, ProjectStanding } from './moves/move-rule.js';
import { REPORT_MOVES } from './moves/report-moves.js';
import { STANDING_MOVES } from './moves/standing-moves.js';
import type { Project } from './project.entity.js';

/** The whole life of a project: every legal move, from where to where, who may make it and what it changes. */
export const MOVES = {
  ...ASSIGNMENT_MOVES,
  ...REPORT_MOVES,
  ...EXTENSION_MOVES,
  ...COMPLETION_MOVES,
  ...COOPERATION_MOVES,
  ...STANDING_MOVES,
  ...LABEL_MOVES,
} as const satisfies MoveTable;

export type ProjectMove = keyof typeof MOVES;

export const PROJECT_MOVES = Object.keys(MOVES) as ProjectMove[];

export interface MoveCommand extends MoveStatement {
  projectId: string;
  move: ProjectMove;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
}

export function ruleOf(move: ProjectMove): MoveRule {
  return MOVES[move];
}

/** Does the table allow the move to a project that stands so? */
export function isLegal(move: ProjectMove, project: ProjectStanding): boolean {
  const { from, when } = ruleOf(move);
  return from.includes(project.state) && (when?.(project) ?? true);
}

/** The moves that the table allows a project, in the order of its life. */
export function legalMoves(project: ProjectStanding): ProjectMove[] {
  return PROJECT_MOVES.filter((move) => isLegal(move, project));
}

/**
 * A project as a legal move leaves it. Pure: the record and everybody else's share are the caller's. Reports are owed while it
 * is in work: not for the time before the signature, nor for that of a review or suspension.
 */
export function afterMove(project: Project, move: ProjectMove, said: MoveStatement, now: Date): Project {
  const { to, effect } = ruleOf(move);
  const state = to === 'same' ? project.state : to === 'before-suspension' ? (project.stateBeforeSuspension ?? 'registered') : to;
  const moved = { ...project, ...effect?.(project, said, now), state, changedAt: now, version: project.version + 1 };
  const beginsWork = state === 'in_progress' && project.state !== 'in_progress';
  return beginsWork ? { ...moved, cadenceSince: civilDateOf(now) } : moved;
}
