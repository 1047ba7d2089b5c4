import { Body, Controller, Get, HttpCode, Param, Patch, Post, Put, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type Actor, DepartmentsService, PeopleService } from '#identity';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { DepartmentAnswer, DepartmentList, PeoplePage, PersonAnswer, PersonNameList, RosterAnswer } from './identity.answers.js';
import {
  DepartmentBody,
  DepartmentChange,
  LeadersInChargeBody,
  type RosterDepartmentBody,
  type RosterLeaderBody,
  ListPeopleQuery,
  PeopleNamesQuery,
  PersonBody,
  PersonChangeBody,
  RosterBody,
} from './identity.dto.js';
import { TakesJson } from '../http/body/json-limits.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1')
export class IdentityController {
  constructor(
    private readonly departments: DepartmentsService,
    private readonly people: PeopleService,
  ) {}

  @Get('departments')
  @ApiOperation({ summary: 'All departments (承办部门), by code' })
  @ApiOkResponse({ type: DepartmentList })
  async listDepartments(): Promise<DepartmentList> {
    return { items: await this.departments.list() };
  }

  @Post('departments')
  @ApiOperation({ summary: 'A new department' })
  @Needs('roster.manage')
  @ApiCreatedResponse({ type: DepartmentAnswer })
  createDepartment(@Body() body: DepartmentBody, @CurrentActor() actor: Actor): Promise<DepartmentAnswer> {
    return this.departments.create(actor, detailsOf(body));
  }

  @Patch('departments/:id')
  @ApiOperation({ summary: 'Changes what is given; the rest stays' })
  @Needs('roster.manage')
  @ApiOkResponse({ type: DepartmentAnswer })
  updateDepartment(
    @Param('id', IdPipe) id: string,
    @Body() body: DepartmentChange,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentAnswer> {
    return this.departments.update(actor, id, omitUndefined(body));
  }

  /**
   * Who is in charge of a department (分管领导), and of which fields
   * @remarks Tasks that are registered from then on have the leader a field of whom stands in their text, else the one without fields, unless
   * somebody is named. Those that run keep theirs; `change-leader` changes one.
   */
  @Put('departments/:id/leaders')
  @Needs('roster.manage')
  setLeaders(
    @Param('id', IdPipe) id: string,
    @Body() { leaders }: LeadersInChargeBody,
    @CurrentActor() actor: Actor,
  ): Promise<DepartmentAnswer> {
    return this.departments.setLeaders(actor, id, leaders.map(omitUndefined));
  }

  @Get('people')
  @ApiOperation({ summary: 'People by login: all, or those of a department, a role, a name' })
  @Needs('roster.read')
  @ApiOkResponse({ type: PeoplePage })
  listPeople(@Query() query: ListPeopleQuery, @CurrentActor() actor: Actor): Promise<PeoplePage> {
    return this.people.list(actor, omitUndefined(query) as ListPeopleQuery);
  }

  /** Find somebody by name or login, to name him: active people, without their addresses */
  @Get('people/names')
  async findPeople(@Query() { q, departmentId, role }: PeopleNamesQuery): Promise<PersonNameList> {
    return { items: await this.people.find(q ?? '', { limit: 50, ...omitUndefined({ departmentId, role }) }) };
  }

  @Post('people')
  @ApiOperation({ summary: 'A new person' })
  @Needs('roster.manage')
  @ApiCreatedResponse({ type: PersonAnswer })
  createPerson(@Body() body: PersonBody, @CurrentActor() actor: Actor): Promise<PersonAnswer> {
    return this.people.create(actor, newPersonOf(body));
  }

  @Patch('people/:id')
  @ApiOperation({
    summary: 'Changes what is given; the rest stays. `active: false` or a new password ends the person’s sessions',
  })
  @Needs('roster.manage')
  @ApiOkResponse({ type: PersonAnswer })
  updatePerson(
    @Param('id', IdPipe) id: string,
    @Body() body: PersonChangeBody,
    @CurrentActor() actor: Actor,
  ): Promise<PersonAnswer> {
    return this.people.update(actor, id, omitUndefined(body));
  }

  @Post('roster')
  @TakesJson({ bytes: 1024 * 1024, values: 25_000 })
  @ApiOperation({
    summary: 'Brings departments (by code) and people (by login) in line with a roster; who is not in it stays as he is',
  })
  @HttpCode(200)
  @Needs('roster.manage')
  @ApiOkResponse({ type: RosterAnswer })
  loadRoster(@Body() body: RosterBody, @CurrentActor() actor: Actor): Promise<RosterAnswer> {
    return this.people.loadRoster(actor, { departments: body.departments.map(rosterDepartmentOf), people: body.people });
  }
}

function detailsOf(body: DepartmentBody): Parameters<DepartmentsService['create']>[1] {
  const { code, name, shortName, aliases, duties } = body;
  return { code, name, shortName, aliases: aliases ?? [], duties: duties ?? '' };
}

function rosterDepartmentOf(body: RosterDepartmentBody): ReturnType<typeof detailsOf> & { leaders?: RosterLeaderBody[] } {
  return { ...detailsOf(body), ...(body.leaders ? { leaders: body.leaders.map(omitUndefined) } : {}) };
}

function newPersonOf(body: PersonBody): Parameters<PeopleService['create']>[1] {
  const { login, name, email, phone, post, role, departmentId, isHead, password } = body;
  const optional = {
    email: email ?? null,
    phone: phone ?? null,
    post: post ?? null,
    departmentId: departmentId ?? null,
    isHead: isHead ?? false,
  };
  return { login, name, role, ...optional, ...(password === undefined ? {} : { password }) };
}
