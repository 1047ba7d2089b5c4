import type { Clock } from '#platform';
import type { ScoreContext } from '../scorecard/read-facts.js';
import type { CircularRules } from './circular-rules.js';

/** What circulars need from the house. */
export interface CircularContext extends ScoreContext {
  clock: Clock;
  circularRules: CircularRules;
  /** Links in messages start with it. */
  publicUrl: string;
}
