import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { SlipIssuing } from './issue-slip.js';
import { SlipSettlement } from './settle-slips.js';
import { SlipDrafts } from './slip-drafts.js';
import { SlipListeners } from './slip-listener.js';
import { SlipStateMachine } from './slip-state-machine.js';
import { SlipMessages } from './slip-messages.js';
import { Slip, SlipCounter, SlipVersion } from './slip.entity.js';
import { SlipsService } from './slips.service.js';
import { Slips1796071800000 } from './migrations/1796071800000-slips.js';
import { SLIP_EVENTS } from './slip-events.js';

@Module({
  imports: [
    DiscoveryModule,
    IdentityModule,
    PoliciesModule,
    ProjectsModule,
    TypeOrmModule.forFeature([Slip, SlipVersion, SlipCounter]),
  ],
  providers: [SlipsService, SlipDrafts, SlipIssuing, SlipStateMachine, SlipMessages, SlipListeners, SlipSettlement],
  exports: [SlipsService],
})
export class SlipsModule {
  static readonly migration = Slips1796071800000;
  static readonly events = SLIP_EVENTS;
}
