import { Supervision1700000000600 } from './1700000000600-supervision.js';
import { MoreTracks1700000000610 } from './1700000000610-more-tracks.js';
import { Slips1700000000620 } from './1700000000620-slips.js';
import { Circulars1700000000630 } from './1700000000630-circulars.js';
import { ScoreAppeals1700000000640 } from './1700000000640-score-appeals.js';
import { AdoptedPolicies1700000000641 } from './1700000000641-adopted-policies.js';
import { ScoreRules1700000000642 } from './1700000000642-score-rules.js';
import { Digests1700000000646 } from './1700000000646-digests.js';
import { SignatureLines1700000000647 } from './1700000000647-signature-lines.js';
import { UsedClicks1700000000649 } from './1700000000649-used-clicks.js';
import { LineAddresses1700000000655 } from './1700000000655-line-addresses.js';

/** The tables of this room, from nothing to now. */
export const SUPERVISION_MIGRATIONS = [
  Supervision1700000000600,
  MoreTracks1700000000610,
  Slips1700000000620,
  Circulars1700000000630,
  ScoreAppeals1700000000640,
  AdoptedPolicies1700000000641,
  ScoreRules1700000000642,
  Digests1700000000646,
  SignatureLines1700000000647,
  UsedClicks1700000000649,
  LineAddresses1700000000655,
];
