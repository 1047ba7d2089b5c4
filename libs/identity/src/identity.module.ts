import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AccountService } from './account/account.service.js';
import { AdministratorsService } from './account/administrators.service.js';
import { ConsolePreference } from './account/console-preference.entity.js';
import { CalendarYear } from './calendar/calendar-year.entity.js';
import { CalendarYearsService } from './calendar/calendar-years.service.js';
import { DepartmentDay } from './calendar/department-day.entity.js';
import { DepartmentDaysService } from './calendar/department-days.service.js';
import { OfficeCalendar } from './calendar/office-calendar.js';
import { Delegation } from './delegations/delegation.entity.js';
import { DelegationListeners } from './delegations/delegation-listener.js';
import { DelegationsService } from './delegations/delegations.service.js';
import { DepartmentGroup } from './departments/department-group.entity.js';
import { DepartmentGroupsService } from './departments/department-groups.service.js';
import { Department } from './departments/department.entity.js';
import { DepartmentLeader } from './departments/department-leader.entity.js';
import { DepartmentsService } from './departments/departments.service.js';
import { AccessToken } from './people/access-token.entity.js';
import { AddressesService } from './people/addresses.service.js';
import { PeopleService } from './people/people.service.js';
import { PersonAddress } from './people/person-address.entity.js';
import { Person } from './people/person.entity.js';
import { ApiKey } from './people/api-key.entity.js';
import { ApiKeysService } from './sessions/api-keys.service.js';
import { LoginFailure } from './access/login-failure.entity.js';
import { LoginFailuresService } from './access/login-failures.service.js';
import { RosterFileService } from './roster-file/roster-file.service.js';
import { SessionsService } from './sessions/sessions.service.js';
import { Identity1796071260000 } from './migrations/1796071260000-identity.js';
import { Screen } from './screens/screen.entity.js';
import { ScreensService } from './screens/screens.service.js';
import { IDENTITY_EVENTS } from './identity-events.js';

const SERVICES = [
  AccountService,
  AdministratorsService,
  AddressesService,
  ApiKeysService,
  CalendarYearsService,
  DelegationsService,
  DepartmentDaysService,
  DepartmentGroupsService,
  DepartmentsService,
  OfficeCalendar,
  PeopleService,
  RosterFileService,
  ScreensService,
  SessionsService,
];

/** Departments, people and their roles, how they prove who they are, deputies, and the calendars of departments. */
@Module({
  imports: [
    DiscoveryModule,
    TypeOrmModule.forFeature([
      AccessToken,
      ApiKey,
      CalendarYear,
      ConsolePreference,
      Delegation,
      Department,
      DepartmentDay,
      DepartmentGroup,
      DepartmentLeader,
      LoginFailure,
      Person,
      PersonAddress,
      Screen,
    ]),
  ],
  providers: [...SERVICES, LoginFailuresService, DelegationListeners],
  exports: SERVICES,
})
export class IdentityModule {
  static readonly migration = Identity1796071260000;
  static readonly events = IDENTITY_EVENTS;
}
