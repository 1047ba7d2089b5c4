import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import {
  createDepartment,
  createPerson,
  type Department,
  type DepartmentDetails,
  listDepartments,
  listPeople,
  loadRoster,
  type NewPerson,
  type Person,
  updateDepartment,
  updatePerson,
} from '#identity';
import { Clock, Database, type Page } from '#platform';
import { Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { DepartmentAnswer, DepartmentList, PeoplePage, PersonAnswer, RosterAnswer } from './identity.answers.js';
import { DepartmentBody, DepartmentChange, ListPeopleQuery, PersonBody, PersonChangeBody, RosterBody } from './identity.dto.js';

@ApiTags('identity')
@ApiBearerAuth()
@Controller('v1')
export class IdentityController {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  @Get('departments')
  @ApiOperation({ summary: 'All departments (承办部门), by code' })
  @ApiOkResponse({ type: DepartmentList })
  async departments(): Promise<{ items: Department[] }> {
    return { items: await listDepartments(this.database) };
  }

  @Post('departments')
  @ApiOperation({ summary: 'A new department' })
  @Needs('roster.manage')
  @ApiCreatedResponse({ type: DepartmentAnswer })
  createDepartment(@Body() body: DepartmentBody): Promise<Department> {
    return this.database.transaction((tx) => createDepartment(tx, detailsOf(body), this.clock.now()));
  }

  @Patch('departments/:id')
  @ApiOperation({ summary: 'Changes what is given; the rest stays' })
  @Needs('roster.manage')
  @ApiOkResponse({ type: DepartmentAnswer })
  updateDepartment(@Param('id', IdPipe) id: string, @Body() body: DepartmentChange): Promise<Department> {
    return this.database.transaction((tx) => updateDepartment(tx, id, omitUndefined(body)));
  }

  @Get('people')
  @ApiOperation({ summary: 'People by login, of one department or all' })
  @Needs('roster.read')
  @ApiOkResponse({ type: PeoplePage })
  people(@Query() query: ListPeopleQuery): Promise<Page<Person>> {
    return listPeople(this.database, omitUndefined(query) as ListPeopleQuery);
  }

  @Post('people')
  @ApiOperation({ summary: 'A new person' })
  @Needs('roster.manage')
  @ApiCreatedResponse({ type: PersonAnswer })
  createPerson(@Body() body: PersonBody): Promise<Person> {
    return this.database.transaction((tx) => createPerson(tx, newPersonOf(body), this.clock.now()));
  }

  @Patch('people/:id')
  @ApiOperation({
    summary: 'Changes what is given; the rest stays. `active: false` or a new password ends the person’s sessions',
  })
  @Needs('roster.manage')
  @ApiOkResponse({ type: PersonAnswer })
  updatePerson(@Param('id', IdPipe) id: string, @Body() body: PersonChangeBody): Promise<Person> {
    return this.database.transaction((tx) => updatePerson(tx, id, omitUndefined(body)));
  }

  @Post('roster')
  @ApiOperation({
    summary: 'Brings departments (by code) and people (by login) in line with a roster; who is not in it stays as he is',
  })
  @HttpCode(200)
  @Needs('roster.manage')
  @ApiOkResponse({ type: RosterAnswer })
  loadRoster(@Body() body: RosterBody): Promise<RosterAnswer> {
    const roster = { departments: body.departments.map(detailsOf), people: body.people };
    return this.database.transaction((tx) => loadRoster(tx, roster, this.clock.now()));
  }
}

function detailsOf(body: DepartmentBody): DepartmentDetails {
  const { code, name, shortName, aliases, duties } = body;
  return { code, name, shortName, aliases: aliases ?? [], duties: duties ?? '' };
}

function newPersonOf(body: PersonBody): NewPerson {
  const { login, name, email, phone, role, departmentId, isHead, password } = body;
  const optional = { email: email ?? null, phone: phone ?? null, departmentId: departmentId ?? null, isHead: isHead ?? false };
  return { login, name, role, ...optional, ...(password === undefined ? {} : { password }) };
}
