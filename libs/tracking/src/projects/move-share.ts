import type { Tx } from '#platform';
import type { MoveCommand } from './project-moves.js';
import type { Project } from './project.entity.js';

/** What a move did to the project itself. */
export interface MadeMove {
  before: Project;
  after: Project;
  command: MoveCommand;
  now: Date;
}

/** What a move writes beside the project, in its transaction; answers facts for the history. */
export type MoveShare = (tx: Tx, made: MadeMove) => Promise<Record<string, unknown>>;
