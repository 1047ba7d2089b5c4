import type { NewEvent } from '#outbox';
import type { Actor } from '#identity';
import { DomainError, type Tx } from '#platform';
import type { UnruledProject } from '../project/unruled-project.js';
import { lockProject } from '../project/project-access.js';
import { parentEnded } from '../progress/parent-ended.js';
import type { Project } from '../project/project.entity.js';

/** Where a new task belongs in a greater one. */
export interface PartOf {
  parentId: string;
  /** Its part in the percent of the parent, 1 to 100; default 1. */
  weight?: number;
  /** It may be due after its parent. */
  beyondParent?: boolean;
}

/**
 * Puts a new project below its parent, which is locked until the transaction ends. A part of a confidential task is
 * confidential, and known to the same people.
 * @throws DomainError `project.not-found`, `sub-task.parent-ended`, `sub-task.beyond-parent`
 */
export async function belowParent(tx: Tx, project: UnruledProject, part: PartOf, actor: Actor): Promise<UnruledProject> {
  const parent = await lockProject(tx, actor, part.parentId, null);
  if (parent.state !== 'registered' && parent.state !== 'in_progress') throw parentEnded(parent);
  if (project.dueDate > parent.dueDate && !part.beyondParent) {
    throw new DomainError(
      'sub-task.beyond-parent',
      `The task as a whole is due on ${parent.dueDate}. Give its part an earlier date, or say "beyondParent": true.`,
      { dueDate: parent.dueDate },
    );
  }
  const confidential = project.confidential || parent.confidential;
  const readerIds = [...new Set([...project.readerIds, ...parent.readerIds])];
  return { ...project, parentId: parent.id, weight: part.weight ?? 1, confidential, readerIds };
}

/** The history of a task says of a part that it was given. */
export function brokenDown(child: Project, actor: Actor, now: Date): NewEvent[] {
  if (child.parentId === null) return [];
  const { id, leadDepartmentId, dueDate, weight } = child;
  return [
    {
      type: 'project.broken_down',
      subject: { kind: 'project', id: child.parentId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { childId: id, leadDepartmentId, dueDate, weight },
    },
  ];
}
