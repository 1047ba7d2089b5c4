import { describe, expect, it } from 'vitest';
import { createLogger } from '#platform';
import { eventually } from '../../../../test/setup/eventually.js';
import { Loop } from './loop.js';

const logger = createLogger('silent', 'test');

describe('a loop', () => {
  it('goes on after a round that failed', async () => {
    let runs = 0;
    const loop = new Loop(
      'test',
      async () => {
        runs += 1;
        if (runs === 1) throw new Error('the database is away');
        return 0;
      },
      5,
      logger,
    );
    loop.start();
    await eventually(() => expect(runs).toBeGreaterThan(2));
    await loop.stop();
  });

  it('stops only when the round under way has ended, and starts no other', async () => {
    let finish = (): void => undefined;
    const round = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let runs = 0;
    const loop = new Loop(
      'test',
      async () => {
        runs += 1;
        await round;
        return 1;
      },
      5,
      logger,
    );
    loop.start();
    await eventually(() => expect(runs).toBe(1));
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(runs).toBe(1);
  });

  it('that is woken runs at once, also when the call comes in mid-round; not before it was started, nor after its stop', async () => {
    let runs = 0;
    let inMidRound = (): void => undefined;
    const work = async (): Promise<number> => {
      runs += 1;
      inMidRound();
      return 0;
    };
    const loop: Loop = new Loop('test', work, 3_600_000, logger);
    loop.wake();
    await new Promise((resolve) => setImmediate(resolve));
    expect(runs).toBe(0);
    loop.start();
    await eventually(() => expect(runs).toBe(1));
    inMidRound = () => {
      inMidRound = () => undefined;
      loop.wake();
    };
    loop.wake();
    await eventually(() => expect(runs).toBe(3));
    await loop.stop();
    loop.wake();
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(runs).toBe(3);
  });
});
