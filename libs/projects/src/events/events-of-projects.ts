import type { EventDescription } from '#outbox';
import { PROJECT_EVENTS } from './project-events.js';
import { TRANSITION_EVENTS } from './transition-events.js';

/** Every type of event that this module records. */
export const EVENTS_OF_PROJECTS: readonly EventDescription[] = [...PROJECT_EVENTS, ...TRANSITION_EVENTS];
