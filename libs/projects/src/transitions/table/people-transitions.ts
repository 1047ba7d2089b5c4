import { ALIVE, type TransitionTable } from './transition-definition.js';

/** Who is named for a task (责任领导, 责任人, 联络员). */
export const PEOPLE_TRANSITIONS = {
  'name-people': {
    from: ALIVE,
    to: 'same',
    needs: 'project.handle',
    event: 'project.people_named',
    requires: ['people'],
  },
} as const satisfies TransitionTable;
