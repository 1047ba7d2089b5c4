import { leaderInCharge } from './departments/leader-in-charge.js';
import { leadersOf } from './departments/leaders-of.js';
import { assertKnown } from './people/assert-known.js';
import { readStandIns } from './delegations/delegations.queries.js';
import { standInFor } from './delegations/stand-ins.js';
import {
  actor,
  addresses,
  audience,
  audienceMembers,
  contacts,
  departmentGroups,
  departmentPeople,
  departments,
  hasPeople,
  leaders,
  responsible,
  supervisors,
} from './people/look-up.js';

/** Who is who, for other modules, also inside a transaction of theirs. It checks no rights: whoever asks decides what its user may see. */
export const directory = {
  actor,
  addresses,
  assertKnown,
  audience,
  audienceMembers,
  contacts,
  departmentGroups,
  departmentPeople,
  departments,
  hasPeople,
  leaderInCharge,
  leaders,
  leadersOf,
  responsible,
  supervisors,
  standIns: readStandIns,
  standInFor,
};
