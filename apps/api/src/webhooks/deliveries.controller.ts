import { Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiAcceptedResponse, ApiBearerAuth, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { DeliveriesService, type Delivery, type DeliveryWithAttempts } from '#delivery';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { pageOf } from '../http/input/page.dto.js';
import { DeliveriesQuery, DeliveryDetailAnswer, DeliveryPage } from './webhooks.dto.js';

@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/deliveries')
@Needs('webhook.manage')
export class DeliveriesController {
  constructor(private readonly deliveries: DeliveriesService) {}

  @Get()
  @ApiOperation({ summary: 'Deliveries through every channel, the latest first' })
  @ApiOkResponse({ type: DeliveryPage })
  list(@Query() query: DeliveriesQuery, @CurrentActor() actor: Actor): Promise<Page<Delivery>> {
    const { state, projectId } = query;
    return this.deliveries.list({ ...(state ? { state } : {}), ...(projectId ? { projectId } : {}), ...pageOf(query) }, actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One delivery with every attempt' })
  @ApiOkResponse({ type: DeliveryDetailAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DeliveryWithAttempts> {
    return this.deliveries.read(id, actor);
  }

  @Post(':id/redeliver')
  @HttpCode(202)
  @ApiOperation({ summary: 'Deliver again by hand: same id, same bytes, a new attempt' })
  @ApiAcceptedResponse({ type: DeliveryDetailAnswer })
  redeliver(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DeliveryWithAttempts> {
    return this.deliveries.redeliver(id, actor);
  }
}
