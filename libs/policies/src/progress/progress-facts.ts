import type { MeasuredIndicator } from './indicator.js';
import type { Milestone } from './milestone.js';

/** What the planned progress of a project is read from, besides its dates and its percent. */
export interface ProgressFacts {
  milestones: readonly Milestone[];
  indicators: readonly MeasuredIndicator[];
}

export const NO_PROGRESS_FACTS: ProgressFacts = { milestones: [], indicators: [] };
