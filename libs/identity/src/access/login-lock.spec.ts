import { expect, it } from 'vitest';
import { lockDelayMs } from './login-lock.js';

it('lets nineteen wrong passwords pass, then takes ever longer, a quarter of an hour at most', () => {
  const minutes = [1, 19, 20, 21, 22, 23, 24, 25, 1000].map((failures) => lockDelayMs(failures) / 60_000);
  expect(minutes).toEqual([0, 0, 1, 2, 4, 8, 15, 15, 15]);
});
