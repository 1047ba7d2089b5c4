import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Application } from '#application';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import {
  BLOCKER_TRANSITION_NAMES,
  type BlockerFilter,
  type BlockerView,
  listBlockers,
  transitionBlocker,
  raiseBlocker,
  readBlocker,
} from '#coordination';
import { civilDateOf, endOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { BlockerAnswer, BlockerBody, BlockerTransitionBody, BlockerPage, BlockersQuery } from './blockers.dto.js';
import { transitionNamed } from '../http/transition-named.js';
import { pageOf } from '../http/page.dto.js';

@ApiTags('blockers')
@ApiBearerAuth()
@Controller('v1')
export class BlockersController {
  constructor(private readonly application: Application) {}

  @Get('blockers')
  @ApiOperation({ summary: 'What holds projects up (难点), the oldest first, for coordination (调度)' })
  @ApiOkResponse({ type: BlockerPage })
  list(@Query() query: BlockersQuery, @CurrentActor() actor: Actor): Promise<Page<BlockerView>> {
    return listBlockers(this.application.database, actor, this.filterOf(query), pageOf(query));
  }

  @Get('blockers/:id')
  @ApiOperation({ summary: 'One blocker' })
  @ApiOkResponse({ type: BlockerAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<BlockerView> {
    return readBlocker(this.application.database, actor, id);
  }

  @Post('projects/:id/blockers')
  @ApiOperation({ summary: 'Say what holds a project up: 资金, 用地, 审批, 征拆, 其他' })
  @ApiCreatedResponse({ type: BlockerAnswer })
  async raise(
    @Param('id', IdPipe) projectId: string,
    @Body() body: BlockerBody,
    @CurrentActor() actor: Actor,
  ): Promise<BlockerView> {
    const { database, clock } = this.application;
    const id = await database.transaction((tx) => raiseBlocker(tx, { ...body, projectId }, actor, clock.now()));
    return readBlocker(database, actor, id);
  }

  @Post('blockers/:id/:transition')
  @HttpCode(200)
  @ApiParam({ name: 'transition', enum: BLOCKER_TRANSITION_NAMES })
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Move a blocker: 交办, 解决, 重新提出',
    description:
      '`assign` (supervisors and leaders) to a department or a person until a date; `resolve` with a note; `reopen` with a reason.',
  })
  @ApiOkResponse({ type: BlockerAnswer })
  async transition(
    @Param('id', IdPipe) blockerId: string,
    @Param('transition') name: string,
    @Body() body: BlockerTransitionBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<BlockerView> {
    const { database, calendar, clock } = this.application;
    const command = {
      ...omitUndefined(body),
      blockerId,
      transition: transitionNamed(name, BLOCKER_TRANSITION_NAMES),
      actor,
      expectedVersion,
    };
    await database.transaction((tx) => transitionBlocker(tx, command, calendar, clock.now()));
    return readBlocker(database, actor, blockerId);
  }

  private filterOf({ state, kind, departmentId, projectId, minWorkdays }: BlockersQuery): BlockerFilter {
    const { calendar, clock } = this.application;
    const latest = minWorkdays && endOf(calendar.addWorkdays(civilDateOf(clock.now()), -minWorkdays));
    return {
      states: state ?? ['raised', 'assigned'],
      ...(kind ? { kinds: kind } : {}),
      ...(departmentId ? { departmentId } : {}),
      ...(projectId ? { projectId } : {}),
      ...(latest ? { raisedBefore: latest } : {}),
    };
  }
}
