import type { EventDescription } from '#outbox';
import { CALL_IN_EVENTS } from './call-in-events.js';
import { TRANSITION_EVENTS } from './move-events.js';
import { PLAN_EVENTS } from './plan-events.js';
import { PROJECT_EVENTS } from './project-events.js';

/** Every type of event that this room records. */
export const TRACKING_EVENTS: readonly EventDescription[] = [
  ...PLAN_EVENTS,
  ...PROJECT_EVENTS,
  ...TRANSITION_EVENTS,
  ...CALL_IN_EVENTS,
];
