import { readFileSync } from 'node:fs';
import { DomainError } from '#platform';
import { Liquid } from 'liquidjs';

/** How a gateway for text messages is spoken to, as data: docs/delivery.md shows one. */
export interface SmsGateway {
  /** Address with `{{ mobile }}`, `{{ text }}` and `{{ id }}`, each encoded as part of an address. */
  url: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  /** An object is sent as JSON, its texts filled; a text as a form, each value encoded. */
  body?: Record<string, unknown> | string;
  /** Left out: every answer of HTTP 2xx means sent. */
  answer?: {
    /** Field of the JSON answer, as `code` or `data.status`. */
    field: string;
    sent: (string | number | boolean)[];
    /** Too many messages: try again later. */
    wait?: (string | number | boolean)[];
    /** The number is wrong or wants no messages: no other try. */
    refused?: (string | number | boolean)[];
  };
  /** Longest text in characters; longer titles are cut. Default: 200. */
  textLimit?: number;
}

/** @throws DomainError `config.invalid` when the file is missing or says too little */
export function readSmsGateway(file: string): SmsGateway {
  try {
    const gateway = JSON.parse(readFileSync(file, 'utf8')) as SmsGateway;
    if (typeof gateway.url !== 'string') throw new Error('it has no "url"');
    if (gateway.answer && !Array.isArray(gateway.answer.sent)) throw new Error('its "answer" has no list "sent"');
    return gateway;
  } catch (error) {
    throw new DomainError(
      'config.invalid',
      `SMS_GATEWAY: the file can not be used: ${(error as Error).message}`,
      {},
      { cause: error },
    );
  }
}

export interface SmsFacts {
  mobile: string;
  text: string;
  id: string;
}

const plainly = new Liquid({ ownPropertyOnly: true });
const encoded = new Liquid({ ownPropertyOnly: true, outputEscape: (value: unknown) => encodeURIComponent(String(value)) });

/** The request that sends one text: values can't break out of the place that the gateway's description gives them. */
export function smsRequest(
  gateway: SmsGateway,
  facts: SmsFacts,
): { method: 'GET' | 'POST'; url: URL; headers: Record<string, string>; body?: string } {
  const { body } = gateway;
  const type = typeof body === 'string' ? 'application/x-www-form-urlencoded; charset=utf-8' : 'application/json; charset=utf-8';
  const headers = Object.entries(gateway.headers ?? {}).map(([name, value]) => [name, oneLine(fill(value, facts))]);
  return {
    method: gateway.method ?? 'POST',
    url: new URL(encoded.parseAndRenderSync(gateway.url, facts) as string),
    headers: {
      ...(body === undefined ? {} : { 'content-type': type }),
      ...(Object.fromEntries(headers) as Record<string, string>),
    },
    ...(body === undefined
      ? {}
      : {
          body:
            typeof body === 'string' ? (encoded.parseAndRenderSync(body, facts) as string) : JSON.stringify(filled(body, facts)),
        }),
  };
}

function filled(value: unknown, facts: SmsFacts): unknown {
  if (typeof value === 'string') return fill(value, facts);
  if (Array.isArray(value)) return value.map((one) => filled(one, facts));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, filled(one, facts)]));
}

function fill(text: string, facts: SmsFacts): string {
  return plainly.parseAndRenderSync(text, facts) as string;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ');
}
