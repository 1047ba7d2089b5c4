import type { Clock, Database } from '#platform';
import { type Agent, request } from 'undici';
import { type Channel, type Held, isMessage, type OutgoingDelivery, type SendResult } from '../delivery.js';
import type { Endpoint } from '../endpoints/endpoint.js';
import { switchOff } from '../endpoints/failing-endpoint.js';
import { explainFault } from '../http/explain-fault.js';
import { checkEndpointUrl, type Reach } from './address-rule.js';
import { judgeAnswer } from './answer.js';
import { openHeaders } from './custom-headers.js';
import { guardedAgent } from './guarded-agent.js';
import { Rounds } from '../rounds.js';
import type { SecretEncryption } from './secret-sealer.js';
import { sign } from './signature.js';

export interface WebhookChannelOptions extends Reach {
  database: Database;
  encryption: SecretEncryption;
  /** Real time: receivers refuse a signature that is off by more than five minutes. */
  clock: Clock;
  /** For the whole exchange, in milliseconds. */
  timeoutMs?: number;
}

interface Target {
  id: string;
  url: string;
  /** Secrets and private keys that are valid now. */
  encrypted: Buffer[];
  encrypted_headers: Buffer | null;
  state: Endpoint['state'];
}

/** Signed webhooks after Standard Webhooks 1.0; the body is a CloudEvent. */
export class WebhookChannel implements Channel {
  readonly name = 'webhook';
  private readonly agent: Agent;
  private readonly targets = new Rounds((endpointIds: string[]) => this.readTargets(endpointIds));

  constructor(private readonly options: WebhookChannelOptions) {
    this.agent = guardedAgent(options);
  }

  async send(delivery: OutgoingDelivery, signal: AbortSignal): Promise<SendResult | Held> {
    const { encryption, clock } = this.options;
    if (isMessage(delivery.content)) throw new Error(`delivery ${delivery.id} to a webhook has no body`);
    const target = await this.targets.ask(delivery.recipientId);
    if (!target) return { ok: false, retryable: false, detail: 'The endpoint was deleted; nothing was sent.' };
    if (target.state !== 'active') return { held: true };
    const { body } = delivery.content;
    try {
      const url = checkEndpointUrl(target.url, this.options);
      const keys = target.encrypted.map((each) => encryption.open(each, delivery.recipientId));
      const own = openHeaders(encryption, target.encrypted_headers, delivery.recipientId);
      const signed = sign(keys, `${delivery.sourceId}_${delivery.recipientId}`, clock.now(), body);
      const result = await this.post(url, { ...own, ...signed }, body, signal);
      return result.statusCode === 410
        ? {
            ...result,
            record: (tx) => switchOff(tx, delivery.recipientId, 'gone', clock.now()),
          }
        : result;
    } catch (error) {
      if (signal.aborted) throw error; // Our own shutdown is no fault of the receiver.
      return { ok: false, retryable: true, detail: explainFault(error) };
    }
  }

  async close(): Promise<void> {
    await this.agent.close();
  }

  private async readTargets(endpointIds: readonly string[]): Promise<(Target | undefined)[]> {
    const { database, clock } = this.options;
    const targets = await database.query<Target>(
      `SELECT id, url, state, encrypted_headers, array_remove(ARRAY[encrypted_secret, encrypted_private_key] || CASE WHEN previous_secret_until > $2
         THEN ARRAY[encrypted_previous_secret, encrypted_previous_private_key] END, NULL) AS encrypted
       FROM webhook_endpoint WHERE id = ANY($1)`,
      [[...new Set(endpointIds)], clock.now()],
    );
    const byId = new Map(targets.map((target) => [target.id, target]));
    return endpointIds.map((id) => byId.get(id));
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
