import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Response } from 'express';
import { InboxService } from '#notifications';
import { type Actor, SessionsService } from '#identity';
import { Database, DomainError, Logger } from '#platform';
import { Listener } from './listener.queries.js';
import { InboxStream, type StreamEnd } from './inbox-stream.js';

const HEARTBEAT_MS = 25_000;
const STREAMS_A_PERSON = 5;
const STREAMS_A_PROCESS = 1000;

interface Open {
  stream: InboxStream;
  personId: string;
  bearer: string;
}

/** All streams of this process. They share one connection that listens, opened with the first of them. */
@Injectable()
export class InboxStreams implements OnModuleDestroy {
  private readonly open = new Set<Open>();
  private readonly listener: Listener;
  private heartbeat: NodeJS.Timeout | undefined;
  private closed = false;

  constructor(
    database: Database,
    private readonly inbox: InboxService,
    private readonly sessions: SessionsService,
    private readonly logger: Logger,
  ) {
    this.listener = new Listener({
      database,
      call: inbox.notificationChannel,
      heard: (personId) => this.look(this.of(personId)),
      listening: () => this.look(this.open),
      logger,
    });
  }

  /**
   * Answers with the stream of this person; the oldest gives way when there are too many.
   * @param lastSeen id of the last event that the client got
   * @throws DomainError `inbox.streams-full`
   */
  async begin(response: Response, actor: Actor, bearer: string, lastSeen?: string): Promise<void> {
    this.assertRoom();
    const follower = await this.inbox.follow(actor, lastSeen);
    this.assertRoom();
    if (response.destroyed) return;
    const stream = new InboxStream(response, follower, (error) =>
      this.logger.warn({ err: error }, 'could not look into an inbox; trying again'),
    );
    const entry = { stream, personId: actor.id, bearer };
    this.open.add(entry);
    response.once('close', () => this.open.delete(entry));
    for (const oldest of this.of(actor.id).slice(0, -STREAMS_A_PERSON)) this.end(oldest, 'replaced');
    this.listener.start();
    this.heartbeat ??= setInterval(() => this.beat(), HEARTBEAT_MS).unref();
    stream.look();
  }

  async onModuleDestroy(): Promise<void> {
    this.closed = true;
    clearInterval(this.heartbeat);
    for (const entry of this.open) this.end(entry, 'shutdown');
    await this.listener.close();
  }

  /** In the order in which they were opened. */
  private of(personId: string): Open[] {
    return [...this.open].filter((entry) => entry.personId === personId);
  }

  private look(entries: Iterable<Open>): void {
    for (const { stream } of entries) stream.look();
  }

  /** A heartbeat looks as well: a call that was lost on the way costs no more than until then. */
  private beat(): void {
    for (const entry of this.open) {
      entry.stream.beat();
      void this.endWithSession(entry);
    }
  }

  private async endWithSession(entry: Open): Promise<void> {
    try {
      await this.sessions.authenticate(entry.bearer);
      entry.stream.look();
    } catch (error) {
      if (error instanceof DomainError) this.end(entry, 'session-over');
      else this.logger.warn({ err: error }, 'could not look after a session; the next heartbeat does');
    }
  }

  private end(entry: Open, reason: StreamEnd): void {
    this.open.delete(entry);
    entry.stream.end(reason);
  }

  private assertRoom(): void {
    if (!this.closed && this.open.size < STREAMS_A_PROCESS) return;
    throw new DomainError(
      'inbox.streams-full',
      'Too many streams are open here. Come again in a few seconds, or ask GET /v1/inbox.',
    );
  }
}
