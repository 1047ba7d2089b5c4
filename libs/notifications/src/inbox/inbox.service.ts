import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Database, type Page } from '#platform';
import { InboxFollower } from './follow-inbox.js';
import { inboxChannelOf } from './inbox.queries.js';
import { countUnread, type InboxQuestion, listInbox, markAllRead, markRead } from './inbox.js';
import type { InboxMessage } from './inbox-message.entity.js';
import { type MessageOfProject, messagesOfProject } from './messages-of-project.queries.js';

/** The actor's own inbox; nobody reads another one's. */
@Injectable()
export class InboxService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The latest first, with how many are unread. */
  async list(actor: Actor, question: InboxQuestion): Promise<Page<InboxMessage> & { unread: number }> {
    const page = await listInbox(this.database, actor, question);
    return { ...page, unread: await countUnread(this.database, actor) };
  }

  /** The latest messages about a project to anybody, the newest first. Whoever calls has checked that its reader sees the project. */
  ofProject(projectId: string, limit: number): Promise<MessageOfProject[]> {
    return messagesOfProject(this.database, projectId, limit);
  }

  /** @throws DomainError `message.not-found` */
  read(actor: Actor, id: string): Promise<InboxMessage> {
    return this.database.transaction((tx) => markRead(tx, actor, id, this.clock.now()));
  }

  /**
   * Marks all as read, or only those up to one.
   * @returns how many were unread until now, and how many are
   * @throws DomainError `message.not-found`
   */
  readAll(actor: Actor, upTo: string | null): Promise<{ read: number; unread: number }> {
    return this.database.transaction(async (tx) => ({
      read: await markAllRead(tx, actor, upTo, this.clock.now()),
      unread: await countUnread(tx, actor),
    }));
  }

  /** Sees each message that comes in after `lastSeen`, or from now on. */
  follow(actor: Actor, lastSeen?: string): Promise<InboxFollower> {
    return InboxFollower.begin(this.database, actor, lastSeen);
  }

  /** PostgreSQL notifies on this channel of a changed inbox, with the id of its person. */
  get notificationChannel(): string {
    return inboxChannelOf(this.database.schema);
  }
}
