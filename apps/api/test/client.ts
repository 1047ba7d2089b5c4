import type { SmallApi } from './small-api.js';

export type Json = Record<string, unknown>;

export interface Sent {
  method?: string;
  token?: string;
  /** FormData and text go as they are, everything else as JSON. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface Received {
  status: number;
  headers: Headers;
  body: Json;
}

/** Asks the API over HTTP, as any program would. */
export class Client {
  constructor(private readonly api: Pick<SmallApi, 'url'>) {}

  async send(path: string, { method = 'GET', token, body, headers = {} }: Sent = {}): Promise<Received> {
    const asIs = body instanceof FormData || typeof body === 'string';
    const content = body === undefined ? {} : { body: asIs ? body : JSON.stringify(body) };
    const type: Record<string, string> =
      body === undefined || body instanceof FormData ? {} : { 'Content-Type': 'application/json' };
    const login: Record<string, string> = token ? { Authorization: `Bearer ${token}` } : {};
    const response = await fetch(this.api.url + path, { method, headers: { ...type, ...login, ...headers }, ...content });
    const text = await response.text();
    return { status: response.status, headers: response.headers, body: text ? (JSON.parse(text) as Json) : {} };
  }

  async tokenOf(login: string): Promise<string> {
    const { body } = await this.send('/v1/login', { method: 'POST', body: { login, password: 'correct horse' } });
    return String(body['token']);
  }
}
