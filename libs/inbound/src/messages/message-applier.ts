import { Injectable } from '@nestjs/common';
import { acknowledgeJobs, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { Clock, Database, DomainError } from '#platform';
import { ProjectsService } from '#projects';
import { checkMapping } from '../mapping/check-mapping.js';
import { Mapper } from '../mapping/mapper.js';
import { type InboundReport, MappingFault } from '../mapping/report.js';
import { type AppliedReport, applyReports } from '../reports/apply-reports.js';
import { findSource, type InboundSource } from '../sources/source.js';
import { countTry, finish, lockWaiting, nextWaiting, type WaitingMessage } from './message.queries.js';

/** So often a message may fail for a reason of our own before it gives way to those that came after it. */
const MAX_TRIES = 5;

/** What was made of a body. */
type Mapped = { source: InboundSource; reports: InboundReport[] } | { reason: string };

/** Applies what other systems sent: the messages of a source in the order in which they came, each once, whole or not at all. */
@Injectable()
export class MessageApplier {
  /** The end of what this worker does for each source. */
  private readonly turns = new Map<string, Promise<void>>();

  private readonly mapper = new Mapper();

  constructor(
    private readonly database: Database,
    private readonly projects: ProjectsService,
    private readonly clock: Clock,
  ) {}

  /** One job: applies what waits of the source up to this message, and acknowledges the job. */
  run({ messageId, sourceId }: { messageId: string; sourceId: string }, jobId: string): Promise<void> {
    return this.inTurn(sourceId, () => this.work(messageId, jobId));
  }

  /** One after another for each source; what others did meanwhile is not done again. */
  private async inTurn(sourceId: string, work: () => Promise<void>): Promise<void> {
    const before = this.turns.get(sourceId) ?? Promise.resolve();
    const mine = before.catch(() => undefined).then(work);
    this.turns.set(sourceId, mine);
    try {
      await mine;
    } finally {
      if (this.turns.get(sourceId) === mine) this.turns.delete(sourceId);
    }
  }

  /**
   * Does what waits of the source up to this message: a later report must not be overtaken by an earlier one. Two workers may map
   * the same message; the one that comes second finds it done.
   */
  private async work(messageId: string, jobId: string): Promise<void> {
    const { database } = this;
    for (;;) {
      const message = await nextWaiting(database, messageId);
      if (!message) return database.transaction((tx) => acknowledgeJobs(tx, [jobId]));
      try {
        await this.conclude(message, await this.map(message));
      } catch (error) {
        await this.countTry(message);
        throw error; // For the log; the job is tried again later.
      }
    }
  }

  /** @throws DomainError `inbound-source.mapping-invalid` when the mapping does not make reports of every example, or pass it over */
  checkMapping(mapping: string, examples: readonly unknown[]): Promise<void> {
    return checkMapping(this.mapper, mapping, examples);
  }

  /** What a body would do to the projects, without doing it: done in a transaction that is rolled back. */
  async tryOut(source: InboundSource, body: Uint8Array): Promise<{ reports: AppliedReport[]; reason: string | null }> {
    const mapped = await this.mapFor(source, body);
    if ('reason' in mapped) return { reports: [], reason: mapped.reason };
    try {
      await this.database.transaction(async (tx) => {
        throw new RolledBack(await applyReports(tx, this.projects, source, mapped.reports));
      });
    } catch (error) {
      if (error instanceof RolledBack) return { reports: error.reports, reason: null };
      if (error instanceof DomainError) return { reports: [], reason: error.message };
      throw error;
    }
    throw new Error('a transaction that was to be rolled back was committed');
  }

  private async map({ sourceId, body }: WaitingMessage): Promise<Mapped> {
    const source = await findSource(this.database, sourceId);
    return source ? this.mapFor(source, body) : { reason: 'The source was deleted before this message was applied.' };
  }

  private async mapFor(source: InboundSource, body: Uint8Array): Promise<Mapped> {
    try {
      return { source, reports: await this.mapper.map(source.mapping, body) };
    } catch (error) {
      if (error instanceof MappingFault) return { reason: error.message };
      throw error;
    }
  }

  private async conclude(message: WaitingMessage, mapped: Mapped): Promise<void> {
    const { database, projects } = this;
    if ('reason' in mapped) return this.fail(message, mapped.reason);
    try {
      await database.transaction(async (tx) => {
        if (!(await lockWaiting(tx, message.id))) return;
        const reports = await applyReports(tx, projects, mapped.source, mapped.reports);
        await finish(
          tx,
          message.id,
          { state: reports.length > 0 ? 'applied' : 'ignored', reason: null, reports },
          this.clock.now(),
        );
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.fail(message, error.message);
    }
  }

  private async countTry(message: WaitingMessage): Promise<void> {
    const tries = await countTry(this.database, message.id);
    if (tries !== undefined && tries >= MAX_TRIES)
      await this.fail(
        message,
        `It failed ${MAX_TRIES} times for a reason on our side; the log of the worker has it. Replay it when that is mended.`,
      );
  }

  private async fail({ id, sourceId }: WaitingMessage, reason: string): Promise<void> {
    const now = this.clock.now();
    await this.database.transaction(async (tx) => {
      if (!(await lockWaiting(tx, id))) return;
      await finish(tx, id, { state: 'failed', reason, reports: [] }, now);
      const subject = { kind: 'inbound-source', id: sourceId } as const;
      const data = { messageId: id, reason };
      await recordEvents(tx, [{ type: 'inbound_source.message_failed', subject, actor: SYSTEM_ACTOR, at: now, data }]);
    });
  }
}

/** Carries out of a transaction what was done in it, and undoes it. */
class RolledBack extends Error {
  constructor(readonly reports: AppliedReport[]) {
    super('rolled back');
  }
}
