import { performance } from 'node:perf_hooks';
import mammoth from 'mammoth';
import { expect, it } from 'vitest';
import { circularWith, figuresWith, redLine } from '../../test/circular.js';
import { writeCircularOffloaded } from './write-offloaded.js';

it('a long one is written while this process is free to answer others, and comes out whole', async () => {
  const redList = Array.from({ length: 1000 }, (_, index) => redLine({ title: `第${index}项工作` }));
  const before = performance.eventLoopUtilization();
  const bytes = await writeCircularOffloaded('docx', circularWith(figuresWith({ redList })));
  expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  const { value } = await mammoth.extractRawText({ buffer: bytes });
  expect(value).toContain('第999项工作');
});
