import type { ProjectState } from '../projects/project-state.js';

/** States together with a due range: what a lamp means in terms of rows. `dueFrom` is included, `dueBefore` is not. */
export interface DueCondition {
  states: readonly ProjectState[];
  dueFrom?: string;
  dueBefore?: string;
  /** Lead departments that it is about, or that it is not about; left out: about all. */
  departments?: { are: 'these' | 'others'; ids: readonly string[] };
  /** How it stands to its planned progress on a day. */
  plannedProgress?: { on: string; is: ProgressState };
}

/** On plan, behind it, far behind it; `not-far-behind` is either of the first two. */
export type ProgressState = 'on-plan' | 'behind' | 'far-behind' | 'not-far-behind';
