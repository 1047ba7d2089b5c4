import { type Actor, requireAbility } from '#identity';
import { DomainError, type Queryable } from '#platform';
import {
  choosePolicy,
  type DraftAttributes,
  factsOf,
  factsOfDraft,
  type PolicyChoice,
  readCandidates,
  readPolicy,
} from '#policies';
import { readProject } from './list-projects.js';

export interface PolicyPreview extends PolicyChoice {
  /** The policy that a project already has; null for a draft. It stays until somebody moves the project to another. */
  current: { id: string; name: string; version: number } | null;
}

/**
 * Which policy would take a project, or a draft with such attributes, if it were registered now, and why.
 * @throws DomainError `access.denied`, `project.not-found`, `item.not-found`, `department.not-found`, `request.invalid`
 */
export async function previewPolicy(
  db: Queryable,
  actor: Actor,
  { projectId, ...draft }: DraftAttributes & { projectId?: string },
): Promise<PolicyPreview> {
  if (projectId === undefined) {
    requireAbility(actor, 'project.supervise');
    return { ...choosePolicy(await readCandidates(db), await factsOfDraft(db, draft)), current: null };
  }
  if (Object.values(draft).some((value) => value !== undefined))
    throw new DomainError('request.invalid', 'Give either projectId or the attributes of a draft, not both.');
  const project = await readProject(db, actor, projectId);
  const facts = await factsOf(db, { ...project, leadDepartmentId: project.leadDepartment.id });
  const { id, name, version } = await readPolicy(db, project.policyId);
  return { ...choosePolicy(await readCandidates(db), facts), current: { id, name, version } };
}
