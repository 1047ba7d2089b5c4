import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Database, DomainError } from '#platform';
import { PoliciesService } from '#policies';
import { type DraftAttributes, factsOf, factsOfDraft } from '../project/policy-facts.queries.js';
import { readProject } from './list-projects.queries.js';
import { RunningProjects } from './running-projects.queries.js';

type PolicyChoice = ReturnType<Awaited<ReturnType<PoliciesService['candidates']>>['choose']>;

export interface PolicyPreview extends PolicyChoice {
  /** The policy that a project already has; null for a draft. It stays until somebody moves the project to another. */
  current: { id: string; name: string; version: number } | null;
}

@Injectable()
export class PolicyPreviewService {
  constructor(
    private readonly database: Database,
    private readonly policies: PoliciesService,
  ) {}

  /** How many running projects that the actor sees stand under each of these versions; one without any is left out. */
  running(actor: Actor, policyIds: readonly string[]): Promise<Map<string, number>> {
    return new RunningProjects(actor, { policyIds }).countByPolicy(this.database);
  }

  /**
   * Which policy would take a project, or a draft with such attributes, if it were registered now, and why.
   * @throws DomainError `access.denied`, `project.not-found`, `item.not-found`, `department.not-found`, `request.invalid`
   */
  async preview(actor: Actor, { projectId, ...draft }: DraftAttributes & { projectId?: string }): Promise<PolicyPreview> {
    const { database } = this;
    if (projectId === undefined) {
      requireAbility(actor, 'project.supervise');
      const choice = (await this.policies.candidates(database)).choose(await factsOfDraft(database, actor, draft));
      return { ...choice, current: null };
    }
    if (Object.values(draft).some((value) => value !== undefined))
      throw new DomainError('request.invalid', 'Give either projectId or the attributes of a draft, not both.');
    const project = await readProject(database, actor, projectId);
    const facts = await factsOf(database, { ...project, leadDepartmentId: project.leadDepartment.id });
    const { id, name, version } = await this.policies.read(project.policyId);
    return { ...(await this.policies.candidates(database)).choose(facts), current: { id, name, version } };
  }
}
