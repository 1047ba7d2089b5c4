import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import { type Actor, DepartmentGroupsService } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import {
  DepartmentGroupAnswer,
  DepartmentGroupBody,
  DepartmentGroupChange,
  DepartmentGroupList,
} from './department-groups.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1/department-groups')
export class DepartmentGroupsController {
  constructor(private readonly groups: DepartmentGroupsService) {}

  /**
   * Named groups of departments (单位组), by name
   * @remarks What 各镇街 or 各成员单位 in a plan or a ledger stands for: its departments help with the item.
   */
  @Get()
  async list(): Promise<DepartmentGroupList> {
    return { items: await this.groups.list() };
  }

  /** A new group */
  @Post()
  @Needs('roster.manage')
  create(@Body() body: DepartmentGroupBody, @CurrentActor() actor: Actor): Promise<DepartmentGroupAnswer> {
    const { name, aliases = [], departmentIds } = body;
    return this.groups.create(actor, { name, aliases, departmentIds });
  }

  /** Changes what is given; the rest stays */
  @Patch(':id')
  @Needs('roster.manage')
  update(
    @Param('id', IdPipe) id: string,
    @Body() body: DepartmentGroupChange,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentGroupAnswer> {
    return this.groups.update(actor, id, omitUndefined(body));
  }

  /** Takes a group away; what was assigned by it stays */
  @Delete(':id')
  @HttpCode(204)
  @Needs('roster.manage')
  remove(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.groups.remove(actor, id);
  }
}
