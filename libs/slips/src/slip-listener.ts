import type { Tx } from '#platform';
import type { Project } from '#projects';

/** Takes part in a change of a slip, inside its transaction: the deadlines of the project are other ones now. */
export interface SlipListener {
  plan(tx: Tx, project: Project, now: Date): Promise<void>;
}
