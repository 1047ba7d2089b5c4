import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type Actor, CalendarYearsService } from '#identity';
import { Clock } from '#platform';
import { CalendarChangeService } from '#reminders';
import { civilDateOf } from '#work-calendar';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { CalendarLoadQuery, CalendarYearList, CalendarYearsQuery, YearChangeAnswer, YearNoticeBody } from './calendar.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/calendar/years')
export class CalendarController {
  constructor(
    private readonly years: CalendarYearsService,
    private readonly changes: CalendarChangeService,
    private readonly clock: Clock,
  ) {}

  /** The official calendar by years: days off and weekends worked, from where, and which years are only assumed */
  @Get()
  async list(@Query() { from, to }: CalendarYearsQuery): Promise<CalendarYearList> {
    const thisYear = Number(civilDateOf(this.clock.now()).slice(0, 4));
    return { items: await this.years.list(from ?? thisYear - 1, to ?? thisYear + 2) };
  }

  /**
   * Load the official calendar of a year (国务院办公厅节假日安排), in the form of holiday-cn
   * @remarks Pending steps and limits that lie in it are set anew in one transaction, and the answer lists what moved. What has fallen due stays,
   * slips keep the date printed on them. The same notice again changes nothing.
   */
  @Post()
  @HttpCode(200)
  @Needs('roster.manage')
  load(
    @Body() body: YearNoticeBody,
    @Query() { dryRun }: CalendarLoadQuery,
    @CurrentActor() actor: Actor,
  ): Promise<YearChangeAnswer> {
    return this.changes.load(actor, body, { dryRun });
  }
}
