import { Body, Controller, Get, HttpCode, Param, Patch, Post } from '@nestjs/common';
import { ApiBearerAuth, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Actor } from '#identity';
import { notFound } from '#platform';
import { ItemsService, type PlanItem, PlansService, RegistrationService } from '#plans';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { IfMatch, VERSION_READ } from '../http/if-match.js';
import { PlanItemAnswer, PlanItemList, RegistrationAnswer } from './plans.answers.js';
import { AddedItemBody, DropBody, ItemEditBody, ManyAssignmentBody, MergeBody, RegisterBody, SplitBody } from './plans.dto.js';
import { TakesJson } from '../http/body/json-limits.js';

@ApiTags('items')
@ApiBearerAuth()
@Controller('v1')
export class ItemsController {
  constructor(
    private readonly items: ItemsService,
    private readonly plans: PlansService,
    private readonly registration: RegistrationService,
  ) {}

  @Get('items/:id')
  @Needs('plan.manage')
  @ApiOperation({ summary: 'One item of a plan, with what stands around it in the source' })
  async read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<PlanItemAnswer> {
    return this.plans.item(actor, id);
  }

  @Post('plans/:id/items')
  @Needs('plan.manage')
  @ApiOperation({ summary: 'Make a draft item of text that was skipped (补充事项)' })
  async add(
    @Param('id', IdPipe) planId: string,
    @Body() body: AddedItemBody,
    @CurrentActor() actor: Actor,
  ): Promise<PlanItemAnswer> {
    return this.view(await this.items.add(actor, planId, body), actor);
  }

  @Post('plans/:id/items/assign')
  @Needs('plan.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Assign many draft items alike: departments, leader, due date; all or none' })
  async assign(
    @Param('id', IdPipe) planId: string,
    @Body() { itemIds, ...assignment }: ManyAssignmentBody,
    @CurrentActor() actor: Actor,
  ): Promise<PlanItemList> {
    return { items: await this.views(await this.items.assign(actor, planId, itemIds, omitUndefined(assignment)), actor) };
  }

  @Patch('items/:id')
  @Needs('plan.manage')
  @ApiHeader(VERSION_READ)
  @ApiOperation({ summary: 'Correct a draft item or assign it to departments and a leader; a new text is described anew' })
  async edit(
    @Param('id', IdPipe) id: string,
    @Body() body: ItemEditBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<PlanItemAnswer> {
    return this.view(await this.items.edit(actor, id, body, version), actor);
  }

  @Post('items/:id/split')
  @Needs('plan.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Split a draft item; the original stays as replaced' })
  async split(@Param('id', IdPipe) id: string, @Body() body: SplitBody, @CurrentActor() actor: Actor): Promise<PlanItemList> {
    return { items: await this.views(await this.items.split(actor, id, body.at), actor) };
  }

  @Post('items/merge')
  @Needs('plan.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Join neighbouring draft items into one; the originals stay as replaced' })
  async merge(@Body() body: MergeBody, @CurrentActor() actor: Actor): Promise<PlanItemAnswer> {
    return this.view(await this.items.merge(actor, body.itemIds), actor);
  }

  @Post('items/:id/drop')
  @Needs('plan.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Drop a draft item, with a reason' })
  async drop(@Param('id', IdPipe) id: string, @Body() body: DropBody, @CurrentActor() actor: Actor): Promise<PlanItemAnswer> {
    return this.view(await this.items.drop(actor, id, body.reason), actor);
  }

  @Post('items/:id/restore')
  @Needs('plan.manage')
  @HttpCode(200)
  @ApiOperation({ summary: 'Bring a dropped item back as a draft' })
  async restore(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<PlanItemAnswer> {
    return this.view(await this.items.restore(actor, id), actor);
  }

  @Post('items/register')
  @TakesJson({ bytes: 1024 * 1024, items: 500, values: 25_000 })
  @Needs('project.supervise')
  @HttpCode(200)
  @ApiOperation({ summary: 'Register draft items as projects (立项), all or none; again changes nothing' })
  async register(@Body() body: RegisterBody, @CurrentActor() actor: Actor): Promise<RegistrationAnswer> {
    return { registered: await this.registration.register(actor, body.registrations.map(omitUndefined)) };
  }

  private async view(item: PlanItem, actor: Actor): Promise<PlanItemAnswer> {
    const [view] = await this.views([item], actor);
    if (!view) throw notFound('item', item.id);
    return view;
  }

  private async views(items: readonly PlanItem[], actor: Actor): Promise<PlanItemAnswer[]> {
    const ids = items.map(({ id }) => id);
    const page = await this.plans.items(actor, items[0]?.planId ?? '', { ids }, { limit: ids.length });
    return page.items;
  }
}
