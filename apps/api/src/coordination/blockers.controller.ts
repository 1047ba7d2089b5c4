import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { BLOCKER_TRANSITIONS, BlockersService } from '#coordination';
import type { Actor } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ID, pageOf } from '../http/input/page.dto.js';
import { Target, TransitionRoute, type TransitionTarget } from '../http/transition-target.js';
import {
  BlockerAnswer,
  BlockerAssignmentBody,
  BlockerBody,
  BlockerPage,
  BlockersQuery,
  BlockerTextBody,
} from './blockers.dto.js';

@ApiTags('blockers')
@ApiBearerAuth()
@Controller('v1/blockers')
export class BlockersController {
  constructor(private readonly blockers: BlockersService) {}

  /** What holds projects up (难点), the oldest first, for coordination (调度) */
  @Get()
  list(@Query() query: BlockersQuery, @CurrentActor() actor: Actor): Promise<BlockerPage> {
    const { state = ['raised', 'assigned'], kind, departmentId, projectId, minWorkdays } = query;
    const filter = {
      states: state,
      ...(kind ? { kinds: kind } : {}),
      ...(departmentId ? { departmentId } : {}),
      ...(projectId ? { projectId } : {}),
      ...(minWorkdays ? { minWorkdays } : {}),
    };
    return this.blockers.list(actor, filter, pageOf(query));
  }

  /** One blocker */
  @Get(':id')
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<BlockerAnswer> {
    return this.blockers.read(actor, id);
  }

  @TransitionRoute('assign', {
    summary: 'Assign a blocker until a date (交办)',
    description: 'To a department, a person, or both.',
    rule: BLOCKER_TRANSITIONS.assign,
    body: { type: BlockerAssignmentBody, example: { departmentId: ID.example, dueDate: '2022-02-18' } },
  })
  assign(@Target() { id, ...target }: TransitionTarget, @Body() body: BlockerAssignmentBody): Promise<BlockerAnswer> {
    return this.blockers.perform({ ...omitUndefined(body), ...target, blockerId: id, transition: 'assign' });
  }

  @TransitionRoute('resolve', {
    summary: 'Say that a blocker is cleared, and how (解决)',
    rule: BLOCKER_TRANSITIONS.resolve,
    body: { type: BlockerTextBody, example: { text: '用地指标已下达' } },
  })
  resolve(@Target() { id, ...target }: TransitionTarget, @Body() { text }: BlockerTextBody): Promise<BlockerAnswer> {
    return this.blockers.perform({ ...target, text, blockerId: id, transition: 'resolve' });
  }

  @TransitionRoute('reopen', {
    summary: 'Say that a blocker is there again, and why (重新提出)',
    rule: BLOCKER_TRANSITIONS.reopen,
    body: { type: BlockerTextBody, example: { text: '用地指标被调剂' } },
  })
  reopen(@Target() { id, ...target }: TransitionTarget, @Body() { text }: BlockerTextBody): Promise<BlockerAnswer> {
    return this.blockers.perform({ ...target, text, blockerId: id, transition: 'reopen' });
  }
}

@ApiTags('blockers')
@ApiBearerAuth()
@Controller('v1/projects/:id/blockers')
export class ProjectBlockersController {
  constructor(private readonly blockers: BlockersService) {}

  /** Say what holds a project up: 资金, 用地, 审批, 征拆, 其他 */
  @Post()
  @Needs('project.handle')
  raise(@Param('id', IdPipe) projectId: string, @Body() body: BlockerBody, @CurrentActor() actor: Actor): Promise<BlockerAnswer> {
    return this.blockers.raiseNow({ ...body, projectId }, actor);
  }
}
