import type { Me } from '../api/session.js';

/** A place of the navigation: its address, its word, and the key that follows `g`. */
export interface Place {
  to: string;
  word:
    | 'todo'
    | 'decide'
    | 'projects'
    | 'ownProjects'
    | 'inbox'
    | 'overdue'
    | 'board'
    | 'plans'
    | 'slips'
    | 'coordination'
    | 'policies'
    | 'integrations'
    | 'circulars'
    | 'scorecards'
    | 'indicators'
    | 'people'
    | 'reports'
    | 'me';
  key: string;
  /** Where it begins: the list of projects with those that are open. */
  search?: Record<string, string>;
}

/** What has not ended and does not rest. */
export const OPEN_STATES = 'registered,in_progress,in_review';

const PLACES = {
  todo: { to: '/todo', word: 'todo', key: 't' },
  decide: { to: '/todo', word: 'decide', key: 't' },
  projects: { to: '/projects', word: 'projects', key: 'p', search: { state: OPEN_STATES } },
  ownProjects: { to: '/projects', word: 'ownProjects', key: 'p', search: { state: OPEN_STATES } },
  inbox: { to: '/inbox', word: 'inbox', key: 'i' },
  ownOverdue: { to: '/overdue', word: 'overdue', key: 'o', search: { leaderId: 'me' } },
  overdue: { to: '/overdue', word: 'overdue', key: 'o' },
  ownBoard: { to: '/board', word: 'board', key: 'b', search: { leaderId: 'me' } },
  board: { to: '/board', word: 'board', key: 'b' },
  plans: { to: '/plans', word: 'plans', key: 'l' },
  slips: { to: '/slips', word: 'slips', key: 's' },
  coordination: { to: '/coordination', word: 'coordination', key: 'c' },
  policies: { to: '/policies', word: 'policies', key: 'r' },
  integrations: { to: '/integrations', word: 'integrations', key: 'w' },
  circulars: { to: '/circulars', word: 'circulars', key: 'u' },
  scorecards: { to: '/scorecards', word: 'scorecards', key: 'k' },
  indicators: { to: '/indicators', word: 'indicators', key: 'n' },
  people: { to: '/admin/people', word: 'people', key: 'h' },
  reports: { to: '/reports', word: 'reports', key: 'd' },
} as const satisfies Record<string, Place>;

/** How many stand in the bottom bar of a phone; the others are under 我. */
export const BAR_PLACES = 4;

/** The navigation of a role, in its order. The first place is its home. */
export function placesOf({ role, isHead }: Me): readonly Place[] {
  const { todo, decide, projects, ownProjects, inbox, ownOverdue, overdue, ownBoard, board, plans, slips, coordination } = PLACES;
  const { circulars, reports, scorecards, indicators, policies, integrations, people } = PLACES;
  const ownTodo = isHead ? { ...todo, search: { scope: 'department' } } : todo;
  if (role === 'officer') return [ownTodo, ownProjects, inbox, scorecards, slips, coordination, circulars, indicators];
  if (role === 'leader')
    return [ownBoard, decide, projects, ownOverdue, coordination, scorecards, circulars, reports, indicators, slips, inbox];
  const supervised = [overdue, board, projects, plans, slips, circulars, reports, scorecards, coordination];
  const administered = [...supervised, indicators, inbox, policies, integrations];
  return role === 'admin' ? [people, ...administered] : [...administered, people];
}
