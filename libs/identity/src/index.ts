/**
 * Who is who.
 * - department (承办部门), person, role    - actor: whoever acts through the API
 * - address: where a person is reached besides e-mail
 * - delegation (代理): who stands in for somebody who is away
 * - ability: what a role may do    - roster: departments and people as one file
 */
export { IDENTITY_EVENTS } from './identity-events.js';
export {
  ABILITIES,
  can,
  requireAbility,
  requireOwn,
  ROLES,
  seesAllProjects,
  type Ability,
  type Actor,
  type Role,
} from './actor.js';
export { ADDRESS_KINDS, addressesOf, readAddresses, setAddresses, type AddressKind, type PersonAddresses } from './addresses.js';
export { type AudienceMember, findAudience, listAudiences } from './audiences.js';
export {
  createDepartment,
  listDepartments,
  matchDepartment,
  updateDepartment,
  type Department,
  type DepartmentDetails,
} from './departments.js';
export {
  clearDepartmentDays,
  type DaySpan,
  type DepartmentDay,
  listDepartmentDays,
  lockDepartment,
  readDepartmentDays,
  setDepartmentDays,
} from './calendar/department-days.js';
export { delegate, endDelegation, listDeputies, type NewDelegation } from './delegations/delegate.js';
export { type Delegation, listDelegations, readDelegation } from './delegations/list-delegations.js';
export { readStandIns, standInFor, type StandIns } from './delegations/stand-ins.js';
export { DepartmentMatcher, type NamedDepartment, type NameMatch } from './matching/department-matcher.js';
export { formsOf, type NameForm } from './matching/name-forms.js';
export { listLeaders } from './leaders.js';
export { IDENTITY_MIGRATIONS } from './migrations/index.js';
export {
  createPerson,
  findPeople,
  hasPeople,
  listPeople,
  updatePerson,
  type NewPerson,
  type Person,
  type PersonChange,
  type PersonContact,
  readActor,
} from './people.js';
export { loadRoster, type Roster, type RosterPerson } from './roster.js';
export { authenticate, createApiKey, listApiKeys, logIn, logOut, revokeApiKey, type ApiKey, type Session } from './sessions.js';
export { OfficeCalendar } from './calendar/office-calendar.js';
export { IdentityModule } from './identity.module.js';
