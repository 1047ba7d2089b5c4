import { Inbound1700000000700 } from './1700000000700-inbound.js';
import { InboundBodies1700000000701 } from './1700000000701-inbound-bodies.js';

/** The tables of this room, from nothing to now. */
export const INBOUND_MIGRATIONS = [Inbound1700000000700, InboundBodies1700000000701];
