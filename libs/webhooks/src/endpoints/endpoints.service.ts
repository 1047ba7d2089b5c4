import { Injectable } from '@nestjs/common';
import { DeliveriesService, type Delivery, type DeliveryWithAttempts, networkPolicyOf } from '#delivery';
import { type Actor, requireAbility } from '#identity';
import { EventCatalogue } from '#outbox';
import { Clock, Database, Environment, type Page, SecretEncryption, SystemClock } from '#platform';
import { createEndpoint, type EndpointOptions, type NewEndpoint } from './create-endpoint.js';
import { deleteEndpoint } from './delete-endpoint.js';
import { type Endpoint, listEndpoints, readEndpoint } from './endpoint.js';
import { EndpointRecoveries, type Span } from './endpoint-recoveries.js';
import { type Rotation, rotateSecret } from './rotate-secret.js';
import { testEndpoint } from './test-endpoint.js';
import { type ChangedEndpoint, type EndpointChange, updateEndpoint } from './update-endpoint.js';

/** What those who manage webhooks do with endpoints. Everything here throws DomainError `access.denied` to others. */
@Injectable()
export class EndpointsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly realTime: SystemClock,
    private readonly environment: Environment,
    private readonly encryption: SecretEncryption,
    private readonly events: EventCatalogue,
    private readonly recoveries: EndpointRecoveries,
    private readonly log: DeliveriesService,
  ) {}

  async list(actor: Actor): Promise<Endpoint[]> {
    requireAbility(actor, 'webhook.manage');
    return listEndpoints(this.database);
  }

  /** @throws DomainError `endpoint.not-found` */
  async read(id: string, actor: Actor): Promise<Endpoint> {
    requireAbility(actor, 'webhook.manage');
    return readEndpoint(this.database, id);
  }

  /** See {@link createEndpoint}. The answer is the only place where the secret can be read. */
  async create(input: NewEndpoint, actor: Actor): Promise<Endpoint & { secret: string }> {
    requireAbility(actor, 'webhook.manage');
    const { endpoint, secret } = await this.database.transaction((tx) => createEndpoint(tx, input, actor, this.options()));
    return { ...endpoint, secret };
  }

  /** See {@link updateEndpoint}. */
  async update(id: string, expectedVersion: number, change: EndpointChange, actor: Actor): Promise<ChangedEndpoint> {
    requireAbility(actor, 'webhook.manage');
    return this.database.transaction((tx) => updateEndpoint(tx, id, expectedVersion, change, actor, this.options()));
  }

  /** See {@link deleteEndpoint}. */
  async delete(id: string, expectedVersion: number, actor: Actor): Promise<void> {
    requireAbility(actor, 'webhook.manage');
    await this.database.transaction((tx) => deleteEndpoint(tx, id, expectedVersion, actor, this.clock.now()));
  }

  /** See {@link rotateSecret}. */
  async rotateSecret(
    id: string,
    expectedVersion: number,
    rotation: Rotation,
    actor: Actor,
  ): Promise<Endpoint & { secret: string }> {
    requireAbility(actor, 'webhook.manage');
    const options = { now: this.clock.now(), realNow: this.realTime.now(), encryption: this.encryption };
    const { endpoint, secret } = await this.database.transaction((tx) =>
      rotateSecret(tx, id, expectedVersion, rotation, actor, options),
    );
    return { ...endpoint, secret };
  }

  /** See {@link testEndpoint}. */
  async test(id: string, actor: Actor): Promise<DeliveryWithAttempts> {
    requireAbility(actor, 'webhook.manage');
    const deliveryId = await this.database.transaction((tx) => testEndpoint(tx, id, actor, this.clock.now()));
    return this.log.read(deliveryId, actor);
  }

  /**
   * See {@link EndpointRecoveries.start}.
   * @param span left out: everything that failed until now
   */
  async recover(id: string, span: Partial<Span>, actor: Actor): Promise<{ jobId: string }> {
    requireAbility(actor, 'webhook.manage');
    const { from = new Date(0), to = this.clock.now() } = span;
    return { jobId: await this.database.transaction((tx) => this.recoveries.start(tx, id, { from, to }, actor)) };
  }

  /** See {@link EndpointRecoveries.stop}. */
  async stopRecovery(id: string, actor: Actor): Promise<void> {
    requireAbility(actor, 'webhook.manage');
    await this.database.transaction((tx) => this.recoveries.stop(tx, id));
  }

  /** The delivery log of an endpoint, the latest first. */
  deliveries(
    id: string,
    question: Omit<Parameters<DeliveriesService['list']>[0], 'endpointId'>,
    actor: Actor,
  ): Promise<Page<Delivery>> {
    return this.log.list({ ...question, endpointId: id }, actor);
  }

  private options(): EndpointOptions {
    const { encryption, events } = this;
    return { now: this.clock.now(), encryption, events, ...networkPolicyOf(this.environment) };
  }
}
