import type { Clock } from '#platform';
import type { OfficeCalendar } from '#identity';
import type { SlipListener } from './slip-listener.js';
import type { PolicyStore } from '#policies';

/** What slips need. */
export interface SlipContext {
  clock: Clock;
  calendar: OfficeCalendar;
  policies: PolicyStore;
  /** Keeps the chase of answers true. */
  ladder: SlipListener;
  /** Links in messages start with it. */
  publicUrl: string;
  /** Channels that are set up. */
  channels: readonly string[];
}
