import {
  Batcher,
  Channel,
  checkEndpointUrl,
  explainFault,
  guardedAgent,
  type Held,
  judgeAnswer,
  type NetworkPolicy,
  type OutgoingDelivery,
  type RecipientQueues,
  type SendResult,
} from '#delivery';
import type { Database, SecretEncryption, SystemClock } from '#platform';
import { type Agent, request } from 'undici';
import type { FailingEndpoints } from '../endpoints/failing-endpoints.js';
import type { WebhookContent } from '../events/cloud-event.js';
import { decryptHeaders } from '../signing/custom-headers.js';
import { sign } from '../signing/signature.js';
import { endpointQueues } from './endpoint-queues.js';
import { readTargets, type Target } from './targets.queries.js';

export interface WebhookChannelOptions extends NetworkPolicy {
  database: Database;
  encryption: SecretEncryption;
  /** Receivers refuse a signature that is off by more than five minutes. */
  clock: SystemClock;
  failing: FailingEndpoints;
  /** For the whole exchange, in milliseconds. */
  timeoutMs?: number;
}

/** Signed webhooks after Standard Webhooks 1.0; the body is a CloudEvent. */
export class WebhookChannel extends Channel {
  readonly name = 'webhook';
  override readonly queues: RecipientQueues;
  private readonly agent: Agent;
  private readonly targets = new Batcher<string, Target | undefined>((endpointIds) =>
    readTargets(this.options.database, endpointIds, this.options.clock.now()),
  );

  constructor(private readonly options: WebhookChannelOptions) {
    super();
    this.queues = endpointQueues(options.failing);
    this.agent = guardedAgent(options);
  }

  async send(delivery: OutgoingDelivery, signal: AbortSignal): Promise<SendResult | Held> {
    const { encryption, clock, failing } = this.options;
    const target = await this.targets.request(delivery.recipientId);
    if (!target) return { ok: false, retryable: false, detail: 'The endpoint was deleted; nothing was sent.' };
    if (target.state !== 'active') return { held: true };
    const { body } = delivery.content as WebhookContent;
    try {
      const url = checkEndpointUrl(target.url, this.options);
      const keys = keysOf(target, encryption);
      const own = decryptHeaders(encryption, target.encryptedHeaders, delivery.recipientId);
      const signed = sign(keys, `${delivery.sourceId}_${delivery.recipientId}`, clock.now(), body);
      const result = await this.post(url, { ...own, ...signed }, body, signal);
      if (result.ok || result.statusCode !== 410) return result;
      return { ...result, kept: true, record: (tx) => failing.switchOff(tx, delivery.recipientId, 'gone') };
    } catch (error) {
      if (signal.aborted) throw error; // Our own shutdown is no fault of the receiver.
      return { ok: false, retryable: true, detail: explainFault(error) };
    }
  }

  override async close(): Promise<void> {
    await this.agent.close();
  }

  private async post(url: URL, headers: object, body: string, signal: AbortSignal): Promise<SendResult> {
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? 15_000);
    const answer = await request(url, {
      method: 'POST',
      dispatcher: this.agent,
      headers: { 'content-type': 'application/cloudevents+json; charset=utf-8', 'user-agent': 'Duban-Webhook/1', ...headers },
      body,
      signal: AbortSignal.any([signal, timeout]),
    });
    return judgeAnswer(answer, this.options.clock.now());
  }
}

function keysOf({ keys }: Target, encryption: SecretEncryption): string[] {
  return keys.flatMap(({ ownerId, secret, privateKey }) =>
    [secret, privateKey].flatMap((each) => (each ? [encryption.decrypt(each, ownerId)] : [])),
  );
}
