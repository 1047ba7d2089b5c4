import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { IdentityModule } from '#identity';
import { PoliciesModule } from '#policies';
import { ProjectsModule } from '#projects';
import { BlockerStateMachine } from './blockers/blocker-state-machine.js';
import { Blocker } from './entities/blocker.entity.js';
import { BlockersService } from './blockers/blockers.service.js';
import { CoordinationListeners } from './listeners/coordination-listener.js';
import { CallInStateMachine } from './call-ins/call-in-state-machine.js';
import { CalledDepartment, CallIn } from './entities/call-in.entity.js';
import { CallInsService } from './call-ins/call-ins.service.js';
import { Coordination1796071500000 } from './migrations/1796071500000-coordination.js';
import { BLOCKER_EVENTS } from './blockers/blocker-events.js';
import { CALL_IN_EVENTS } from './call-ins/call-in-events.js';

/** What holds projects up (难点), and departments that are called in (吹哨报到). */
@Module({
  imports: [
    DiscoveryModule,
    IdentityModule,
    PoliciesModule,
    ProjectsModule,
    TypeOrmModule.forFeature([Blocker, CallIn, CalledDepartment]),
  ],
  providers: [CoordinationListeners, BlockerStateMachine, BlockersService, CallInStateMachine, CallInsService],
  exports: [BlockersService, CallInsService],
})
export class CoordinationModule {
  static readonly migration = Coordination1796071500000;
  static readonly events = [...BLOCKER_EVENTS, ...CALL_IN_EVENTS];
}
