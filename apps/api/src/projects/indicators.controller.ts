import { Body, Controller, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock, Database } from '#platform';
import { IndicatorsService } from '#projects';
import { questionOf } from '#schedules';
import { civilDateOf, endOf, addMonths, monthOf } from '#work-calendar';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, PROJECT_VERSION_READ } from '../http/if-match.js';
import {
  IndicatorList,
  IndicatorPage,
  IndicatorProposal,
  IndicatorsBody,
  IndicatorsQuery,
  IndicatorValueBody,
} from './indicators.dto.js';
import { pageOf } from '../http/input/page.dto.js';
import { AsOfQuery } from './projects.dto.js';
import { TakesJson } from '../http/body/json-limits.js';

@ApiTags('indicators')
@ApiBearerAuth()
@Controller('v1')
export class IndicatorsController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly indicators: IndicatorsService,
  ) {}

  @Get('indicators')
  @ApiOperation({
    summary: 'Table of the indicators (预期目标) that you see: target, expected and actual value, lag and lamp of a period',
  })
  @ApiOkResponse({ type: IndicatorPage })
  async table(@Query() query: IndicatorsQuery, @CurrentActor() actor: Actor): Promise<IndicatorPage> {
    const { lamp, missing, projectId, asOf, period } = query;
    const day = asOf ?? this.today();
    const { asOf: _asOf, ...question } = questionOf(omitUndefined({ ...query, lamp: undefined }));
    const filter = omitUndefined({ ...question, projectId, missing, lamps: lamp, asOf: asOf ? endOf(asOf) : undefined });
    const at = { day, period: period ?? addMonths(monthOf(day), -1) };
    return { ...(await this.indicators.table(actor, filter, pageOf(query), at)), period: at.period };
  }

  @Get('projects/:id/indicators')
  @ApiOperation({ summary: 'Indicators of a project with their course (序时进度), values and corrections, period by period' })
  @ApiOkResponse({ type: IndicatorList })
  list(@Param('id', IdPipe) id: string, @Query() { asOf }: AsOfQuery, @CurrentActor() actor: Actor): Promise<IndicatorList> {
    return this.indicators.list(actor, id, asOf === undefined ? undefined : endOf(asOf));
  }

  @Get('projects/:id/indicators/proposal')
  @ApiOperation({ summary: 'Indicators that the text of the project proposes, to look over and set' })
  @ApiOkResponse({ type: IndicatorProposal })
  async propose(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<IndicatorProposal> {
    return { indicators: await this.indicators.propose(actor, id) };
  }

  @Put('projects/:id/indicators')
  @TakesJson({ bytes: 512 * 1024, values: 25_000 })
  @Needs('project.supervise')
  @ApiHeader(PROJECT_VERSION_READ)
  @ApiOperation({ summary: 'Set the indicators of a project: these and no others; those that stay keep their values' })
  @ApiOkResponse({ type: IndicatorList })
  async set(
    @Param('id', IdPipe) projectId: string,
    @Body() { indicators }: IndicatorsBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<IndicatorList> {
    const command = { projectId, actor, expectedVersion, indicators: indicators.map(omitUndefined) };
    await this.database.transaction((tx) => this.indicators.set(tx, command));
    return this.list(projectId, {}, actor);
  }

  @Put('projects/:id/indicators/:indicatorId/values/:period')
  @Needs('project.handle')
  @ApiHeader(PROJECT_VERSION_READ)
  @ApiParam({ name: 'period', example: '2022-06', description: 'Last month of the period' })
  @ApiOperation({
    summary: 'Report the actual value (实际值) of a period, or correct it; the same value again changes nothing',
  })
  @ApiOkResponse({ type: IndicatorList })
  async report(
    @Param('id', IdPipe) projectId: string,
    @Param('indicatorId', IdPipe) indicatorId: string,
    @Param('period') period: string,
    @Body() body: IndicatorValueBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<IndicatorList> {
    const command = { ...omitUndefined(body), projectId, indicatorId, period, actor, expectedVersion };
    await this.database.transaction((tx) => this.indicators.report(tx, command));
    return this.list(projectId, {}, actor);
  }

  private today(): string {
    return civilDateOf(this.clock.now());
  }
}
