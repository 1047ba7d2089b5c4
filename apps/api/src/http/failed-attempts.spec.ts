import { expect, it } from 'vitest';
import { FailedAttempts, TooManyAttempts } from './failed-attempts.js';

const fail = (): Promise<never> => Promise.reject(new Error('wrong'));
const succeed = (): Promise<string> => Promise.resolve('right');

it('counts what fails, not what succeeds', async () => {
  const attempts = new FailedAttempts(2, 1000, () => 0);
  for (let round = 0; round < 5; round += 1) expect(await attempts.count('a', succeed)).toBe('right');
  for (let round = 0; round < 2; round += 1) await expect(attempts.count('a', fail)).rejects.toThrow('wrong');
  await expect(attempts.count('a', succeed)).rejects.toThrow(TooManyAttempts);
  expect(await attempts.count('b', succeed)).toBe('right');
});

it('gives no more attempts to those who make them at once', async () => {
  const attempts = new FailedAttempts(3, 1000, () => 0);
  const outcomes = await Promise.allSettled(Array.from({ length: 10 }, () => attempts.count('a', fail)));
  const refused = outcomes.filter((one) => one.status === 'rejected' && one.reason instanceof TooManyAttempts);
  expect(refused).toHaveLength(7);
});

it('forgets after the window, and says how long that is', async () => {
  let now = 0;
  const attempts = new FailedAttempts(1, 1000, () => now);
  await expect(attempts.count('a', fail)).rejects.toThrow('wrong');
  now = 400;
  await expect(attempts.count('a', succeed)).rejects.toMatchObject({ waitMs: 600 });
  now = 1000;
  expect(await attempts.count('a', succeed)).toBe('right');
});
