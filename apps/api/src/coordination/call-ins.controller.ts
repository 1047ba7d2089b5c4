import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { CALL_IN_TRANSITIONS, CallInsService } from '#coordination';
import type { Actor } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { pageOf } from '../http/input/page.dto.js';
import { Target, TransitionRoute, type TransitionTarget } from '../http/transition-target.js';
import { CallInAnswer, CallInBody, CallInPage, CallInRatingBody, CallInReplyBody, CallInsQuery } from './call-ins.dto.js';

@ApiTags('call-ins')
@ApiBearerAuth()
@Controller('v1/call-ins')
export class CallInsController {
  constructor(private readonly callIns: CallInsService) {}

  /** Call-ins (社区吹哨、部门报到) that you see, the earliest limit first */
  @Get()
  list(@Query() query: CallInsQuery, @CurrentActor() actor: Actor): Promise<CallInPage> {
    const { state, departmentId, overdue = false } = query;
    const filter = { ...(state ? { states: state } : {}), ...(departmentId ? { departmentId } : {}), overdue };
    return this.callIns.list(actor, filter, pageOf(query));
  }

  /** Call departments in: what is the matter, where, and until when */
  @Post()
  @Needs('project.handle')
  raise(@Body() body: CallInBody, @CurrentActor() actor: Actor): Promise<CallInAnswer> {
    return this.callIns.raiseNow(omitUndefined(body), actor);
  }

  /** One call-in */
  @Get(':id')
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<CallInAnswer> {
    return this.callIns.read(actor, id);
  }

  @TransitionRoute('sign', {
    summary: 'Sign for a call (签收)',
    description: 'By each department that is named.',
    rule: CALL_IN_TRANSITIONS.sign,
  })
  sign(@Target() { id, ...target }: TransitionTarget): Promise<CallInAnswer> {
    return this.callIns.perform({ ...target, callInId: id, transition: 'sign' });
  }

  @TransitionRoute('answer', {
    summary: 'Answer a call (答复)',
    description: 'By each department that is named and has signed; with the last answer the call is answered.',
    rule: CALL_IN_TRANSITIONS.answer,
    body: { type: CallInReplyBody, example: { text: '已抽排，次日疏通管网' } },
  })
  answer(@Target() { id, ...target }: TransitionTarget, @Body() { text }: CallInReplyBody): Promise<CallInAnswer> {
    return this.callIns.perform({ ...target, text, callInId: id, transition: 'answer' });
  }

  @TransitionRoute('confirm', {
    summary: 'Rate the answers to a call (确认评价)',
    description:
      'By the unit that called: 3 to 5 ends it, 1 and 2 send it back, the second time the supervisor is told (`call_in.referred_to_supervisor`).',
    rule: CALL_IN_TRANSITIONS.confirm,
    body: { type: CallInRatingBody, example: { rating: 5, text: '处置及时' } },
  })
  confirm(@Target() { id, ...target }: TransitionTarget, @Body() body: CallInRatingBody): Promise<CallInAnswer> {
    return this.callIns.perform({ ...omitUndefined(body), ...target, callInId: id, transition: 'confirm' });
  }
}
