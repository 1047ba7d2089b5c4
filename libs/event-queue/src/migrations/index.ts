import { EventQueue1700000000100 } from './1700000000100-event-queue.js';

/** The tables of this room, from nothing to now. */
export const EVENT_QUEUE_MIGRATIONS = [EventQueue1700000000100];
