import { EventQueue1700000000100 } from './1700000000100-outbox.js';

/** The tables of this room, from nothing to now. */
export const OUTBOX_MIGRATIONS = [EventQueue1700000000100];
