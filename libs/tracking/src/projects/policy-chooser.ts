import type { Tx } from '#platform';
import type { Project } from './project.entity.js';

/** A project on the day of its registration; without a policy when nobody named one. */
export type UnruledProject = Omit<Project, 'policyId'> & { policyId: string | null };

/** Knows which policy a new project comes under. */
export interface PolicyChooser {
  choose(tx: Tx, project: UnruledProject): Promise<string>;
}
