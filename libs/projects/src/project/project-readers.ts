import type { Actor } from '#identity';
import type { Project } from './project.entity.js';

/** Whoever registers or restricts a confidential project goes on seeing it. */
export function readersOf({ confidential, readerIds }: Pick<Project, 'confidential' | 'readerIds'>, actor: Actor): string[] {
  return confidential ? [...new Set([...readerIds, actor.id])].sort() : [];
}
