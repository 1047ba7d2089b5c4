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
import { EVENT_CATALOGUE, Application } from '#application';
import { networkPolicyOf, type Delivery, listDeliveries, readDelivery, type DeliveryWithAttempts } from '#delivery';
import {
  createEndpoint,
  deleteEndpoint,
  type Endpoint,
  listEndpoints,
  readEndpoint,
  recoverEndpoint,
  rotateSecret,
  testEndpoint,
  stopRecovery,
  updateEndpoint,
  checkFilter,
} from '#webhooks';
import type { Actor } from '#identity';
import type { Page } from '#platform';
import { CurrentActor, Needs } from '../http/authentication.guard.js';
import { omitUndefined } from '../http/omit-undefined.js';
import { IdPipe } from '../http/id.pipe.js';
import { SecretAnswer } from '../http/idempotency.interceptor.js';
import { IfMatch } from '../http/if-match.js';
import {
  DeliveriesQuery,
  DeliveryDetailAnswer,
  DeliveryPage,
  EndpointAnswer,
  EndpointBody,
  EndpointChangeBody,
  EndpointList,
  NewEndpointAnswer,
  RecoveryAnswer,
  RecoveryBody,
  RotationBody,
} from './webhooks.dto.js';
import { pageOf } from '../http/page.dto.js';

@ApiTags('webhooks')
@ApiBearerAuth()
@Controller('v1/endpoints')
@Needs('webhook.manage')
export class EndpointsController {
  constructor(private readonly application: Application) {}

  @Get()
  @ApiOperation({ summary: 'Webhook endpoints' })
  @ApiOkResponse({ type: EndpointList })
  async list(): Promise<{ items: Endpoint[] }> {
    return { items: await listEndpoints(this.application.database) };
  }

  @Post()
  @SecretAnswer()
  @ApiOperation({ summary: 'Set up an endpoint; its secret is answered once, here' })
  @ApiCreatedResponse({ type: NewEndpointAnswer })
  async create(@Body() body: EndpointBody, @CurrentActor() actor: Actor): Promise<Endpoint & { secret: string }> {
    const { database, encryption, config, clock } = this.application;
    const input = {
      ...omitUndefined(body),
      url: body.url,
      description: body.description ?? '',
      eventTypes: body.eventTypes ?? [],
    };
    const options = { now: clock.now(), encryption, ...networkPolicyOf(config), events: EVENT_CATALOGUE, checkFilter };
    const { endpoint, secret } = await database.transaction((tx) => createEndpoint(tx, input, actor, options));
    return { ...endpoint, secret };
  }

  @Get(':id')
  @ApiOperation({ summary: 'One endpoint, without its secret' })
  @ApiOkResponse({ type: EndpointAnswer })
  read(@Param('id', IdPipe) id: string): Promise<Endpoint> {
    return readEndpoint(this.application.database, id);
  }

  @Patch(':id')
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Change an endpoint, pause it, or let it go on' })
  @ApiOkResponse({ type: EndpointAnswer })
  change(
    @Param('id', IdPipe) id: string,
    @Body() body: EndpointChangeBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<Endpoint> {
    const options = {
      now: this.application.clock.now(),
      encryption: this.application.encryption,
      ...networkPolicyOf(this.application.config),
      events: EVENT_CATALOGUE,
      checkFilter,
    };
    return this.application.database.transaction((tx) => updateEndpoint(tx, id, version, omitUndefined(body), actor, options));
  }

  @Delete(':id')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Take an endpoint away; its delivery log stays' })
  @ApiNoContentResponse()
  async remove(@Param('id', IdPipe) id: string, @IfMatch() version: number, @CurrentActor() actor: Actor): Promise<void> {
    await this.application.database.transaction((tx) => deleteEndpoint(tx, id, version, actor, this.application.clock.now()));
  }

  @Post(':id/rotate-secret')
  @HttpCode(200)
  @SecretAnswer()
  @ApiHeader({ name: 'If-Match', required: true, example: '"1"' })
  @ApiOperation({ summary: 'Give an endpoint a new secret, answered once, here; for a day the one before is valid too' })
  @ApiOkResponse({ type: NewEndpointAnswer })
  async rotateSecret(
    @Param('id', IdPipe) id: string,
    @Body() body: RotationBody,
    @IfMatch() version: number,
    @CurrentActor() actor: Actor,
  ): Promise<Endpoint & { secret: string }> {
    const { database, encryption, wireClock } = this.application;
    const options = { now: wireClock.now(), encryption };
    const { endpoint, secret } = await database.transaction((tx) =>
      rotateSecret(tx, id, version, omitUndefined(body), actor, options),
    );
    return { ...endpoint, secret };
  }

  @Post(':id/test')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send a test event to this endpoint; the delivery shows what it answered' })
  @ApiAcceptedResponse({ type: DeliveryDetailAnswer })
  async test(@Param('id', IdPipe) id: string, @CurrentActor() actor: Actor): Promise<DeliveryWithAttempts> {
    const { database, wireClock } = this.application;
    const deliveryId = await database.transaction((tx) => testEndpoint(tx, id, actor, wireClock.now()));
    return readDelivery(database, deliveryId, actor);
  }

  @Post(':id/recover')
  @HttpCode(202)
  @ApiOperation({ summary: 'Send again what failed in a span of time, or ever; live deliveries go before' })
  @ApiAcceptedResponse({ type: RecoveryAnswer })
  async recover(
    @Param('id', IdPipe) id: string,
    @Body() body: RecoveryBody,
    @CurrentActor() actor: Actor,
  ): Promise<{ jobId: string }> {
    const { database, wireClock } = this.application;
    const now = wireClock.now();
    const span = { from: new Date(body.from ?? 0), to: body.to ? new Date(body.to) : now };
    return { jobId: await database.transaction((tx) => recoverEndpoint(tx, id, span, actor, now)) };
  }

  @Delete(':id/recover')
  @HttpCode(204)
  @ApiOperation({ summary: 'Stop sending again; what is under way still goes out' })
  @ApiNoContentResponse()
  async stopRecovery(@Param('id', IdPipe) id: string): Promise<void> {
    await this.application.database.transaction((tx) => stopRecovery(tx, id, this.application.wireClock.now()));
  }

  @Get(':id/deliveries')
  @ApiOperation({ summary: 'Delivery log of an endpoint, the latest first' })
  @ApiOkResponse({ type: DeliveryPage })
  deliveries(
    @Param('id', IdPipe) id: string,
    @Query() query: DeliveriesQuery,
    @CurrentActor() actor: Actor,
  ): Promise<Page<Delivery>> {
    return listDeliveries(this.application.database, {
      seenBy: actor,
      endpointId: id,
      ...(query.state ? { state: query.state } : {}),
      ...(query.projectId ? { projectId: query.projectId } : {}),
      ...pageOf(query),
    });
  }
}
