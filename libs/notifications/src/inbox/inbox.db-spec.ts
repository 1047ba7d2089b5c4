import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, newId, type Tx } from '#platform';
import { eventually } from '../../../../test/setup/eventually.js';
import { clock } from '../../../../test/setup/deliveries.js';
import { personWithId } from '../../../../test/setup/given.js';
import { openScratchDatabase } from '../../../../test/setup/scratch-database.js';
import { InboxFollower } from './follow-inbox.js';
import { countUnread, listInbox, markAllRead } from './inbox.js';
import { putInInbox } from './inbox.queries.js';

let database: Database;
let drop: () => Promise<void>;
beforeAll(async () => {
  ({ database, drop } = await openScratchDatabase());
});
afterAll(() => drop());

/** Puts a message into the inbox; answers its id. */
async function put(tx: Tx, personId: string, createdAt: Date = clock.now()): Promise<string> {
  const id = newId();
  await putInInbox(tx, {
    id,
    personId,
    projectId: newId(),
    kind: 'call',
    level: null,
    subject: null,
    title: '催办',
    body: '事项',
    link: 'https://duban.example/1',
    createdAt,
  });
  return id;
}

const given = (personId: string, createdAt?: Date): Promise<string> => database.transaction((tx) => put(tx, personId, createdAt));
const readAll = (personId: string, upTo: string | null = null): Promise<number> =>
  database.transaction((tx) => markAllRead(tx, personWithId(personId), upTo, clock.now()));

describe('marking all as read', () => {
  it('takes all that is there, of this person alone, and each once', async () => {
    const [reader, other] = [newId(), newId()];
    for (const personId of [reader, reader, other]) await given(personId);
    expect(await readAll(reader)).toBe(2);
    expect(await readAll(reader)).toBe(0);
    expect([await countUnread(database, personWithId(reader)), await countUnread(database, personWithId(other))]).toEqual([0, 1]);
  });

  it('up to a message leaves unread what came in since, even what was asked for before', async () => {
    const reader = newId();
    await given(reader);
    const seen = await given(reader);
    const since = await given(reader, new Date('2022-01-17T02:00:00Z'));
    expect(await readAll(reader, seen)).toBe(2);
    const { items } = await listInbox(database, personWithId(reader), { unreadOnly: true, limit: 10 });
    expect(items.map(({ id }) => id)).toEqual([since]);
  });

  it('knows nothing of a message of somebody else', async () => {
    const reader = newId();
    await given(reader);
    const foreign = await given(newId());
    await expect(readAll(reader, foreign)).rejects.toMatchObject({ code: 'message.not-found' });
    expect(await countUnread(database, personWithId(reader))).toBe(1);
  });
});

describe('following an inbox', () => {
  it('loses nothing of what comes in at the same time: the later waits until the earlier is there', async () => {
    const reader = newId();
    const follower = await InboxFollower.begin(database, personWithId(reader));
    let commit = (): void => undefined;
    const held = new Promise<void>((resolve) => (commit = resolve));
    let slowId = '';
    const slow = database.transaction(async (tx) => {
      slowId = await put(tx, reader);
      await held;
    });
    await eventually(() => expect(slowId).not.toBe(''));
    const quick = given(reader);
    await eventually(async () => expect(await waitingForLock()).toBeGreaterThan(0));
    expect(await follower.look()).toEqual({ messages: [], unread: 0, more: false });
    commit();
    await slow;
    const quickId = await quick;
    const { messages, unread } = await follower.look();
    expect([messages.map(({ id }) => id), unread]).toEqual([[slowId, quickId], 2]);
    expect((await follower.look()).messages).toEqual([]);
  });

  it('goes on after a message of its person, else from now on', async () => {
    const [reader, stranger] = [newId(), newId()];
    const first = await given(reader);
    const second = await given(reader, new Date('2022-01-17T02:00:00Z'));
    const seenFrom = async (personId: string, lastSeen?: string): Promise<string[]> => {
      const { messages } = await (await InboxFollower.begin(database, personWithId(personId), lastSeen)).look();
      return messages.map(({ id }) => id);
    };
    expect(await seenFrom(reader, first)).toEqual([second]);
    const { from } = await InboxFollower.begin(database, personWithId(stranger));
    const own = await given(stranger);
    expect(await seenFrom(stranger, from)).toEqual([own]);
    expect(await seenFrom(stranger, first)).toEqual([]);
    expect(await seenFrom(reader, 'nonsense')).toEqual([]);
  });
});

async function waitingForLock(): Promise<number> {
  const rows = await database.query(
    `SELECT 1 FROM pg_locks l JOIN pg_stat_activity USING (pid)
     WHERE l.locktype = 'advisory' AND NOT l.granted AND query LIKE '%inbox_message%'`,
  );
  return rows.length;
}
