import { execFileSync } from 'node:child_process';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { inject } from 'vitest';
import { temporaryFolder } from '../../setup/temporary-folder.js';
import { type Serving, startServing } from './serving.js';

/** A copy of the demonstration that one journey may change as it likes. */
export class Site {
  private constructor(
    private readonly home: string,
    private readonly serving: Serving,
  ) {}

  /** @param settings environment of the server */
  static async open(settings: Readonly<Record<string, string>> = {}): Promise<Site> {
    const home = await temporaryFolder('journey');
    // With its owners: PostgreSQL runs as somebody else where the tests run as root.
    execFileSync('cp', ['-a', path.join(inject('demonstrationHome'), 'duban'), path.join(home, 'duban')]);
    return new Site(home, await startServing(home, settings));
  }

  get url(): string {
    return this.serving.url;
  }

  async close(): Promise<void> {
    await this.serving.stop();
    await rm(this.home, { recursive: true, force: true });
  }

  /** Asks the API as a person, beside the browser. */
  async get<Body>(login: string, address: string): Promise<Body> {
    const token = await this.tokenOf(login);
    const answer = await fetch(this.url + address, { headers: { authorization: `Bearer ${token}`, 'accept-language': 'zh-CN' } });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  /** Sends as a person, beside the browser. */
  post<Body>(login: string, address: string, body: unknown): Promise<Body> {
    return this.send<Body>(login, 'POST', address, body);
  }

  /** Replaces what was read in this version. */
  put<Body>(login: string, address: string, body: unknown, version: number): Promise<Body> {
    return this.send<Body>(login, 'PUT', address, body, { 'if-match': `"${version}"` });
  }

  private async send<Body>(
    login: string,
    method: 'POST' | 'PUT',
    address: string,
    body: unknown,
    more: Record<string, string> = {},
  ): Promise<Body> {
    const answer = await fetch(this.url + address, {
      method,
      headers: { authorization: `Bearer ${await this.tokenOf(login)}`, 'content-type': 'application/json', ...more },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${address}: ${answer.status} ${await answer.text()}`);
    return (await answer.json()) as Body;
  }

  /** The id of the only project with this title. */
  async projectId(title: string): Promise<string> {
    const { items } = await this.get<{ items: { id: string; title: string }[] }>(
      'ducha1',
      `/v1/projects?q=${encodeURIComponent(title)}`,
    );
    const found = items.find((project) => project.title === title);
    if (!found) throw new Error(`no project is called ${title}`);
    return found.id;
  }

  /** Ends the login that the visits of this person have. */
  async logOut(login: string): Promise<void> {
    const token = await this.tokenOf(login);
    await fetch(`${this.url}/v1/logout`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
    this.tokens.delete(login);
  }

  private readonly tokens = new Map<string, string>();

  /** One login for each person: a journey that is about something else has no need of more. */
  async tokenOf(login: string): Promise<string> {
    const known = this.tokens.get(login);
    if (known) return known;
    const answer = await fetch(`${this.url}/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login, password: PASSWORD }),
    });
    const { token } = (await answer.json()) as { token: string };
    this.tokens.set(login, token);
    return token;
  }
}

export const PASSWORD = 'duban-demo-2022';
