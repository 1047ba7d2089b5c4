import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Database, DomainError } from '#platform';
import { ProjectReader, ProjectsService, type ProjectTransition } from '#projects';

/** What is done to many tasks at once: 签收 (also of a department that helps), 本期无变化. */
export const BULK_ACTIONS = ['sign', 'no-change'] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

export interface TaskOutcome {
  projectId: string;
  outcome: 'done' | 'refused';
  /** The transition that was made. */
  transition: ProjectTransition | null;
  problem: DomainError | null;
}

/** Does the tasks of many projects at once. */
@Injectable()
export class TaskActionsService {
  constructor(
    private readonly database: Database,
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
  ) {}

  /**
   * Signs for many projects, or reports for many that nothing has changed, each in a transaction of its own: what is refused for one is done for
   * the others.
   * @throws DomainError `access.denied` for all of them
   */
  async act(actor: Actor, action: BulkAction, projectIds: readonly string[]): Promise<TaskOutcome[]> {
    requireAbility(actor, 'project.handle');
    const outcomes: TaskOutcome[] = [];
    const together = projectIds.length > 1;
    for (const projectId of projectIds) outcomes.push(await this.actOnOne(actor, action, { projectId, together }));
    return outcomes;
  }

  private async actOnOne(
    actor: Actor,
    action: BulkAction,
    { projectId, together }: { projectId: string; together: boolean },
  ): Promise<TaskOutcome> {
    try {
      const transition = action === 'sign' ? await this.signatureOf(actor, projectId) : action;
      await this.database.transaction((tx) =>
        this.projects.transition(tx, { projectId, transition, actor, together, expectedVersion: null }),
      );
      return { projectId, outcome: 'done', transition, problem: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { projectId, outcome: 'refused', transition: null, problem: error };
    }
  }

  /** A department that helps signs for its part. */
  private async signatureOf(actor: Actor, projectId: string): Promise<ProjectTransition> {
    const { leadDepartment, cooperatingDepartments } = await this.reader.read(actor, projectId);
    const helps = cooperatingDepartments.some(({ id }) => id === actor.departmentId);
    return helps && leadDepartment.id !== actor.departmentId ? 'acknowledge-cooperation' : 'acknowledge';
  }
}
