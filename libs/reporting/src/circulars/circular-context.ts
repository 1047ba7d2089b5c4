import type { Clock } from '#platform';
import type { ScoreContext } from '../scorecards/read-facts.js';
import type { CircularRules } from './circular-rules.js';

/** What circulars need from the house. Scores go by the rules in force on the day of the figures. */
export interface CircularContext extends Omit<ScoreContext, 'rules'> {
  clock: Clock;
  circularRules: CircularRules;
  /** Links in messages start with it. */
  publicUrl: string;
  /** Channels of this house. */
  channels: readonly string[];
}
