import type { MadeTransition } from '#outbox';
import type { Tx } from '#platform';
import type { Project } from '../project/project.entity.js';
import type { TransitionCommand } from './project-transitions.js';

export type MadeProjectTransition = MadeTransition<Project, TransitionCommand>;

/** What a transition writes beside the project, in its transaction; answers facts for the history. */
export type SideEffect = (tx: Tx, made: MadeProjectTransition) => Promise<Record<string, unknown>>;
