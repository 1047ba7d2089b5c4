import { Body, Controller, Delete, Get, Param, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, DepartmentDaysService } from '#identity';
import { DepartmentDaysChangeService, type DaysChange } from '#reminders';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import {
  DaysChangeAnswer,
  DaySpanQuery,
  DepartmentDayList,
  DepartmentDaysBody,
  DepartmentDaysQuery,
} from './department-days.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/departments/:id/days')
export class DepartmentDaysController {
  constructor(
    private readonly days: DepartmentDaysService,
    private readonly changes: DepartmentDaysChangeService,
  ) {}

  @Get()
  @ApiOperation({ summary: 'The days on which a department works otherwise than the official calendar says' })
  @ApiOkResponse({ type: DepartmentDayList })
  async list(@Param('id', IdPipe) id: string, @Query() query: DepartmentDaysQuery): Promise<DepartmentDayList> {
    return { items: await this.days.list(id, omitUndefined(query)) };
  }

  @Put()
  @ApiOperation({
    summary: 'Set days off (部门休假, 学校寒假) or days of duty (值班日) of a department, by a supervisor or administrator',
    description:
      'Workdays of the projects that it leads count by them from now on: steps, limits, lamps, planned progress and scores. Pending steps are rescheduled in the same transaction; what has fallen due stays. Official days between need not be left out.',
  })
  @ApiOkResponse({ type: DaysChangeAnswer })
  set(@Param('id', IdPipe) id: string, @Body() body: DepartmentDaysBody, @CurrentActor() actor: Actor): Promise<DaysChange> {
    const { from, to, working, reason } = body;
    return this.changes.change({ departmentId: id, from, to, set: { working, reason }, actor });
  }

  @Delete()
  @ApiOperation({ summary: 'Give days of a department back to the official calendar' })
  @ApiOkResponse({ type: DaysChangeAnswer })
  clear(@Param('id', IdPipe) id: string, @Query() { from, to }: DaySpanQuery, @CurrentActor() actor: Actor): Promise<DaysChange> {
    return this.changes.change({ departmentId: id, from, to, set: null, actor });
  }
}
