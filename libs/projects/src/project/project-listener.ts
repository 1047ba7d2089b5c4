import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';
import type { Project } from './project.entity.js';

/** What happened to a project; `before` is null when it was just registered. */
export interface ProjectChange {
  before: Project | null;
  after: Project;
  /** By the engine's clock. */
  now: Date;
  /** It is one of many that somebody did at once: people are told of all of them in one message. */
  together?: boolean;
  /** What the history says of it, with who did it; left out where a change follows from another one. */
  events?: readonly RecordedEvent[];
}

/**
 * Takes part in every change of a project, inside the same transaction: what a listener writes is there if and only if the
 * change is. A module provides a subclass as `@Injectable()`; {@link ProjectListeners} finds it by its type.
 */
export abstract class ProjectListener {
  abstract projectChanged(tx: Tx, change: ProjectChange): Promise<void>;

  /** Many projects were registered at once (`before` is null in all). Default: one after the other. */
  async projectsRegistered(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
    for (const change of changes) await this.projectChanged(tx, change);
  }
}
