import type { Actor } from '#identity';
import { DomainError, type Tx } from '#platform';
import { hasEnded } from '#policies';
import { lockProject } from '../project/project-access.js';
import type { Project } from '../project/project.entity.js';

export interface ProgressCommand {
  projectId: string;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
}

/**
 * Reads a project whose course is to change, and locks it. One that has ended keeps its course.
 * @throws DomainError `project.not-found`, `version.stale`, `<subject>.project-ended`
 */
export async function lockForProgressChange(
  tx: Tx,
  command: ProgressCommand,
  subject: 'milestone' | 'indicator',
): Promise<Project> {
  const project = await lockProject(tx, command.actor, command.projectId, command.expectedVersion);
  if (hasEnded(project.state))
    throw new DomainError(
      `${subject}.project-ended`,
      `The project is ${project.state}; its ${subject}s and their values stay as they are.`,
    );
  return project;
}
