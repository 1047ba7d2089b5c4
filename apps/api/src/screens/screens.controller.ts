import { Body, Controller, Delete, Get, HttpCode, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiBearerAuth, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { type Actor, ScreensService } from '#identity';
import { Clock, Environment, type Language, publicUrlOf } from '#platform';
import { EVERYBODY, ProjectReader } from '#projects';
import { BoardService } from '#reporting';
import { civilDateOf } from '#work-calendar';
import type { ApiRequest } from '../http/api-request.js';
import { bearerOf, CurrentActor, Needs, Public } from '../http/authentication.guard.js';
import { SecretAnswer } from '../http/idempotency/idempotency.interceptor.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { AskedLanguage } from '../http/language.js';
import { LoginRate } from '../http/login-rate.js';
import { wallAnswer } from './wall-answer.js';
import { NewScreenAnswer, ScreenBody, ScreenList, WallAnswer, WallQuery } from './wall.dto.js';

@ApiTags('screens')
@ApiBearerAuth()
@Controller('v1/screens')
@Needs('project.supervise')
export class ScreensController {
  constructor(
    private readonly screens: ScreensService,
    private readonly environment: Environment,
  ) {}

  /** All links for screens, the newest first, without their tokens */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ScreenList> {
    return { items: await this.screens.list(actor) };
  }

  /**
   * A link for a screen on a wall (大屏)
   * @remarks Answers token and address this once. Whoever has the address sees the wall board until the link is revoked, and nothing else.
   */
  @Post()
  @SecretAnswer()
  async create(@Body() { name }: ScreenBody, @CurrentActor() actor: Actor): Promise<NewScreenAnswer> {
    const screen = await this.screens.create(actor, name);
    // Behind #, so that no proxy or log ever reads it.
    return { ...screen, url: `${publicUrlOf(this.environment)}/board/wall#screen=${screen.token}` };
  }

  /** The link opens nothing from here on */
  @Delete(':id')
  @HttpCode(204)
  revoke(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.screens.revoke(actor, id);
  }
}

@ApiTags('screens')
@ApiBearerAuth()
@Controller('v1/wall')
export class WallController {
  constructor(
    private readonly screens: ScreensService,
    private readonly boards: BoardService,
    private readonly projects: ProjectReader,
    private readonly rate: LoginRate,
    private readonly clock: Clock,
  ) {}

  /**
   * The board of a screen on a wall: lamps, departments and the red list, without people and without what is confidential
   * @remarks With the token of a screen (`POST /v1/screens`) as the bearer, not that of a person.
   */
  @Get()
  @Public()
  async read(
    @Query() { planId }: WallQuery,
    @AskedLanguage() language: Language,
    @Req() request: ApiRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<WallAnswer> {
    await this.rate.ofToken(response, () => this.screens.open(bearerOf(request) ?? ''));
    const at = this.clock.now();
    const filter = omitUndefined({ planId });
    const scope = { actor: EVERYBODY, day: civilDateOf(at), isPast: false, filter };
    const [board, statistics, red] = await Promise.all([
      this.boards.board(scope),
      this.boards.statistics(scope),
      this.projects.list(EVERYBODY, { ...filter, lamps: ['red'] }, { limit: 200 }),
    ]);
    return wallAnswer({ at, board, sentence: statistics.sentence, red: red.items }, language);
  }
}
