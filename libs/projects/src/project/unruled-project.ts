import type { Project } from './project.entity.js';

/** A project on the day of its registration; without a policy when nobody named one. */
export type UnruledProject = Omit<Project, 'policyId'> & { policyId: string | null };
