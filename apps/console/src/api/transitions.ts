import { makeMove } from './move.js';
import type { Project } from './projects.js';

export type Transition = Project['legalTransitions'][number];

/** One act on a project that a person wants done: sent again it is done once, for the key stays the same. */
export interface TransitionRequest {
  projectId: string;
  transition: Transition;
  /** The version that the person saw. */
  version: number;
  idempotencyKey: string;
  body: Readonly<Record<string, unknown>>;
}

/** @throws ApiProblem `version.stale` when somebody else was faster, …; NetworkProblem */
export function makeTransition({ projectId, transition, ...move }: TransitionRequest): Promise<Project> {
  return makeMove({ ...move, path: `/v1/projects/${projectId}/${transition}` });
}
