import { performance } from 'node:perf_hooks';
import { expect, it } from 'vitest';
import { type Ledger, readLedger } from '#ledger';
import { writeLedgerOffloaded } from './write-offloaded.js';

const EMPTY = { ref: null, targets: [], lead: null, cooperating: [], leader: null, due: null, dueWords: null, strength: null };
const long: Ledger = {
  title: '松山湖2022年工作要点任务分解表',
  issuer: '松山湖管委会',
  planYear: 2022,
  origin: null,
  rows: Array.from({ length: 600 }, (_, index) => ({
    ...EMPTY,
    task: `推进第${index}项工作`,
    path: ['营造一流生态体系'],
    remark: '',
  })),
};

it('a long ledger is written while this process is free to answer others', async () => {
  const before = performance.eventLoopUtilization();
  const bytes = await writeLedgerOffloaded('docx', long);
  // A share of the time it took, whatever that was: written here, it is nearly all of it.
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  expect(bytes.subarray(0, 2).toString()).toBe('PK');
});

it('a long ledger comes out whole', async () => {
  const { rows } = await readLedger(await writeLedgerOffloaded('xlsx', long));
  expect([rows.length, rows.at(-1)?.cells.task?.text]).toEqual([600, '推进第599项工作']);
});
