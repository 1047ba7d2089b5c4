import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Database } from '#platform';
import type { Channel, OutgoingDelivery, SendResult } from '#delivery';
import type { Message } from '../src/messages/message.js';
import type { Mode } from './fakes/fake-service.js';
import { aMessage, engineClock } from '../../../test/setup/deliveries.js';
import { HOSTILE, textsOf } from './hostile.js';
import { openScratchDatabase } from '../../../test/setup/scratch-database.js';

/** A channel with the service behind it, fresh for one test. */
export interface OpenChannel {
  channel: Channel;
  /** Whom messages go to. */
  to: Pick<OutgoingDelivery, 'recipientId' | 'address'>;
  /** What the service showed people, one a message, in the service's own form. */
  taken(): unknown[];
  behave(mode: Mode): void;
  /** Ways in which the service refuses, and what that has to mean. */
  refusals: Record<string, { provoke(): void | Promise<void>; means: Partial<SendResult>; waitsMs?: number }>;
  close(): Promise<void>;
}

export interface ChannelUnderTest {
  name: string;
  /** With a timeout of at most 400 ms. */
  open(database: Database): Promise<OpenChannel>;
  /** Refusals by name, so that each is a test of its own. */
  refuses: string[];
  /** What hostile texts may not turn into in this form. */
  forbidden: RegExp;
}

/** What every channel keeps. A new channel gets these tests by one entry. */
export function describeChannel({ name, open, refuses, forbidden }: ChannelUnderTest): void {
  describe(`the channel ${name}`, () => {
    const signal = new AbortController().signal;
    let database: Database;
    let drop: () => Promise<void>;
    let way: OpenChannel;
    beforeAll(async () => {
      ({ database, drop } = await openScratchDatabase());
    });
    beforeEach(async () => {
      way = await open(database);
      return async () => {
        await way.channel.close?.();
        await way.close();
      };
    });
    afterAll(() => drop());

    const outgoing = (message: Partial<Message> = {}): OutgoingDelivery => {
      const wish = aMessage(way.to);
      const content = { ...(wish.content as Message), ...message };
      return { ...wish, channel: name, content, id: wish.sourceId, attempt: 1, createdAt: engineClock.now() };
    };
    const send = (message?: Partial<Message>): Promise<SendResult> =>
      way.channel.send(outgoing(message), signal) as Promise<SendResult>;

    it('has the name that it is registered by', () => expect(way.channel.name).toBe(name));

    it('shows title and link to people', async () => {
      expect(await send()).toMatchObject({ ok: true });
      const [shown] = way.taken();
      expect(JSON.stringify(shown)).toContain('启动碧道建设');
      expect(JSON.stringify(shown)).toContain('https://duban.example/projects/1');
    });

    it('carries what people wrote without letting it mark, call or link anything', async () => {
      const details = [{ label: HOSTILE, value: HOSTILE }];
      expect(await send({ title: HOSTILE.replaceAll('\n', ' '), opening: `${HOSTILE}\n# h`, details })).toMatchObject({
        ok: true,
      });
      const [shown] = way.taken();
      expect(textsOf(shown).filter((text) => forbidden.test(text))).toEqual([]);
      expect(JSON.stringify(shown)).toContain('https://duban.example/projects/1');
    });

    it('takes a message that calls people by name', async () => {
      const mentions = [{ name: '李四', mobile: '13800000001', wecom: 'lisi', dingtalk: 'manager42', feishu: 'ou_18eac8' }];
      expect(await send({ mentions })).toMatchObject({ ok: true });
      expect(JSON.stringify(way.taken())).toContain('https://duban.example/projects/1');
    });

    it('is not stopped by a long text', async () => {
      const details = Array.from({ length: 20 }, () => ({ label: '事项', value: '长'.repeat(20_000) }));
      expect(await send({ opening: '很'.repeat(20_000), details })).toMatchObject({ ok: true });
      expect(JSON.stringify(way.taken())).toContain('https://duban.example/projects/1');
    });

    it('waits for a slow answer', async () => {
      way.behave('slow');
      expect(await send()).toMatchObject({ ok: true });
    });

    it.each<Mode>(['silent', 'reset', 'down', 'garbage'])('tries again later when the service is %s', async (mode) => {
      way.behave(mode);
      expect(await send()).toMatchObject({ ok: false, retryable: true, detail: expect.stringMatching(/\w/) as string });
      way.behave('well');
      expect(await send()).toMatchObject({ ok: true });
    });

    it.each(refuses)('knows what it means when %s', async (what) => {
      const refusal = way.refusals[what];
      await refusal?.provoke();
      const result = await send();
      expect(result).toMatchObject({ ok: false, ...refusal?.means });
      if (refusal?.waitsMs) expect((result as { retryAfterMs?: number }).retryAfterMs).toBeGreaterThanOrEqual(refusal.waitsMs);
      await database.transaction(async (tx) => result.record?.(tx));
    });
  });
}
