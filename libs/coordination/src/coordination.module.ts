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
import { COMMENT_EVENTS } from './comments/comment-events.js';
import { CommentsService } from './comments/comments.service.js';
import { Comment } from './entities/comment.entity.js';
import { Instruction } from './entities/instruction.entity.js';
import { INSTRUCTION_EVENTS } from './instructions/instruction-events.js';
import { InstructionsService } from './instructions/instructions.service.js';
import { BLOCKER_EVENTS } from './blockers/blocker-events.js';
import { CALL_IN_EVENTS } from './call-ins/call-in-events.js';

/** What holds projects up (难点), departments that are called in (吹哨报到), instructions of leaders (批示), comments (沟通). */
@Module({
  imports: [
    DiscoveryModule,
    IdentityModule,
    PoliciesModule,
    ProjectsModule,
    TypeOrmModule.forFeature([Blocker, CallIn, CalledDepartment, Comment, Instruction]),
  ],
  providers: [
    CoordinationListeners,
    BlockerStateMachine,
    BlockersService,
    CallInStateMachine,
    CallInsService,
    CommentsService,
    InstructionsService,
  ],
  exports: [BlockersService, CallInsService, CommentsService, InstructionsService],
})
export class CoordinationModule {
  static readonly migration = Coordination1796071500000;
  static readonly events = [...BLOCKER_EVENTS, ...CALL_IN_EVENTS, ...COMMENT_EVENTS, ...INSTRUCTION_EVENTS];
}
