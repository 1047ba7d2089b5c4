import { Body, Controller, Get, HttpCode, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiBearerAuth, ApiExtraModels, ApiOkResponse, ApiParam, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import type { Language } from '#platform';
import { LEDGER_FORMATS } from '#ledger';
import { ProjectReader, ProjectsService } from '#projects';
import { questionOf } from '#schedules';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { pageOf } from '../http/input/page.dto.js';
import { AskedLanguage } from '../http/language.js';
import { BulkRegistrationBody, DirectRegistrationBody, RegisteredProjects } from '../plans/registration.dto.js';
import { HistorySentences } from './history-sentences.js';
import { carryOverAnswer, listedProject, projectAnswer } from './project-answer.js';
import { CarryOverAnswer, EventList, ProjectAnswer, ProjectDetailAnswer, ProjectPage } from './projects.answers.js';
import { LedgerAnswer, ledgerContent } from '../ledger/ledger.answers.js';
import { ProjectLedger } from './project-ledger.js';
import { AsOfQuery, CarryOverBody, EventsQuery, ProjectFilterQuery, ProjectsQuery } from './projects.dto.js';
import { TakesView } from '../http/saved-view.interceptor.js';
import { TakesJson } from '../http/body/json-limits.js';

@ApiTags('projects')
@ApiExtraModels(LedgerAnswer)
@ApiBearerAuth()
@Controller('v1/projects')
export class ProjectsController {
  constructor(
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
    private readonly ledger: ProjectLedger,
    private readonly sentences: HistorySentences,
  ) {}

  /** Projects that you see (督办项目), nearest due date first */
  @Get()
  @TakesView()
  async list(
    @Query() query: ProjectsQuery,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ProjectPage> {
    const page = await this.reader.list(actor, questionOf(query), omitUndefined({ ...pageOf(query), sort: query.sort }));
    return { ...page, items: page.items.map((project) => listedProject(project, language)) };
  }

  /**
   * Register a task that comes from no plan (立项): 批示, 会议议定事项, 整改问题, 建议提案, 12345 热线, 直接交办
   * @remarks Without `dueDate` the default limit of its kind holds; which one and why stands in its first event.
   */
  @Post()
  @Needs('project.supervise')
  async register(
    @Body() body: DirectRegistrationBody,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ProjectAnswer> {
    const [id = ''] = await this.projects.registerAll([omitUndefined(body)], actor);
    return projectAnswer(await this.reader.read(actor, id), language);
  }

  /**
   * Register up to 500 such tasks, all or none: a list of findings (整改问题清单) row by row
   * @remarks A refusal names the first bad row in `row` (1, 2, 3 …); nothing is registered then.
   */
  @Post('bulk')
  @TakesJson({ bytes: 1024 * 1024, items: 500, values: 25_000 })
  @Needs('project.supervise')
  async registerBulk(@Body() body: BulkRegistrationBody, @CurrentActor() actor: Actor): Promise<RegisteredProjects> {
    return { projectIds: await this.projects.registerAll(body.registrations.map(omitUndefined), actor) };
  }

  /**
   * Move up to 500 tasks that were not done to the next year's plan (结转)
   * @remarks Each ends as `carried_over` and goes on as a project of its own, with its open parts: the same text, departments, leader and policy, the
   * percent reached, signed anew; its history, reports and slips show those of before. Each department is told in one message. What can't be
   * carried over is left as it is, with the reason. `dryRun` says all this and changes nothing.
   */
  @Post('carry-over')
  @HttpCode(200)
  @TakesJson({ bytes: 64 * 1024, items: 500, values: 1000 })
  @Needs('project.supervise')
  async carryOver(
    @Body() body: CarryOverBody,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<CarryOverAnswer> {
    return carryOverAnswer(await this.projects.carryOver(actor, omitUndefined(body)), language);
  }

  /**
   * The ledger (督办台账) of projects that you see, with 进展情况, 状态 and 亮灯 as of a day; the workbook has filters
   * @remarks Takes the filters of the list, and up to 10,000 projects.
   */
  // Ahead of `:id`, which would take its name for an id.
  @Get('ledger.:format')
  @TakesView()
  @ApiParam({ name: 'format', enum: LEDGER_FORMATS })
  @ApiOkResponse({ content: ledgerContent(LEDGER_FORMATS) })
  writeLedger(
    @Param('format') format: string,
    @Query() query: ProjectFilterQuery,
    @CurrentActor() actor: Actor,
  ): Promise<StreamableFile> {
    return this.ledger.write(format, questionOf(query), actor);
  }

  /** One project with its whole history */
  @Get(':id')
  async read(
    @Param('id', IdPipe) id: string,
    @Query() { asOf }: AsOfQuery,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<ProjectDetailAnswer> {
    const { history, ...project } = await this.reader.readWithHistory(actor, id, asOf);
    return { ...projectAnswer(project, language), history: await this.sentences.worded(history, language) };
  }

  /** The history of a project: who, when, what was before and after */
  @Get(':id/events')
  async events(
    @Param('id', IdPipe) id: string,
    @Query() query: EventsQuery,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<EventList> {
    const events = await this.reader.history(actor, id, omitUndefined(query));
    return { items: await this.sentences.worded(events, language) };
  }
}
