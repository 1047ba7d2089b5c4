import { Body, Controller, Get, HttpCode, Post, Query } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { Clock, type Language } from '#platform';
import { type Task, TaskActionsService, TasksService, taskWords } from '#tasks';
import { type CivilDate, civilDateOf } from '#work-calendar';
import { CurrentActor } from '../http/authentication.guard.js';
import { AskedLanguage } from '../http/language.js';
import { refusalAnswer } from '../projects/project-answer.js';
import {
  TaskActionsAnswer,
  TaskActionsBody,
  type TaskAnswer,
  TaskCountAnswer,
  TaskList,
  TaskScopeQuery,
  TasksQuery,
} from './tasks.dto.js';

@ApiTags('tasks')
@ApiBearerAuth()
@Controller('v1/me/tasks')
export class TasksController {
  constructor(
    private readonly tasks: TasksService,
    private readonly actions: TaskActionsService,
    private readonly clock: Clock,
  ) {}

  /**
   * What waits for you (待办): to sign, report, answer, decide, review
   * @remarks The most urgent first. Yours is what you are named for (责任人, 联络员), and what nobody is named for; `scope=department` lists what
   * your colleagues have too, with who has it. A task ends by the act that is owed, whoever of the department does it; reading ends nothing.
   */
  @Get()
  async list(
    @Query() { kind, scope }: TasksQuery,
    @CurrentActor() actor: Actor,
    @AskedLanguage() language: Language,
  ): Promise<TaskList> {
    const today = civilDateOf(this.clock.now());
    const tasks = await this.tasks.list(actor, scope);
    const items = tasks.filter((task) => kind?.includes(task.kind) ?? true).map((task) => answerOf(task, today, language));
    return { items, total: items.length };
  }

  /** How many wait for you, for a badge */
  @Get('count')
  count(@Query() { scope }: TaskScopeQuery, @CurrentActor() actor: Actor): Promise<TaskCountAnswer> {
    return this.tasks.count(actor, scope);
  }

  /**
   * Sign for up to 500 projects, or report for them that nothing has changed
   * @remarks Each by itself: what is refused for one is done for the others, and the answer says which, with the reason. A department that
   * helps signs for its part.
   */
  @Post('actions')
  @HttpCode(200)
  async act(@Body() { action, projectIds }: TaskActionsBody, @CurrentActor() actor: Actor): Promise<TaskActionsAnswer> {
    const outcomes = await this.actions.act(actor, action, projectIds);
    const results = outcomes.map(({ problem, ...outcome }) => ({ ...outcome, problem: problem && refusalAnswer(problem) }));
    const done = results.filter(({ outcome }) => outcome === 'done').length;
    return { done, refused: results.length - done, results };
  }
}

function answerOf({ reason, actions, ...task }: Task, today: CivilDate, language: Language): TaskAnswer {
  return {
    ...task,
    overdue: task.due !== null && task.due < today,
    why: taskWords(reason, language),
    actions: actions.map(({ refusal, requires, ...action }) => ({
      ...action,
      requires: [...requires],
      allowed: refusal === null,
      refusal: refusal && refusalAnswer(refusal),
    })),
  };
}
