import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { givenLedger } from '../test/given-ledger.js';
import { readLedger } from './read-ledger.js';
import { writeLedgerAside } from './write-aside.js';

const long = givenLedger(
  Array.from({ length: 600 }, (_, index) => ({ task: `推进第${index}项工作`, path: ['营造一流生态体系'] })),
);

it('a long ledger is written while this thread is free to answer others', { timeout: 60_000 }, async () => {
  const before = performance.eventLoopUtilization();
  const bytes = await writeLedgerAside('docx', long);
  // A share of the time it took, whatever that was: written here, it is nearly all of it.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

it('and comes out whole', { timeout: 60_000 }, async () => {
  const { rows } = await readLedger(await writeLedgerAside('xlsx', long));
  expect([rows.length, rows.at(-1)?.cells.task?.text]).toEqual([600, '推进第599项工作']);
});
