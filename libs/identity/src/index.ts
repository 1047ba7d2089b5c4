/**
 * Who is who.
 * - department (承办部门), person, role    - actor: whoever acts through the API
 * - ability: what a role may do    - session, API key: what an actor proves itself with
 * - delegation (代理): who stands in for somebody who is away    - roster: departments and people as one file
 * - directory: the same facts for other modules    - office calendar: workdays, with the own days of departments
 */
export { AccountService } from './account/account.service.js';
export { AdministratorsService } from './account/administrators.service.js';
export {
  can,
  requireAbility,
  requireOwn,
  requireOwnPassword,
  ROLES,
  seesAllProjects,
  type Ability,
  type Actor,
  type Role,
} from './access/actor.js';
export { MIN_PASSWORD_LENGTH } from './access/password-rule.js';
export { generatePassword } from './access/passwords.js';
export { CalendarYearsService } from './calendar/calendar-years.service.js';
export { DepartmentDaysService } from './calendar/department-days.service.js';
export { OfficeCalendar } from './calendar/office-calendar.js';
export { DelegationsService } from './delegations/delegations.service.js';
export type { StandIns } from './delegations/stand-ins.js';
export { Department } from './departments/department.entity.js';
export { DepartmentGroupsService } from './departments/department-groups.service.js';
export { DepartmentsService } from './departments/departments.service.js';
export { directory } from './directory.js';
export { IdentityModule } from './identity.module.js';
export { AddressesService } from './people/addresses.service.js';
export { NAMED_ROLES, type NamedPerson } from './people/named-person.js';
export type { AudienceMember } from './people/look-up.js';
export { PeopleService } from './people/people.service.js';
export type { PersonAddresses } from './people/person-address.entity.js';
export { Person, type PersonContact } from './people/person.entity.js';
export { loadRoster, type Roster } from './people/roster.js';
export { RosterFileService, type RosterFileOutcome } from './roster-file/roster-file.service.js';
export { ScreensService } from './screens/screens.service.js';
export { ApiKeysService } from './sessions/api-keys.service.js';
export { SessionsService } from './sessions/sessions.service.js';
export { type DelegationChange, DelegationListener } from './delegations/delegation-listener.js';
