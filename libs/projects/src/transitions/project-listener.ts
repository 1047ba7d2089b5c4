import type { Tx } from '#platform';
import type { Project } from '../projects/project.entity.js';

/** What happened to a project; `before` is null when it was just registered. */
export interface ProjectChange {
  before: Project | null;
  after: Project;
  /** By the engine's clock. */
  now: Date;
}

/**
 * Takes part in every change of a project, inside the same transaction: what a watcher writes is there if and only if
 * the change is. Supervision keeps its pending steps true through this.
 */
export interface ProjectListener {
  projectChanged(tx: Tx, change: ProjectChange): Promise<void>;
}
