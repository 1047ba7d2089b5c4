import { Identity1700000000200 } from './1700000000200-identity.js';
import { Delegations1700000000210 } from './1700000000210-delegations.js';
import { DepartmentDays1700000000220 } from './1700000000220-department-days.js';
import { PersonAddresses1700000000230 } from './1700000000230-person-addresses.js';

/** The tables of this module, from nothing to now. */
export const IDENTITY_MIGRATIONS = [
  Identity1700000000200,
  Delegations1700000000210,
  DepartmentDays1700000000220,
  PersonAddresses1700000000230,
];
