import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { AddressesController } from './addresses.controller.js';
import { ApiKeyController } from './api-key.controller.js';
import { DepartmentGroupsController } from './department-groups.controller.js';
import { DelegationsController } from './delegations.controller.js';
import { IdentityController } from './identity.controller.js';
import { RosterFileController } from './roster-file.controller.js';
import { SessionController } from './session.controller.js';

/** Routes of departments, people, sessions, API keys and deputies. */
@Module({
  imports: [IdentityModule],
  controllers: [
    SessionController,
    IdentityController,
    DepartmentGroupsController,
    RosterFileController,
    ApiKeyController,
    AddressesController,
    DelegationsController,
  ],
})
export class IdentityApiModule {}
