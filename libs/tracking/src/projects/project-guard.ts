import type { Tx } from '#platform';
import type { TransitionCommand } from './project-moves.js';
import type { Project } from './project.entity.js';

/** Refuses a move that the table allows but a rule from outside, as a policy, does not. Asked inside the transaction of the move. */
export interface TransitionRule {
  /** @throws DomainError that says what to do instead */
  assertAllowed(tx: Tx, project: Project, command: TransitionCommand, now: Date): Promise<void>;
}
