import type { Tx } from '#platform';
import type { TransitionCommand } from './project-transitions.js';
import type { Project } from '../projects/project.entity.js';

/** What a move did to the project itself. */
export interface MadeTransition {
  before: Project;
  after: Project;
  command: TransitionCommand;
  now: Date;
}

/** What a move writes beside the project, in its transaction; answers facts for the history. */
export type SideEffect = (tx: Tx, made: MadeTransition) => Promise<Record<string, unknown>>;
