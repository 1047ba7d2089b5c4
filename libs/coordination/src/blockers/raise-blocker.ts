import { recordEvents } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { DomainError, newId, type Tx } from '#platform';
import { lockProject } from '#projects';
import { hasEnded } from '#policies';
import type { BlockerKind } from './blocker.js';

export interface NewBlocker {
  projectId: string;
  kind: BlockerKind;
  text: string;
}

/**
 * Says what holds a project up. Answers the id of the blocker.
 * @throws DomainError `project.not-found`, `access.denied`, `blocker.project-ended`
 */
export async function raiseBlocker(tx: Tx, { projectId, kind, text }: NewBlocker, actor: Actor, now: Date): Promise<string> {
  requireAbility(actor, 'project.handle');
  const project = await lockProject(tx, actor, projectId, null);
  if (hasEnded(project.state))
    throw new DomainError('blocker.project-ended', `The project is ${project.state}; nothing holds it up any more.`);
  const id = newId();
  await tx.query(
    `INSERT INTO blocker (id, project_id, kind, text, state, raised_by, raised_by_name, department_id, raised_at)
     VALUES ($1, $2, $3, $4, 'raised', $5, $6, $7, $8)`,
    [id, projectId, kind, text, actor.id, actor.name, actor.departmentId, now],
  );
  await recordEvents(tx, [
    {
      type: 'project.blocker_raised',
      subject: { kind: 'project', id: projectId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { blockerId: id, kind, text },
    },
  ]);
  return id;
}
