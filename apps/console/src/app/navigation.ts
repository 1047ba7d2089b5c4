import type { Me } from '../api/session.js';

/** A place of the navigation: its address, its word, and the key that follows `g`. */
export interface Place {
  to: string;
  word: 'todo' | 'projects' | 'ownProjects' | 'inbox' | 'overdue' | 'board' | 'plans' | 'slips' | 'me';
  key: string;
}

const PLACES = {
  todo: { to: '/todo', word: 'todo', key: 't' },
  projects: { to: '/projects', word: 'projects', key: 'p' },
  ownProjects: { to: '/projects', word: 'ownProjects', key: 'p' },
  inbox: { to: '/inbox', word: 'inbox', key: 'i' },
} as const satisfies Record<string, Place>;

/** The navigation of a role, in its order. The first place is its home. */
export function placesOf({ role }: Me): readonly Place[] {
  if (role === 'officer') return [PLACES.todo, PLACES.ownProjects, PLACES.inbox];
  if (role === 'leader') return [PLACES.todo, PLACES.projects, PLACES.inbox];
  return [PLACES.projects, PLACES.inbox];
}

export function homeOf(me: Me): string {
  return placesOf(me)[0]?.to ?? '/projects';
}
