import { afterAll, beforeAll, expect, inject, it, onTestFinished } from 'vitest';
import { eventually } from '../../../../test/setup/eventually.js';
import { createLogger, Database, newId } from '#platform';
import { Listener } from './listener.queries.js';

let database: Database;
beforeAll(async () => {
  database = await Database.open({ url: inject('postgresUrl'), entities: [], migrations: [] });
});
afterAll(() => database.close());

interface Heard {
  call: string;
  payloads: string[];
  /** How often it began to listen. */
  begun: () => number;
  listener: Listener;
}

function aListener(): Heard {
  const call = `of "${newId()}".inbox`;
  const payloads: string[] = [];
  let begun = 0;
  const listener = new Listener({
    database,
    call,
    heard: (payload) => payloads.push(payload),
    listening: () => (begun += 1),
    logger: createLogger('silent', 'test'),
  });
  onTestFinished(() => listener.close());
  return { call, payloads, begun: () => begun, listener };
}

const callOut = (call: string, payload: string): Promise<unknown> => database.query('SELECT pg_notify($1, $2)', [call, payload]);

it('hears what was committed, of its own call alone', async () => {
  const [mine, theirs] = [aListener(), aListener()];
  for (const { listener } of [mine, theirs]) listener.start();
  mine.listener.start();
  await eventually(() => expect([mine.begun(), theirs.begun()]).toEqual([1, 1]));
  const undone = database.transaction(async (tx) => {
    await tx.query('SELECT pg_notify($1, $2)', [mine.call, 'never']);
    throw new Error('undone');
  });
  await expect(undone).rejects.toThrow('undone');
  await callOut(theirs.call, '其他');
  await callOut(mine.call, '张三');
  await eventually(() => expect([mine.payloads, theirs.payloads]).toEqual([['张三'], ['其他']]));
});

it('opens another connection when one breaks, and says so', async () => {
  const { call, payloads, begun, listener } = aListener();
  listener.start();
  await eventually(() => expect(begun()).toBe(1));
  // Which connection is ours stands in what it asked last.
  await database.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query = $1', [
    `LISTEN "${call.replaceAll('"', '""')}"`,
  ]);
  await eventually(() => expect(begun()).toBe(2));
  await callOut(call, '张三');
  await eventually(() => expect(payloads).toEqual(['张三']));
});

it('opens no connection before it starts, none after it closed', async () => {
  const { begun, listener } = aListener();
  await listener.close();
  listener.start();
  const other = aListener();
  other.listener.start();
  await eventually(() => expect(other.begun()).toBe(1));
  expect(begun()).toBe(0);
});
