import { type JobQueues, recordEvents, acknowledgeJob, SYSTEM_ACTOR } from '#outbox';
import { type Database, DomainError, type Queryable, type Tx } from '#platform';
import type { ProjectsService } from '#projects';
import { checkMapping } from '../mapping/check-mapping.js';
import { Mapper } from '../mapping/mapper.js';
import { type InboundReport, MappingFault } from '../mapping/report.js';
import { type AppliedReport, applyReports } from '../reports/apply-reports.js';
import { findSource, type InboundSource } from '../sources/source.js';
import { inboundMessage } from './inbound-job.js';
import { sweepBodies } from './sweep-bodies.js';

export interface InboundOptions {
  database: Database;
  projects: ProjectsService;
  /** Bodies of messages that were applied or passed over are kept so many days. Default: 90. */
  logDays?: number;
}

interface WaitingMessage {
  id: string;
  sourceId: string;
  body: Buffer;
}

/** So often a message may fail for a reason of our own before it gives way to those that came after it. */
const MAX_TRIES = 5;

/** What was made of a body. */
type Mapped = { source: InboundSource; reports: InboundReport[] } | { reason: string };

/** Applies what other systems sent: the messages of a source in the order in which they came, each once, whole or not at all. */
export class Inbound {
  /** The end of what this worker does for each source. */
  private readonly turns = new Map<string, Promise<void>>();

  private readonly mapper = new Mapper();

  constructor(private readonly options: InboundOptions) {}

  register(queues: JobQueues): void {
    queues.handle(inboundMessage, ({ messageId, sourceId }, jobId) => this.inTurn(sourceId, () => this.work(messageId, jobId)));
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
    const { database } = this.options;
    for (;;) {
      const message = await nextWaiting(database, messageId);
      if (!message) return database.transaction((tx) => acknowledgeJob(tx, jobId));
      try {
        await this.conclude(message, await this.map(message));
      } catch (error) {
        await this.countTry(message);
        throw error; // For the log; the promise is kept later.
      }
    }
  }

  /** Forgets old bodies; answers how many. Run it in a loop, now and then. */
  sweep(): Promise<number> {
    const { database, projects, logDays = 90 } = this.options;
    return sweepBodies(database, new Date(projects.clock.now().getTime() - logDays * 86_400_000));
  }

  /** @throws DomainError `inbound-source.mapping-invalid` when the mapping does not make reports of every example, or pass it over */
  checkMapping(mapping: string, examples: readonly unknown[]): Promise<void> {
    return checkMapping(this.mapper, mapping, examples);
  }

  /** What a body would do to the projects, without doing it: done in a transaction that is taken back. */
  async tryOut(source: InboundSource, body: Uint8Array): Promise<{ reports: AppliedReport[]; reason: string | null }> {
    const mapped = await this.mapFor(source, body);
    if ('reason' in mapped) return { reports: [], reason: mapped.reason };
    try {
      await this.options.database.transaction(async (tx) => {
        throw new TakenBack(await applyReports(tx, this.options.projects, source, mapped.reports));
      });
    } catch (error) {
      if (error instanceof TakenBack) return { reports: error.reports, reason: null };
      if (error instanceof DomainError) return { reports: [], reason: error.message };
      throw error;
    }
    throw new Error('a transaction that was to be taken back was committed');
  }

  private async map({ sourceId, body }: WaitingMessage): Promise<Mapped> {
    const source = await findSource(this.options.database, sourceId);
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
    const { database, projects } = this.options;
    if ('reason' in mapped) return this.fail(message, mapped.reason);
    try {
      await database.transaction(async (tx) => {
        if (!(await lockWaiting(tx, message.id))) return;
        const reports = await applyReports(tx, projects, mapped.source, mapped.reports);
        await finish(
          tx,
          message.id,
          { state: reports.length > 0 ? 'applied' : 'ignored', reason: null, reports },
          projects.clock.now(),
        );
      });
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      await this.fail(message, error.message);
    }
  }

  private async countTry(message: WaitingMessage): Promise<void> {
    const [counted] = await this.options.database.query<{ tries: number }>(
      `UPDATE inbound_message SET tries = tries + 1 WHERE id = $1 AND state = 'waiting' RETURNING tries`,
      [message.id],
    );
    if (counted && counted.tries >= MAX_TRIES)
      await this.fail(
        message,
        `It failed ${MAX_TRIES} times for a reason on our side; the log of the worker has it. Replay it when that is mended.`,
      );
  }

  private async fail({ id, sourceId }: WaitingMessage, reason: string): Promise<void> {
    const now = this.options.projects.clock.now();
    await this.options.database.transaction(async (tx) => {
      if (!(await lockWaiting(tx, id))) return;
      await finish(tx, id, { state: 'failed', reason, reports: [] }, now);
      const subject = { kind: 'inbound-source', id: sourceId } as const;
      const data = { messageId: id, reason };
      await recordEvents(tx, [{ type: 'inbound_source.message_failed', subject, actor: SYSTEM_ACTOR, at: now, data }]);
    });
  }
}

/** Carries out of a transaction what was done in it, and undoes it. */
class TakenBack extends Error {
  constructor(readonly reports: AppliedReport[]) {
    super('taken back');
  }
}

/** The earliest that waits of the same source, up to this one. */
async function nextWaiting(db: Queryable, messageId: string): Promise<WaitingMessage | undefined> {
  const [message] = await db.query<WaitingMessage>(
    `SELECT m.id, m.source_id AS "sourceId", m.body FROM inbound_message m JOIN inbound_message mine ON mine.source_id = m.source_id
     WHERE mine.id = $1 AND m.state = 'waiting' AND m.id <= mine.id ORDER BY m.id LIMIT 1`,
    [messageId],
  );
  return message;
}

/** False when another worker was first. */
async function lockWaiting(tx: Tx, id: string): Promise<boolean> {
  return (await tx.query(`SELECT 1 FROM inbound_message WHERE id = $1 AND state = 'waiting' FOR UPDATE`, [id])).length > 0;
}

async function finish(
  tx: Tx,
  id: string,
  { state, reason, reports }: { state: 'applied' | 'ignored' | 'failed'; reason: string | null; reports: AppliedReport[] },
  now: Date,
): Promise<void> {
  await tx.query(
    `UPDATE inbound_message SET state = $2, reason = $3, reports = $4, project_ids = $5, tries = tries + 1, finished_at = $6 WHERE id = $1`,
    [id, state, reason, JSON.stringify(reports), [...new Set(reports.map(({ projectId }) => projectId))], now],
  );
}
