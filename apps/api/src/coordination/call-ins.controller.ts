import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Application } from '#application';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { CALL_IN_TRANSITIONS, type CallInView, listCallIns, transitionCallIn, raiseCallIn, readCallIn } from '#coordination';
import { civilDateOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { CallInAnswer, CallInBody, CallInTransitionBody, CallInPage, CallInsQuery } from './call-ins.dto.js';
import { transitionNamed } from '../http/transition-named.js';
import { pageOf } from '../http/page.dto.js';

@ApiTags('call-ins')
@ApiBearerAuth()
@Controller('v1/call-ins')
export class CallInsController {
  constructor(private readonly application: Application) {}

  @Get()
  @ApiOperation({ summary: 'Call-ins (社区吹哨、部门报到) that you see, the earliest limit first' })
  @ApiOkResponse({ type: CallInPage })
  list(@Query() query: CallInsQuery, @CurrentActor() actor: Actor): Promise<Page<CallInView>> {
    const { state, departmentId, overdue = false } = query;
    const filter = { ...(state ? { states: state } : {}), ...(departmentId ? { departmentId } : {}), overdue };
    return listCallIns(this.application.database, actor, filter, pageOf(query), this.today());
  }

  @Post()
  @ApiOperation({ summary: 'Call departments in: what is the matter, where, and until when' })
  @ApiCreatedResponse({ type: CallInAnswer })
  async raise(@Body() body: CallInBody, @CurrentActor() actor: Actor): Promise<CallInView> {
    const { database, calendar, clock } = this.application;
    const id = await database.transaction((tx) => raiseCallIn(tx, omitUndefined(body), actor, calendar, clock.now()));
    return readCallIn(database, actor, id, this.today());
  }

  @Get(':id')
  @ApiOperation({ summary: 'One call-in' })
  @ApiOkResponse({ type: CallInAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<CallInView> {
    return readCallIn(this.application.database, actor, id, this.today());
  }

  @Post(':id/:transition')
  @HttpCode(200)
  @ApiParam({ name: 'transition', enum: CALL_IN_TRANSITIONS })
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Move a call-in: 签收, 答复, 确认评价',
    description:
      '`sign` and `answer` (with `text`) by each department that is named; `confirm` with a `rating` by the unit that called: 3 to 5 ends it, 1 and 2 send it back, the second time the supervisor is told (`call_in.referred_to_supervisor`).',
  })
  @ApiOkResponse({ type: CallInAnswer })
  async transition(
    @Param('id', IdPipe) callInId: string,
    @Param('transition') name: string,
    @Body() body: CallInTransitionBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<CallInView> {
    const { database, clock } = this.application;
    const command = {
      ...omitUndefined(body),
      callInId,
      transition: transitionNamed(name, CALL_IN_TRANSITIONS),
      actor,
      expectedVersion,
    };
    await database.transaction((tx) => transitionCallIn(tx, command, clock.now()));
    return readCallIn(database, actor, callInId, this.today());
  }

  private today(): string {
    return civilDateOf(this.application.clock.now());
  }
}
