import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { type SavedView, type ViewContent, type ViewFilter, ViewsService } from '#schedules';
import { CurrentActor } from '../http/authentication.guard.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { ViewAnswer, ViewBody, ViewList } from './views.dto.js';

@ApiTags('views')
@ApiBearerAuth()
@Controller('v1/views')
export class ViewsController {
  constructor(private readonly views: ViewsService) {}

  /**
   * Views (保存的视图) that you may use: your own, and the shared ones
   * @remarks `?view=ID` takes the filter of one on the lists of projects, the ledger, the board, the statistics and the overdue desk.
   */
  @Get()
  async list(@CurrentActor() actor: Actor): Promise<ViewList> {
    const views = await this.views.list(actor);
    return { items: views.map((view) => answerOf(view, actor)) };
  }

  /** One view */
  @Get(':id')
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<ViewAnswer> {
    return answerOf(await this.views.read(actor, id), actor);
  }

  /** Save a filter of projects under a name; a supervisor may share it */
  @Post()
  async save(@Body() body: ViewBody, @CurrentActor() actor: Actor): Promise<ViewAnswer> {
    return answerOf(await this.views.save(actor, contentOf(body)), actor);
  }

  /** Change a view of your own */
  @Put(':id')
  @ApiHeader(VERSION_READ)
  async change(
    @Param('id', IdPipe) id: string,
    @Body() body: ViewBody,
    @IfMatch() expectedVersion: number,
    @CurrentActor() actor: Actor,
  ): Promise<ViewAnswer> {
    return answerOf(await this.views.change(actor, id, contentOf(body), expectedVersion), actor);
  }

  /** Delete a view of your own; one that a scheduled report uses stays */
  @Delete(':id')
  @HttpCode(204)
  remove(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.views.remove(actor, id);
  }
}

function contentOf({ name, filter, shared = false }: ViewBody): ViewContent {
  return { name, shared, filter: omitUndefined({ ...filter }) };
}

function answerOf({ ownerId, changedAt, ...view }: SavedView, actor: Actor): ViewAnswer {
  return { ...view, own: ownerId === actor.id, query: queryOf(view.filter), changedAt: changedAt.toISOString() };
}

/** The filter as addresses write it; lists stand with commas. */
function queryOf(filter: ViewFilter): string {
  const parameters = Object.entries(filter).map(([name, value]): [string, string] => [name, String(value)]);
  return new URLSearchParams(parameters).toString();
}
