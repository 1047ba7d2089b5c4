import { describe, expect, it } from 'vitest';
import { parsePlan } from './parse-document.js';

const SHORT = 20_000;
const TIMES_LONGER = 5;
/** Linear growth is 5, quadratic 25: the limit lies between, with room for a busy machine. */
const MOST_GROWTH = 12;
/** Below this a clock tells little. */
const LEAST_MS = 15;

/** The best of three runs, in time of the processor: load on the machine only ever adds. */
function milliseconds(source: string): number {
  const runs = Array.from({ length: 3 }, () => {
    const before = process.cpuUsage();
    parsePlan(source, { planYear: 2022 });
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1000;
  });
  return Math.min(...runs);
}

describe('one endless sentence takes time in proportion to its length', () => {
  it.each([
    ['clauses that lean on the next', '坚持创新,'],
    ['clauses without an action', '其他的,3个'],
    ['actions', '推动项目建设,'],
    ['lists by 、', '推动项目、'],
    ['lists of targets', '推动3个、'],
    ['lists of years', '2022年、'],
    ['quotation marks that never close', '推动“'],
    ['book title marks that never close', '《2022年'],
    ['notes in brackets that never close', '启动碧道建设((((（（（牵头,由甲局牵头,,,,牵头单位：'],
    ['lines broken by a lone carriage return', `${'推动'.repeat(20)}\r`],
    ['lines broken inside a sentence', `${'推动'.repeat(20)}\n`],
  ])(
    '%s',
    (_name, unit) => {
      const long = (length: number): string => `一、环境\n${unit.repeat(length / unit.length)}`;
      const short = Math.max(LEAST_MS, milliseconds(long(SHORT)));
      expect(milliseconds(long(SHORT * TIMES_LONGER)) / short).toBeLessThan(MOST_GROWTH);
    },
    60_000,
  );
});
