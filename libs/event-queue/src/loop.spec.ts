import { describe, expect, it } from 'vitest';
import { createLogger } from '#platform';
import { eventually } from '../../../test/setup/eventually.js';
import { Loop } from './loop.js';

const logger = createLogger('silent', 'test');

describe('a loop', () => {
  it('goes on after a round that failed', async () => {
    let rounds = 0;
    const loop = new Loop(
      'test',
      async () => {
        rounds += 1;
        if (rounds === 1) throw new Error('the database is away');
        return 0;
      },
      5,
      logger,
    );
    loop.start();
    await eventually(() => expect(rounds).toBeGreaterThan(2));
    await loop.stop();
  });

  it('stops only when the round under way has ended, and starts no other', async () => {
    let finish = (): void => undefined;
    const round = new Promise<void>((resolve) => {
      finish = resolve;
    });
    let rounds = 0;
    const loop = new Loop(
      'test',
      async () => {
        rounds += 1;
        await round;
        return 1;
      },
      5,
      logger,
    );
    loop.start();
    await eventually(() => expect(rounds).toBe(1));
    let stopped = false;
    const stopping = loop.stop().then(() => {
      stopped = true;
    });
    await Promise.resolve();
    expect(stopped).toBe(false);
    finish();
    await stopping;
    expect(rounds).toBe(1);
  });
});
