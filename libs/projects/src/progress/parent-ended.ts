import { DomainError } from '#platform';
import type { Project } from '../project/project.entity.js';

export function parentEnded({ id, state }: Project): DomainError {
  return new DomainError(
    'sub-task.parent-ended',
    `The task as a whole is ${state}. Its parts go on only while it is in work; reopen it first.`,
    { parentId: id, state },
  );
}
