import type { Clock } from '#platform';
import type { OfficeCalendar } from '../calendar/office-calendar.js';
import type { DueStepsListener } from '../ladder/ladder-keeper.js';
import type { PolicyStore } from '../policy/policies.js';

/** What slips need from the house. */
export interface SlipContext {
  clock: Clock;
  calendar: OfficeCalendar;
  policies: PolicyStore;
  /** Keeps the chase of answers true. */
  ladder: DueStepsListener;
  /** Links in messages start with it. */
  publicUrl: string;
  /** Channels of this house. */
  channels: readonly string[];
}
