import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common';
import {
  ApiAcceptedResponse,
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiTags,
} from '@nestjs/swagger';
import type { Delivery, DeliveryWithAttempts } from '#delivery';
import { type ChangedEndpoint, type Endpoint, EndpointsService } from '#webhooks';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/input/omit-undefined.js';
import { IdPipe } from '../http/input/id.pipe.js';
import { SecretAnswer } from '../http/idempotency/idempotency.interceptor.js';
import { IfMatch } from '../http/if-match.js';
import {
  DeliveriesQuery,
  DeliveryDetailAnswer,
  DeliveryPage,
  EndpointAnswer,
  EndpointBody,
  EndpointChangeBody,
  EndpointList,
  ChangedEndpointAnswer,
  NewEndpointAnswer,
  RecoveryAnswer,
  RecoveryBody,
  RotationBody,
} from './webhooks.dto.js';
import { pageOf } from '../http/input/page.dto.js';

@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/endpoints')
@Needs('webhook.manage')
export class EndpointsController {
  constructor(private readonly endpoints: EndpointsService) {}

  @Get()
  @ApiOperation({ summary: 'Webhook endpoints' })
  @ApiOkResponse({ type: EndpointList })
  async list(@CurrentActor() actor: Actor): Promise<{ items: Endpoint[] }> {
    return { items: await this.endpoints.list(actor) };
  }

  @Post()
  @SecretAnswer(true)
  @ApiOperation({ summary: 'Set up an endpoint; its secret is answered once, here' })
  @ApiCreatedResponse({ type: NewEndpointAnswer })
  create(@Body() body: EndpointBody, @CurrentActor() actor: Actor): Promise<Endpoint & { secret: string }> {
    const input = {
      ...omitUndefined(body),
      url: body.url,
      description: body.description ?? '',
      eventTypes: body.eventTypes ?? [],
    };
    return this.endpoints.create(input, actor);
  }

  @Get(':id')
  @ApiOperation({ summary: 'One endpoint, without its secret' })
  @ApiOkResponse({ type: EndpointAnswer })
  read(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<Endpoint> {
    return this.endpoints.read(id, actor);
  }

  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({
    summary: 'Change an endpoint, pause it, or let it go on',
    description:
      'Its own headers are for the host that they were given for: a change of the address to another one drops them, unless new ones come with it.',
  })
  @ApiOkResponse({ type: ChangedEndpointAnswer })
  change(
    @Param('id', IdPipe) id: string,
    @Body() body: EndpointChangeBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<ChangedEndpoint> {
    return this.endpoints.update(id, version, omitUndefined(body), actor);
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Take an endpoint away; its delivery log stays' })
  @ApiNoContentResponse()
  remove(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    return this.endpoints.delete(id, version, actor);
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @SecretAnswer(true)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Give an endpoint a new secret, answered once, here; for a day the one before is valid too' })
  @ApiOkResponse({ type: NewEndpointAnswer })
  rotateSecret(
    @Param('id', IdPipe) id: string,
    @Body() body: RotationBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<Endpoint & { secret: string }> {
    return this.endpoints.rotateSecret(id, version, omitUndefined(body), actor);
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a test event to this endpoint; the delivery shows what it answered' })
  @ApiAcceptedResponse({ type: DeliveryDetailAnswer })
  test(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DeliveryWithAttempts> {
    return this.endpoints.test(id, actor);
  }

  @Post(':id/recover')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send again what failed in a span of time, or ever; live deliveries go before' })
  @ApiAcceptedResponse({ type: RecoveryAnswer })
  recover(@Param('id', IdPipe) id: string, @Body() body: RecoveryBody, @CurrentActor() actor: Actor): Promise<{ jobId: string }> {
    const span = { ...(body.from ? { from: new Date(body.from) } : {}), ...(body.to ? { to: new Date(body.to) } : {}) };
    return this.endpoints.recover(id, span, actor);
  }

  @Delete(':id/recover')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop sending again; what is under way still goes out' })
  @ApiNoContentResponse()
  stopRecovery(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<void> {
    return this.endpoints.stopRecovery(id, actor);
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'Delivery log of an endpoint, the latest first' })
  @ApiOkResponse({ type: DeliveryPage })
  deliveries(
    @Param('id', IdPipe) id: string,
    @Query() query: DeliveriesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<Delivery>> {
    const { state, projectId } = query;
    const question = { ...(state ? { state } : {}), ...(projectId ? { projectId } : {}), ...pageOf(query) };
    return this.endpoints.deliveries(id, question, actor);
  }
}
