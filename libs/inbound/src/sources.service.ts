import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, type Page, SecretEncryption, SystemClock } from '#platform';
import { MessageApplier } from './messages/message-applier.js';
import type { InboundMessage } from './messages/message.entity.js';
import { listMessages, type MessageQuestion } from './messages/message.js';
import { replayFailed } from './messages/replay-messages.queries.js';
import type { AppliedReport } from './reports/apply-reports.js';
import {
  createSource,
  deleteSource,
  type NewSource,
  rotateSourceSecret,
  type SourceChange,
  type SourceRotation,
  updateSource,
} from './sources/manage-sources.js';
import { type InboundSource, listSources, readSource } from './sources/source.js';

/** What those who manage webhooks do with sources. Everything here throws DomainError `access.denied` to others. */
@Injectable()
export class SourcesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly realTime: SystemClock,
    private readonly encryption: SecretEncryption,
    private readonly applier: MessageApplier,
  ) {}

  async list(actor: Actor): Promise<InboundSource[]> {
    requireAbility(actor, 'webhook.manage');
    return listSources(this.database);
  }

  /** @throws DomainError `inbound-source.not-found` */
  async read(id: string, actor: Actor): Promise<InboundSource> {
    requireAbility(actor, 'webhook.manage');
    return readSource(this.database, id);
  }

  /** See {@link createSource}. @throws also DomainError `inbound-source.mapping-invalid` */
  async create(input: NewSource, actor: Actor): Promise<InboundSource & { secret: string }> {
    requireAbility(actor, 'webhook.manage');
    await this.applier.checkMapping(input.mapping, input.examples);
    const options = { now: this.clock.now(), encryption: this.encryption };
    const { source, secret } = await this.database.transaction((tx) => createSource(tx, input, actor, options));
    return { ...source, secret };
  }

  /** See {@link updateSource}. @throws also DomainError `inbound-source.mapping-invalid` */
  async update(id: string, expectedVersion: number, change: SourceChange, actor: Actor): Promise<InboundSource> {
    requireAbility(actor, 'webhook.manage');
    if (change.mapping !== undefined || change.examples !== undefined) {
      const { mapping, examples } = { ...(await readSource(this.database, id)), ...change };
      await this.applier.checkMapping(mapping, examples);
    }
    return this.database.transaction((tx) => updateSource(tx, id, expectedVersion, change, actor, this.clock.now()));
  }

  /** See {@link deleteSource}. */
  async delete(id: string, expectedVersion: number, actor: Actor): Promise<void> {
    requireAbility(actor, 'webhook.manage');
    await this.database.transaction((tx) => deleteSource(tx, id, expectedVersion, actor, this.clock.now()));
  }

  /** See {@link rotateSourceSecret}. */
  async rotateSecret(
    id: string,
    expectedVersion: number,
    rotation: SourceRotation,
    actor: Actor,
  ): Promise<InboundSource & { secret: string }> {
    requireAbility(actor, 'webhook.manage');
    const options = { now: this.clock.now(), realNow: this.realTime.now(), encryption: this.encryption };
    const { source, secret } = await this.database.transaction((tx) =>
      rotateSourceSecret(tx, id, expectedVersion, rotation, actor, options),
    );
    return { ...source, secret };
  }

  /** What a body would do now, by the mapping of the source or another one, without doing it. */
  async tryOut(
    id: string,
    { body, mapping }: { body: unknown; mapping?: string },
    actor: Actor,
  ): Promise<{ reports: AppliedReport[]; reason: string | null }> {
    const source = await this.read(id, actor);
    const tried = mapping === undefined ? source : { ...source, mapping };
    return this.applier.tryOut(tried, Buffer.from(JSON.stringify(body)));
  }

  /** Applies all failed messages of a source again; answers how many. */
  async replay(id: string, actor: Actor): Promise<number> {
    requireAbility(actor, 'webhook.manage');
    return this.database.transaction((tx) => replayFailed(tx, id));
  }

  /** What came from a source, the latest first. */
  async messages(question: MessageQuestion, actor: Actor): Promise<Page<InboundMessage>> {
    requireAbility(actor, 'webhook.manage');
    return listMessages(this.database, question, actor);
  }
}
