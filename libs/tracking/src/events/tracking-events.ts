import type { EventDescription } from '#event-queue';
import { CALL_IN_EVENTS } from './call-in-events.js';
import { MOVE_EVENTS } from './move-events.js';
import { PLAN_EVENTS } from './plan-events.js';
import { PROJECT_EVENTS } from './project-events.js';

/** Every type of event that this room records. */
export const TRACKING_EVENTS: readonly EventDescription[] = [
  ...PLAN_EVENTS,
  ...PROJECT_EVENTS,
  ...MOVE_EVENTS,
  ...CALL_IN_EVENTS,
];
