import type { Actor } from '#identity';
import { isId, type Queryable } from '#platform';
import { countUnread, messagesAfter, newestMessage, numberOf } from './inbox.js';
import type { InboxMessage } from './inbox-message.entity.js';

/** What happened in an inbox since the last look. */
export interface InboxNews {
  /** In the order in which they came in. */
  messages: InboxMessage[];
  unread: number;
  /** There may be more: look again. */
  more: boolean;
}

const PAGE = 50;
/** Stands before the first message of everybody. */
const BEFORE_ALL = '00000000-0000-0000-0000-000000000000';

/** Somebody who watches an inbox from some message on: sees each that came in after it once. */
export class InboxFollower {
  private constructor(
    private readonly db: Queryable,
    private readonly actor: Actor,
    /** The last message seen, by which a later follower goes on. */
    readonly from: string,
    private seen: number,
  ) {}

  /** Goes on after `lastSeen`; from now on when there is none, or when it is no message of this person. */
  static async begin(db: Queryable, actor: Actor, lastSeen?: string): Promise<InboxFollower> {
    if (lastSeen === BEFORE_ALL) return new InboxFollower(db, actor, BEFORE_ALL, 0);
    const number = lastSeen && isId(lastSeen) ? await numberOf(db, actor, lastSeen) : null;
    if (lastSeen && number !== null) return new InboxFollower(db, actor, lastSeen, number);
    const newest = await newestMessage(db, actor);
    return new InboxFollower(db, actor, newest?.id ?? BEFORE_ALL, newest?.number ?? 0);
  }

  async look(): Promise<InboxNews> {
    const messages = await messagesAfter(this.db, this.actor, this.seen, PAGE);
    const unread = await countUnread(this.db, this.actor);
    const last = messages.at(-1);
    if (last) this.seen = (await numberOf(this.db, this.actor, last.id)) ?? this.seen;
    return { messages, unread, more: messages.length === PAGE };
  }
}
