/** States of a project. 立项待签收, 办理中, 申请办结待审核, 中止, 办结, 撤销, 结转. */
export const PROJECT_STATES = [
  'registered',
  'in_progress',
  'in_review',
  'suspended',
  'closed',
  'cancelled',
  'carried_over',
] as const;
export type ProjectState = (typeof PROJECT_STATES)[number];

/** States in which somebody is expected to act. */
const OPEN = ['registered', 'in_progress', 'in_review'] as const satisfies readonly ProjectState[];

/** Is it over? A closed project may still be reopened; one that was carried over goes on as another. */
export function hasEnded(state: ProjectState): boolean {
  return state === 'closed' || state === 'cancelled' || state === 'carried_over';
}

/** Is anybody still expected to act on it? Suspended projects wait. */
export function isOpen(state: ProjectState): boolean {
  return (OPEN as readonly ProjectState[]).includes(state);
}
