import { createHash } from 'node:crypto';
import { Channel, type OutgoingDelivery, type SendResult, Exchange, type ExchangeOptions, jsonPost } from '#delivery';
import { isMessage } from '../messages/message.js';
import { shortened } from '../formats/fit.js';
import { webActions } from '../formats/markdown.js';
import { textNotice } from '../formats/wecom-card.js';
import type { Message } from '../messages/message.js';
import { type Fault, judge } from '../vendors/vendor.js';

export interface WecomAppOptions extends ExchangeOptions {
  /** https://CORPID:SECRET@qyapi.weixin.qq.com/AGENTID. */
  url: string;
}

/** Source: path/90236 of the same site. */
const CARD_ROOM = { title: 64, note: 64, text: 200 };
/** A token is given out anew when less of its life is left. */
const TOKEN_RESERVE_MS = 300_000;
const TOKEN_FAULTS = new Set([40014, 42001]);

/** 40014, 42001, 45009, 60011, 81013: global error codes of developer.work.weixin.qq.com, 60020 and 40013 too; not tried on the real service. */
const FAULTS: Readonly<Record<number, Fault>> = {
  [-1]: { means: 'wait', detail: 'The service is busy.' },
  40014: { means: 'wait', detail: 'The token ran out; the next attempt takes a new one.' },
  42001: { means: 'wait', detail: 'The token ran out; the next attempt takes a new one.' },
  45009: { means: 'wait', waitMs: 60_000, detail: 'Too many calls of the service.' },
  60011: { means: 'refused', detail: 'The application may not write to this person.' },
  81013: { means: 'refused', detail: 'The person does not exist in 企业微信, or the application is not visible to them.' },
};

/** Messages of an application of one's own in 企业微信, as a card, to a person by user id. */
export class WecomAppChannel extends Channel {
  readonly name = 'wecom-app';
  private readonly exchange: Exchange;
  private readonly access: URL;
  private token: { text: string; until: number } | undefined;

  constructor(private readonly options: WecomAppOptions) {
    super();
    this.exchange = new Exchange(options);
    this.access = new URL(options.url);
  }

  async send(delivery: OutgoingDelivery, signal: AbortSignal): Promise<SendResult> {
    const { id, address, content } = delivery;
    if (!isMessage(content)) throw new Error(`delivery ${id} by 企业微信 has no message`);
    if (!address) return { ok: false, retryable: false, detail: 'The recipient has no user id of 企业微信.' };
    const token = await this.freshToken(signal);
    if (typeof token !== 'string') return token;
    const url = this.endpoint('message/send', { access_token: token });
    const answer = await this.exchange.ask(jsonPost(url, this.bodyOf(delivery, content, address)), signal);
    if (!answer.ok) return answer;
    const body = answer.responseExcerpt ?? '';
    const verdict = judge({ codeField: 'errcode', faults: FAULTS }, body);
    if (!verdict.ok && TOKEN_FAULTS.has(codeOf(body))) this.token = undefined;
    if (verdict.ok && invalidUserOf(body))
      return { ...answer, ok: false, retryable: false, detail: `企业微信 knows no user ${address} that may read this.` };
    return { ...answer, ...verdict };
  }

  override close(): Promise<void> {
    return this.exchange.close();
  }

  private bodyOf(delivery: OutgoingDelivery, message: Message, user: string): object {
    const form = wecomAppForm(message, delivery.id);
    const repeat = { enable_duplicate_check: 1, duplicate_check_interval: 14_400 };
    return { touser: user, agentid: Number(this.access.pathname.slice(1)), ...form, ...repeat };
  }

  private async freshToken(signal: AbortSignal): Promise<string | SendResult> {
    const now = this.options.clock.now().getTime();
    if (this.token && this.token.until > now) return this.token.text;
    const { username, password } = this.access;
    const url = this.endpoint('gettoken', { corpid: decodeURIComponent(username), corpsecret: decodeURIComponent(password) });
    const answer = await this.exchange.ask({ method: 'GET', url }, signal);
    if (!answer.ok) return answer;
    const verdict = judge({ codeField: 'errcode', faults: FAULTS }, answer.responseExcerpt ?? '');
    // No token is trouble with the set-up, not with this message: it waits until that is put right.
    if (!verdict.ok) return { ...answer, ...verdict, retryable: true };
    const { access_token: text, expires_in: seconds } = JSON.parse(answer.responseExcerpt ?? '') as {
      access_token: string;
      expires_in: number;
    };
    this.token = { text, until: now + seconds * 1000 - TOKEN_RESERVE_MS };
    return text;
  }

  private endpoint(path: string, query: Record<string, string>): URL {
    const url = new URL(`/cgi-bin/${path}`, this.access.origin);
    for (const [name, value] of Object.entries(query)) url.searchParams.set(name, value);
    return url;
  }
}

/** The form of a message: a card; without an address to go to, which a card must have, a text. */
export function wecomAppForm(message: Message, deliveryId: string): object {
  const [first, ...others] = webActions(message);
  if (!first) return { msgtype: 'text', text: { content: shortened(`${message.title}\n${message.opening}`, 500) } };
  const task_id = createHash('sha256').update(deliveryId).digest('hex').slice(0, 32);
  return { msgtype: 'template_card', template_card: { task_id, ...textNotice(message, [first, ...others], CARD_ROOM) } };
}

function codeOf(body: string): number {
  return (JSON.parse(body) as { errcode: number }).errcode;
}

/** The service takes a message to nobody and says so only here. */
function invalidUserOf(body: string): string {
  return (JSON.parse(body) as { invaliduser?: string }).invaliduser ?? '';
}
