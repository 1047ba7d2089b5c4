import type { Tx } from '#platform';
import type { MoveCommand } from './project-moves.js';
import type { Project } from './project.entity.js';

/** Refuses a move that the table allows but a rule from outside, as a policy, does not. Asked inside the transaction of the move. */
export interface ProjectGuard {
  /** @throws DomainError that says what to do instead */
  assertMayMove(tx: Tx, project: Project, command: MoveCommand, now: Date): Promise<void>;
}
