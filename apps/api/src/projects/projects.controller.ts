import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiOperation, ApiParam, ApiTags } from '@nestjs/swagger';
import { Application } from '#application';
import { readHistory, type RecordedEvent } from '#outbox';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { type Lamp, lampOf } from '#policies';
import { listProjects, PROJECT_TRANSITIONS, type ProjectView, readProject } from '#projects';
import { civilDateOf, type DepartmentCalendars, endOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { TransitionBody } from './transition.dto.js';
import { TRANSITION_GUIDE } from './transition-guide.js';
import { transitionNamed } from '../http/transition-named.js';
import { pageOf } from '../http/page.dto.js';
import { EventList, ProjectAnswer, ProjectDetailAnswer, ProjectPage } from './projects.answers.js';
import { projectFilterOf } from './project-question.js';
import { AsOfQuery, EventsQuery, ProjectsQuery } from './projects.dto.js';
import { BulkRegistrationBody, DirectRegistrationBody, RegisteredProjects } from '../plans/registration.dto.js';

type Lit = ProjectView & { lamp: Lamp; calendarIsKnown: boolean };

/** More events than a project of one year ever has. */
const WHOLE_HISTORY = 10_000;

@ApiTags('projects')
@ApiBearerAuth()
@Controller('v1/projects')
export class ProjectsController {
  constructor(private readonly application: Application) {}

  @Get()
  @ApiOperation({ summary: 'Projects that you see (督办项目), nearest due date first' })
  @ApiOkResponse({ type: ProjectPage })
  async list(@Query() query: ProjectsQuery, @CurrentActor() actor: Actor): Promise<Page<Lit>> {
    const { database, clock, calendar } = this.application;
    const calendars = await calendar.ofAll(database, query.asOf ? endOf(query.asOf) : null);
    const filter = projectFilterOf(query, civilDateOf(clock.now()), calendars);
    const page = await listProjects(database, actor, filter, pageOf(query));
    return { ...page, items: page.items.map((project) => this.lit(project, calendars, query.asOf)) };
  }

  @Post()
  @ApiOperation({
    summary: 'Register a task that comes from no plan (立项): 批示, 会议议定事项, 整改问题, 直接交办',
    description: 'Without `dueDate` the default limit of its kind holds; which one and why stands in its first event.',
  })
  @ApiCreatedResponse({ type: ProjectAnswer })
  async register(@Body() body: DirectRegistrationBody, @CurrentActor() actor: Actor): Promise<Lit> {
    const [id = ''] = (await this.registerAll([body], actor)).projectIds;
    const { database, calendar } = this.application;
    return this.lit(await readProject(database, actor, id), await calendar.ofAll(database));
  }

  @Post('bulk')
  @ApiOperation({
    summary: 'Register up to 500 such tasks, all or none: a list of findings (整改问题清单) row by row',
    description: 'A refusal names the first bad row in `row` (1, 2, 3 …); nothing is registered then.',
  })
  @ApiCreatedResponse({ type: RegisteredProjects })
  registerBulk(@Body() body: BulkRegistrationBody, @CurrentActor() actor: Actor): Promise<RegisteredProjects> {
    return this.registerAll(body.registrations, actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One project with its whole history' })
  @ApiOkResponse({ type: ProjectDetailAnswer })
  async read(
    @Param('id', IdPipe) id: string,
    @Query() { asOf }: AsOfQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Lit & { history: RecordedEvent[] }> {
    const end = asOf === undefined ? undefined : endOf(asOf);
    const { database, calendar } = this.application;
    const project = await readProject(database, actor, id, end);
    const history = await readHistory(database, id, 0, WHOLE_HISTORY);
    return {
      ...this.lit(project, await calendar.ofAll(database, end ?? null), asOf),
      history: end ? history.filter(({ at }) => at < end) : history,
    };
  }

  @Get(':id/events')
  @ApiOperation({ summary: 'The history of a project: who, when, what was before and after' })
  @ApiOkResponse({ type: EventList })
  async events(
    @Param('id', IdPipe) id: string,
    @Query() query: EventsQuery,
    @CurrentActor() actor: Actor,
  ): Promise<{ items: RecordedEvent[] }> {
    await readProject(this.application.database, actor, id);
    return { items: await readHistory(this.application.database, id, query.after, query.limit) };
  }

  @Post(':id/:transition')
  @HttpCode(200)
  @ApiParam({ name: 'transition', enum: PROJECT_TRANSITIONS })
  @ApiHeader(VERSION_READ)
  @ApiOperation({
    summary: 'Move a project: 签收, 反馈进展, 申请办结, 办结, 退回, 中止, 恢复, 撤销, 调整时限',
    description: TRANSITION_GUIDE,
  })
  @ApiOkResponse({ type: ProjectAnswer })
  async transition(
    @Param('id', IdPipe) id: string,
    @Param('transition') name: string,
    @Body() body: TransitionBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<Lit> {
    const transition = transitionNamed(name, PROJECT_TRANSITIONS);
    const { database, projects, calendar } = this.application;
    await database.transaction((tx) =>
      projects.transition(tx, { ...omitUndefined(body), projectId: id, transition, actor, expectedVersion }),
    );
    return this.lit(await readProject(database, actor, id), await calendar.ofAll(database));
  }

  private registerAll(bodies: readonly DirectRegistrationBody[], actor: Actor): Promise<RegisteredProjects> {
    const { database, projects } = this.application;
    return database.transaction(async (tx) => {
      return { projectIds: await projects.register(tx, bodies.map(omitUndefined), actor) };
    });
  }

  private lit(project: ProjectView, calendars: DepartmentCalendars, day?: string): Lit {
    const { calendar, clock } = this.application;
    return {
      ...project,
      lamp: lampOf(project, day ?? civilDateOf(clock.now()), calendars.of(project.leadDepartment.id)),
      calendarIsKnown: calendar.isKnownYear(Number(project.dueDate.slice(0, 4))),
    };
  }
}
