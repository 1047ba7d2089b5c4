import { getSharedConfigToken } from '@nestjs/bullmq';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { Logger, RepeatedWarning } from '#platform';
import { eventPublished } from '../jobs/job-kinds.js';
import type { QueueConnection } from './queue-backend.js';
import { closeWithin } from './close-within.js';
import { JobKinds } from './declared-job-kinds.js';
import { OutboxQueue } from './queue-classes.js';

const CLOSE_WITHIN_MS = 2000;

/** The BullMQ queues of this process, each opened once and closed when the services has shut down. */
@Injectable()
export class Queues implements OnApplicationShutdown {
  private readonly opened = new Map<string, OutboxQueue>();
  private readonly warning: RepeatedWarning;

  constructor(
    @Inject(getSharedConfigToken()) private readonly connection: QueueConnection,
    private readonly kinds: JobKinds,
    private readonly logger: Logger,
  ) {
    this.warning = new RepeatedWarning(logger);
  }

  /** The queue with this name, see `JobKind.queue`. */
  open(name: string): OutboxQueue {
    let queue = this.opened.get(name);
    if (!queue) {
      queue = new OutboxQueue(name, this.connection);
      queue.on('error', (error) => this.warning.warn({ queue: name, err: error }, 'queue connection failed'));
      this.opened.set(name, queue);
      this.forgetUnlessReady(name, queue);
    }
    return queue;
  }

  /** BullMQ remembers for ever that its first connection to PostgreSQL failed; whoever asks next gets a new queue. */
  private forgetUnlessReady(name: string, queue: OutboxQueue): void {
    queue.waitUntilReady().catch(() => {
      this.opened.delete(name);
      queue.close().catch((error: unknown) => this.logger.warn({ queue: name, err: error }, 'could not close a queue'));
    });
  }

  /** The queues of all kinds that the modules of this process declare. Not to be asked before `onModuleInit`. */
  openAll(): OutboxQueue[] {
    return this.kinds.all.map(({ queue }) => this.open(queue));
  }

  /** Waits until a queue answers; rejects when it doesn't. */
  async ping(): Promise<void> {
    await this.open(eventPublished.queue).getJobCounts('waiting');
  }

  async onApplicationShutdown(): Promise<void> {
    await Promise.all([...this.opened.values()].map((queue) => closeWithin(queue, CLOSE_WITHIN_MS)));
    this.opened.clear();
  }
}
