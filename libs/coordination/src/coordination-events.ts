import type { EventDescription } from '#outbox';
import { BLOCKER_EVENTS } from './blockers/blocker-events.js';
import { CALL_IN_EVENTS } from './call-ins/call-in-events.js';

export const COORDINATION_EVENTS: readonly EventDescription[] = [...BLOCKER_EVENTS, ...CALL_IN_EVENTS];
