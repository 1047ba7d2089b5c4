import { expect, it } from 'vitest';
import { defaultLimit, LIMIT_KINDS } from './default-limit.js';

it.each([
  ['instruction', 'normal', '2022-02-01', 15],
  ['meeting', 'high', '2022-02-06', 20],
  ['finding', 'normal', '2022-01-24', 7],
  ['proposal', 'normal', '2022-04-17', 90],
  ['hotline', 'normal', '2022-01-24', 7],
  ['direct', 'normal', '2022-01-24', 7],
  ['instruction', 'urgent', '2022-01-20', 3],
] as const)('a task from %s, %s, of 2022-01-17 is due on %s, after %i days', (origin, priority, dueDate, days) => {
  expect(defaultLimit({ origin, priority }, '2022-01-17')).toMatchObject({ dueDate, days });
});

it('a kind that somebody names goes before the rule of the origin', () => {
  expect(defaultLimit({ origin: 'direct', priority: 'urgent', limit: 'complex' }, '2022-01-17').dueDate).toBe('2022-02-16');
});

it('every limit says where it comes from', () => {
  for (const limit of LIMIT_KINDS)
    expect(defaultLimit({ origin: 'direct', priority: 'normal', limit }, '2022-01-17').source).not.toBe('');
});
