import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { Language } from '#platform';
import { ReportRunsService, ReportSchedulesService } from '#schedules';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { AskedLanguage } from '../http/language.js';
import { EventsQuery } from '../projects/projects.dto.js';
import { contentOf, previewAnswer, runAnswer, scheduleAnswer } from './report-answers.js';
import {
  ReportRunBody,
  ReportRunAnswer,
  ReportScheduleAnswer,
  ReportScheduleBody,
  ReportScheduleList,
  ScheduleEventList,
  SchedulePreviewAnswer,
} from './reports.dto.js';

@ApiTags('reports')
@ApiBearerAuth()
@Controller('v1/report-schedules')
@Needs('project.decide')
export class ReportSchedulesController {
  constructor(
    private readonly schedules: ReportSchedulesService,
    private readonly runs: ReportRunsService,
  ) {}

  /** Reports that are made by themselves (定期报告): circulars, ledgers, boards */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ReportScheduleList> {
    return { items: (await this.schedules.list(actor)).map(scheduleAnswer) };
  }

  /**
   * Set up a report that is made by itself, each period once
   * @remarks A worker makes it at its time, and its readers are told with a link. What fell due while no worker ran is made up afterwards and says so:
   * the last three; earlier ones wait in the list for `retry`. Confidential projects stay out.
   */
  @Post()
  @Needs('project.supervise')
  async create(@Body() body: ReportScheduleBody, @CurrentActor() actor: Actor): Promise<ReportScheduleAnswer> {
    return scheduleAnswer(await this.schedules.create(actor, contentOf(body)));
  }

  /** What a schedule would do: its next reports, who is told, how many projects it is over; saves nothing */
  @Post('preview')
  @HttpCode(200)
  @Needs('project.supervise')
  async preview(@Body() body: ReportScheduleBody, @CurrentActor() actor: Actor): Promise<SchedulePreviewAnswer> {
    return previewAnswer(await this.schedules.preview(actor, contentOf(body)));
  }

  /** One schedule, also a removed one */
  @Get(':id')
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ReportScheduleAnswer> {
    return scheduleAnswer(await this.schedules.read(actor, id));
  }

  /** The history of a schedule: who changed what, and what was made */
  @Get(':id/events')
  async events(
    @Param('id', IdPipe) id: string,
    @Query() { after, limit }: EventsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<ScheduleEventList> {
    return { items: await this.schedules.history(actor, id, after, limit) };
  }

  /** Change what is reported, when, or who is told; what was made stays */
  @Put(':id')
  @Needs('project.supervise')
  @ApiHeader(VERSION_READ)
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: ReportScheduleBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReportScheduleAnswer> {
    return scheduleAnswer(await this.schedules.change(actor, id, contentOf(body), version));
  }

  /** Make no report until it is resumed */
  @Post(':id/pause')
  @HttpCode(200)
  @Needs('project.supervise')
  @ApiHeader(VERSION_READ)
  async pause(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReportScheduleAnswer> {
    return scheduleAnswer(await this.schedules.pause(actor, id, version));
  }

  /** Make reports again, from the next one on; what fell due meanwhile is not made up */
  @Post(':id/resume')
  @HttpCode(200)
  @Needs('project.supervise')
  @ApiHeader(VERSION_READ)
  async resume(
    @Param('id', IdPipe) id: string,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ReportScheduleAnswer> {
    return scheduleAnswer(await this.schedules.resume(actor, id, version));
  }

  /** Remove a schedule; its reports stay */
  @Delete(':id')
  @HttpCode(204)
  @Needs('project.supervise')
  @ApiHeader(VERSION_READ)
  remove(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    return this.schedules.remove(actor, id, version);
  }

  /**
   * Make a report now, besides those of the schedule
   * @remarks It waits for a worker: read `/v1/reports/{id}` until its state is made or failed.
   */
  @Post(':id/run')
  @Needs('project.supervise')
  async run(
    @Param('id', IdPipe) id: string,
    @Body() { period }: ReportRunBody,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ReportRunAnswer> {
    return runAnswer(await this.runs.ask(actor, id, period), language);
  }
}
