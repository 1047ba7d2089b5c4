import { Body, Controller, Get, HttpCode, Post, Query, Req } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { Language } from '#platform';
import { OverdueActionsService, OverdueService } from '#reporting';
import { questionOf } from '#schedules';
import type { ApiRequest } from '../http/api-request.js';
import { AskedLanguage } from '../http/language.js';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { requestHash } from '../http/idempotency/request-hash.js';
import { TakesView } from '../http/saved-view.interceptor.js';
import { DeskActionAnswer, DeskActionBody, OverduePage, OverdueQuery } from './overdue.dto.js';
import { pageOf } from '../http/input/page.dto.js';

@ApiTags('overdue')
@ApiBearerAuth()
@Controller('v1/overdue')
export class OverdueController {
  constructor(
    private readonly overdue: OverdueService,
    private readonly actions: OverdueActionsService,
  ) {}

  @Get()
  @TakesView()
  @ApiOperation({
    summary: 'The overdue desk (督查): overdue projects that you see, highest level first, then oldest',
    description: 'Each with its history in one line, the reason that was given, its open slip, and what is proposed next.',
  })
  @ApiOkResponse({ type: OverduePage })
  desk(@Query() query: OverdueQuery, @AskedLanguage() language: Language, @CurrentActor() actor: Actor): Promise<OverduePage> {
    const { asOf, ...filter } = questionOf(query);
    return this.overdue.desk(actor, { filter, asOf, language }, pageOf(query));
  }

  @Post('actions')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Do one thing to up to 500 projects: 催办, 签发督办单, 提请领导, 同意延期, 不同意延期, 退回, 容错',
    description: [
      'Each project by itself: what is refused for one is done for the others, and the answer says which, with the reason.',
      'With an `Idempotency-Key` a repeat does nothing twice, also when the first try broke off half way.',
      '',
      '- `urge`: officers and head of the lead department are told now; `message`. Who heard of the project today is left out unless `force`.',
      '- `raise`: the leader in charge is told now; `message`.',
      '- `issue-slip`: a slip in the proposed colour; `colour` with `reason`, `problem`, `demand`, `answerWithinWorkdays` as for one.',
      '- `approve-extension` (`dueDate` for another date), `refuse-extension`, `return`, `excuse`: the transitions of a project; `reason`.',
    ].join('\n'),
  })
  @ApiOkResponse({ type: DeskActionAnswer })
  async act(@Body() body: DeskActionBody, @CurrentActor() actor: Actor, @Req() request: ApiRequest): Promise<DeskActionAnswer> {
    const results = await this.actions.act({
      ...omitUndefined(body),
      actor,
      requestId: requestIdOf(request, actor),
    });
    const done = results.filter(({ outcome }) => outcome === 'done').length;
    return { done, refused: results.length - done, results };
  }
}

/** The same key of the same actor with the same body is the same request. */
function requestIdOf(request: ApiRequest, actor: Actor): string | null {
  const key = request.get('idempotency-key');
  return key === undefined ? null : `${actor.id} ${key} ${requestHash(request)}`;
}
