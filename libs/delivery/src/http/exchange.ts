import type { SystemClock } from '#platform';
import { type Agent, request } from 'undici';
import type { SendResult } from '../deliveries/channel.js';
import type { NetworkPolicy } from './network-policy.js';
import { judgeAnswer } from './answer.js';
import { guardedAgent } from './guarded-agent.js';
import { explainFault } from './explain-fault.js';

export interface ExchangeOptions extends NetworkPolicy {
  clock: SystemClock;
  /** For one exchange, in milliseconds. */
  timeoutMs?: number;
}

export interface HttpRequest {
  method: 'GET' | 'POST';
  url: URL;
  headers?: Record<string, string>;
  body?: string;
}

/** One question to a service and its answer, within bounds of time and size; a fault of the way is a result, too. */
export class Exchange {
  private readonly agent: Agent;

  constructor(private readonly options: ExchangeOptions) {
    this.agent = guardedAgent(options);
  }

  /** The answer of HTTP 2xx is ok; what its body says is for the caller to judge. */
  async ask({ url, ...asked }: HttpRequest, signal: AbortSignal): Promise<SendResult> {
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? 15_000);
    try {
      const answer = await request(url, { ...asked, dispatcher: this.agent, signal: AbortSignal.any([signal, timeout]) });
      return await judgeAnswer(answer, this.options.clock.now());
    } catch (error) {
      if (signal.aborted) throw error; // Our own shutdown is no fault of the other side.
      return { ok: false, retryable: true, detail: explainFault(error) };
    }
  }

  async close(): Promise<void> {
    await this.agent.close();
  }
}

/** A POST of JSON. */
export function jsonPost(url: URL, body: object): HttpRequest {
  return { method: 'POST', url, headers: { 'content-type': 'application/json; charset=utf-8' }, body: JSON.stringify(body) };
}
