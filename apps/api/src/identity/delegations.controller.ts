import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, DelegationsService } from '#identity';
import { CurrentActor } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { DelegationAnswer, DelegationBody, DelegationPage, DeputyList } from './delegations.dto.js';
import { PageQuery, pageOf } from '../http/input/page.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/people/:id')
export class DelegationsController {
  constructor(private readonly delegations: DelegationsService) {}

  @Get('delegations')
  @ApiOperation({ summary: 'When somebody is away, and who stands in (代理), the latest days first' })
  @ApiOkResponse({ type: DelegationPage })
  list(@Param('id', IdPipe) personId: string, @Query() query: PageQuery, @CurrentActor() actor: Actor): Promise<DelegationPage> {
    return this.delegations.list(actor, personId, pageOf(query));
  }

  @Get('deputies')
  @ApiOperation({ summary: 'Who may stand in for somebody' })
  @ApiOkResponse({ type: DeputyList })
  async deputies(@Param('id', IdPipe) personId: string, @CurrentActor() actor: Actor): Promise<DeputyList> {
    return { items: await this.delegations.deputies(actor, personId) };
  }

  @Post('delegations')
  @ApiOperation({
    summary: 'Name a deputy for days on which somebody is away, by the person or an administrator',
    description:
      'Reminders, escalations, urges and slips go to the deputy on those days and say for whom. The deputy gets no rights by it. What may not be shown to the deputy (a confidential project) stays with the person.',
  })
  @ApiCreatedResponse({ type: DelegationAnswer })
  delegate(
    @Param('id', IdPipe) personId: string,
    @Body() body: DelegationBody,
    @CurrentActor() actor: Actor,
  ): Promise<DelegationAnswer> {
    return this.delegations.delegate(actor, { personId, ...body });
  }

  @Post('delegations/:delegationId/end')
  @HttpCode(200)
  @ApiOperation({ summary: 'End a delegation early, or take one back that has not begun' })
  @ApiOkResponse({ type: DelegationAnswer })
  end(
    @Param('id', IdPipe) personId: string,
    @Param('delegationId', IdPipe) delegationId: string,
    @CurrentActor() actor: Actor,
  ): Promise<DelegationAnswer> {
    return this.delegations.end(actor, personId, delegationId);
  }
}
