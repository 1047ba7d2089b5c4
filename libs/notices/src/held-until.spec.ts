import { expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { heldUntil } from './held-until.js';

type Waits = Parameters<typeof heldUntil>[0];

const NIGHT: Waits = { digest: false, quiet: { from: '20:00', to: '08:00' } };
const morning = instantAt('2022-01-19', '09:15');
const held = (waits: Partial<Waits>, at: string, gathered: Date | null = null): string | null =>
  heldUntil({ digest: false, quiet: null, ...waits }, gathered, morning, instantAt('2022-01-18', at))?.toISOString() ?? null;
const utc = (day: string, time: string): string => instantAt(day, time).toISOString();

it('is sent now to somebody who chose nothing, and waits for the morning where the policy gathers or the person chose it', () => {
  expect(held({}, '10:00')).toBeNull();
  expect(held({ digest: true }, '10:00')).toBe(morning.toISOString());
  expect(held({}, '10:00', morning)).toBe(morning.toISOString());
});

it('waits for the end of the quiet hours, also over midnight', () => {
  expect(held(NIGHT, '19:59')).toBeNull();
  expect(held(NIGHT, '20:00')).toBe(utc('2022-01-19', '08:00'));
  expect(held(NIGHT, '03:00')).toBe(utc('2022-01-18', '08:00'));
  expect(held(NIGHT, '08:00')).toBeNull();
  expect(held({ quiet: { from: '12:00', to: '14:00' } }, '12:30')).toBe(utc('2022-01-18', '14:00'));
});

it('never comes in quiet hours, even when it is gathered for then', () => {
  const late: Waits = { digest: true, quiet: { from: '20:00', to: '10:00' } };
  expect(held(late, '11:00')).toBe(utc('2022-01-19', '10:00'));
});
