import { expect } from 'vitest';
import { sign } from '#webhooks';
import type { Actor } from '#identity';
import { SecretEncryption, newId, SystemClock } from '#platform';
import { ProjectsService, type TransitionStatement, type ProjectTransition } from '#projects';
import { type FreshDatabase, freshDatabase } from '../../../test/setup/database.js';
import { eventually } from '../../../test/setup/eventually.js';
import { givenSite, type Site } from '../../../test/setup/given.js';
import { type InboundMessage } from '../src/messages/message.entity.js';
import { readMessage } from '../src/messages/message.js';
import { keepMessage, type Receipt, type ReceivedRequest, verifyRequest } from '../src/messages/receive-message.queries.js';
import { createSource, type NewSource } from '../src/sources/manage-sources.js';
import type { InboundSource } from '../src/sources/source.js';

/** Signatures are on real time. */
export const wire = new SystemClock();

/** The mapping of a system that sends reports as they are; its bodies that are texts are no JSON. */
export const AS_IT_IS = '$';

export const progress = (project: string, percent: number, more = {}): object => ({
  project,
  kind: 'progress',
  percent,
  text: '主体封顶',
  ...more,
});

export const completion = (project: string): object => ({ project, kind: 'completion', text: '已竣工验收' });

export interface Known {
  source: InboundSource;
  secret: string;
}

export function requestOf(sourceId: string, secret: string, body: unknown, webhookId: string = newId()): ReceivedRequest {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const headers = sign([secret], webhookId, wire.now(), text);
  return { sourceId, headers, kept: { 'content-type': 'application/json' }, body: Buffer.from(text) };
}

/** A working installation with the usual roster, to which other systems send. */
export class InboundSite {
  private constructor(
    private readonly fresh: FreshDatabase,
    readonly site: Site,
    readonly ducha: Actor,
  ) {}

  static async open(): Promise<InboundSite> {
    const fresh = await freshDatabase();
    const site = await givenSite(fresh.url);
    await site.startWorking();
    return new InboundSite(fresh, site, await site.actor('ducha'));
  }

  get databaseUrl(): string {
    return this.fresh.url;
  }

  /** A source of 生态环境分局. */
  async aSource(details: Partial<NewSource> = {}): Promise<Known> {
    const departmentId = await this.site.departmentId('sthj');
    const input = { name: `OA ${newId()}`, departmentId, mapping: AS_IT_IS, examples: [], publicKeys: [], ...details };
    const options = { now: this.site.clock.now(), encryption: this.site.get(SecretEncryption) };
    return this.site.database.transaction((tx) => createSource(tx, input, this.ducha, options));
  }

  async receive(request: ReceivedRequest): Promise<Receipt> {
    const { database } = this.site;
    const encryption = this.site.get(SecretEncryption);
    await verifyRequest(database, encryption, request, wire.now());
    return database.transaction((tx) => keepMessage(tx, request, this.site.clock.now()));
  }

  /** The message when it waits no more. */
  async settled(id: string): Promise<InboundMessage> {
    return eventually(async () => {
      const message = await readMessage(this.site.database, id, this.ducha);
      expect(message.state).not.toBe('waiting');
      return message;
    });
  }

  async send({ source, secret }: Known, body: unknown): Promise<InboundMessage> {
    return this.settled((await this.receive(requestOf(source.id, secret, body))).id);
  }

  async transition(projectId: string, name: ProjectTransition, login = 'huanbao', said: TransitionStatement = {}): Promise<void> {
    const actor = await this.site.actor(login);
    const command = { projectId, transition: name, actor, expectedVersion: null, ...said };
    await this.site.database.transaction((tx) => this.site.get(ProjectsService).transition(tx, command));
  }

  /** A project that its lead department has signed for. */
  async inWork(text?: string, department: 'sthj' | 'cjj' = 'sthj'): Promise<string> {
    const leadDepartmentId = await this.site.departmentId(department);
    const id = await this.site.project({ ...(text ? { text } : {}), leadDepartmentId });
    await this.transition(id, 'acknowledge', department === 'cjj' ? 'chengjian' : 'huanbao');
    return id;
  }

  async standing(id: string): Promise<{ state: string; percent: number; title: string; version: number }> {
    const [row] = await this.site.database.query<{ state: string; percent: number; title: string; version: number }>(
      'SELECT state, percent, title, version FROM project WHERE id = $1',
      [id],
    );
    if (!row) throw new Error('no such project');
    return row;
  }

  async close(): Promise<void> {
    await this.site.close();
    await this.fresh.drop();
  }
}
