import { type Actor, requireAbility } from '#identity';
import { notFound, type Tx } from '#platform';
import { Project, readProject } from '#projects';
import { draftSlip, type SlipChoice, type SlipDraft } from './draft-slip.js';
import type { SlipContext } from './slip-context.js';

/**
 * What a slip for this project would say now, for a supervisor to edit.
 * @throws DomainError `access.denied`, `project.not-found`
 */
export async function readDraftSlip(
  tx: Tx,
  context: SlipContext,
  { projectId, actor, ...choice }: SlipChoice & { projectId: string; actor: Actor },
): Promise<SlipDraft> {
  requireAbility(actor, 'project.supervise');
  await readProject(tx, actor, projectId);
  const project = await tx.manager.findOneBy(Project, { id: projectId });
  if (!project) throw notFound('project', projectId);
  return draftSlip(tx, context, project, choice);
}
