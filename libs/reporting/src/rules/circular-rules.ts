import type { SlipColour } from '#slips';
import json from '../../circular/default.json' with { type: 'json' };

/** Who is praised (表扬) and criticised (批评) in a circular, as data with the source of each number. A person decides. */
export interface CircularRules {
  title: string;
  version: number;
  praised: {
    /** So many of the best of the ranking, from so many points on; who ties beyond them is not named. */
    top: { departments: number; fromScore: number } & Sourced;
    /** Ended so many items before their first due date. */
    early: { fromItems: number } & Sourced;
    /** Whoever leads more red projects is not praised at all. */
    mostRed: { projects: number } & Sourced;
  };
  criticised: {
    /** Leads a project that is late by so many workdays, was urged so often, and gave no reason. */
    unexplained: { fromWorkdays: number; fromUrges: number } & Sourced;
    /** Owes the answer to a slip of this colour past its date. */
    unanswered: { colour: SlipColour } & Sourced;
    /** So many of the last of the ranking, below so many points. */
    lowest: { departments: number; belowScore: number } & Sourced;
  };
  precedence: { first: 'criticised' } & Sourced;
  /** Until when departments answer to what is demanded of them. */
  answer: { withinWorkdays: number } & Sourced;
}

interface Sourced {
  source: string;
}

/** The rules that ship with Duban. */
export const DEFAULT_CIRCULAR_RULES = json as CircularRules;
