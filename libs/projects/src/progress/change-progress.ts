import type { Actor } from '#identity';
import { type ActorRef, recordEvents } from '#outbox';
import { DomainError, type Tx } from '#platform';
import { type ProgressFacts, hasEnded } from '#policies';
import type { TrackingContext } from '../transitions/transition-project.js';
import { lockProject } from '../projects/project-access.js';
import { changeBetween } from '../projects/project-record.js';
import { Project } from '../projects/project.entity.js';

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

interface ProgressChange {
  before: Project;
  change?: Partial<Project>;
  facts: ProgressFacts;
  actor: ActorRef;
  now: Date;
}

/** Saves a project on a new course: version, days from which it is behind, history, and the watchers' share. */
export async function saveWithProgress(
  tx: Tx,
  context: TrackingContext,
  { before, change, facts, actor, now }: ProgressChange,
  event: { type: string; data: Record<string, unknown> },
): Promise<Project> {
  const after: Project = { ...before, ...change, changedAt: now, version: before.version + 1 };
  Object.assign(after, await context.plannedProgress.atRiskDates(tx, after, facts));
  await tx.manager.save(Project, after);
  await recordEvents(tx, [
    {
      type: event.type,
      subject: { kind: 'project', id: after.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { ...changeBetween(before, after), ...event.data },
    },
  ]);
  for (const listener of context.listeners) await listener.projectChanged(tx, { before, after, now });
  return after;
}
