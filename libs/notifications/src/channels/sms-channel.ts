import { Channel, type OutgoingDelivery, type SendResult, Exchange, type ExchangeOptions } from '#delivery';
import { isMessage } from '../messages/message.js';
import { shortened } from '../formats/fit.js';
import type { Message } from '../messages/message.js';
import { type SmsGateway, smsRequest } from './sms-gateway.js';

export interface SmsChannelOptions extends ExchangeOptions {
  gateway: SmsGateway;
}

const WAIT_MS = 60_000;

/** Text messages to a mobile through any gateway that speaks HTTP: the title, and the address to go to. */
export class SmsChannel extends Channel {
  readonly name = 'sms';
  private readonly exchange: Exchange;

  constructor(private readonly options: SmsChannelOptions) {
    super();
    this.exchange = new Exchange(options);
  }

  async send({ id, address, content }: OutgoingDelivery, signal: AbortSignal): Promise<SendResult> {
    if (!isMessage(content)) throw new Error(`delivery ${id} by text message has no message`);
    if (!address) return { ok: false, retryable: false, detail: 'The recipient has no mobile number.' };
    const { gateway } = this.options;
    const asked = smsRequest(gateway, { mobile: address, text: smsText(content, gateway.textLimit), id });
    const answer = await this.exchange.ask(asked, signal);
    return answer.ok ? { ...answer, ...verdictOf(gateway, answer.responseExcerpt ?? '') } : answer;
  }

  override close(): Promise<void> {
    return this.exchange.close();
  }
}

/** @param limit in characters */
export function smsText({ title, actions }: Message, limit = 200): string {
  const link = actions[0] ? ` ${actions[0].link}` : '';
  return shortened(title, Math.max(20, limit - link.length)) + link;
}

function verdictOf({ answer: rule }: SmsGateway, body: string): SendResult {
  if (!rule) return { ok: true };
  const said = fieldOf(body, rule.field);
  const is = (values: readonly unknown[] = []): boolean => values.includes(said);
  if (is(rule.sent)) return { ok: true };
  const detail = `The gateway did not send it: ${rule.field} is ${JSON.stringify(said) ?? 'missing'}.`;
  if (is(rule.wait)) return { ok: false, retryable: true, retryAfterMs: WAIT_MS, detail };
  return { ok: false, retryable: !is(rule.refused), detail };
}

function fieldOf(body: string, path: string): unknown {
  try {
    return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown>)[name], JSON.parse(body));
  } catch {
    return undefined;
  }
}
