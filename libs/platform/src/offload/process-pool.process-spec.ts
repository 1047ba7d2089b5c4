import { performance } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import type * as Work from '../../test/offloaded-work.js';
import { ProcessPool, type ProcessPoolOptions } from './process-pool.js';

function poolWith(options: Partial<ProcessPoolOptions> = {}): ProcessPool<typeof Work> {
  return new ProcessPool<typeof Work>({ module: '../../test/offloaded-work', caller: import.meta.url, ...options });
}

describe('work in another process', () => {
  it('answers while this process goes on answering others', async () => {
    const pool = poolWith({ size: 1, deadlineMs: 400 });
    await pool.run('remember', ['start']);
    const before = performance.eventLoopUtilization();
    await expect(pool.run('never', [])).rejects.toMatchObject({ name: 'WorkStopped', reason: 'deadline' });
    expect(performance.eventLoopUtilization(before).utilization).toBeLessThan(0.5);
  });

  it('gets values and answers as they are, bytes included', async () => {
    expect(Buffer.from(await poolWith().run('doubled', [Buffer.from([1, 2, 3])]))).toEqual(Buffer.from([2, 4, 6]));
  });

  it('sees nothing of our environment', async () => {
    process.env.DUBAN_SECRET ??= 'not to be seen';
    expect(await poolWith().run('environment', [])).toEqual([]);
  });

  it('throws an error with a stable code as DomainError, another one by name and message', async () => {
    const pool = poolWith({ size: 1 });
    await expect(pool.run('refuse', [])).rejects.toMatchObject({ name: 'DomainError', code: 'file.damaged', facts: { page: 3 } });
    await expect(pool.run('fail', [])).rejects.toMatchObject({ name: 'TypeError', message: 'not a number' });
  });
});

describe('a limit', () => {
  it('on memory counts buffers, which V8 does not', async () => {
    const pool = poolWith({ size: 1, maxHeapMb: 512, maxMemoryMb: 400 });
    await expect(pool.run('fillBuffers', [5000])).rejects.toMatchObject({ reason: 'memory' });
    expect(await pool.run('fillBuffers', [20])).toBe(20);
  });

  it('on the heap ends the process and not this one', async () => {
    await expect(poolWith({ maxHeapMb: 64 }).run('fillHeap', [])).rejects.toMatchObject({ reason: 'memory' });
  });

  it('on what waits refuses the rest', async () => {
    const pool = poolWith({ size: 1, maxWaiting: 1 });
    const answers = [pool.run('remember', ['a']), pool.run('remember', ['b'])];
    await expect(pool.run('remember', ['c'])).rejects.toMatchObject({ reason: 'busy' });
    expect((await Promise.all(answers)).map((words) => words.length)).toEqual([1, 2]);
  });

  it('passed by one call leaves nobody waiting: the next ones get a new process', async () => {
    const pool = poolWith({ size: 1, deadlineMs: 300 });
    const calls = [pool.run('never', []), pool.run('leave', []), pool.run('remember', ['after'], { deadlineMs: 20_000 })];
    const outcomes = await Promise.allSettled(calls);
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as { reason: string }).reason))).toEqual([
      'deadline',
      'crash',
      ['after'],
    ]);
  });
});

describe('a call', () => {
  it('that is aborted kills its process, at work or waiting', async () => {
    const pool = poolWith({ size: 1 });
    const [running, waiting] = [new AbortController(), new AbortController()];
    const calls = [pool.run('never', [], { signal: running.signal }), pool.run('never', [], { signal: waiting.signal })];
    waiting.abort();
    setTimeout(() => running.abort(), 300);
    for (const call of calls) await expect(call).rejects.toMatchObject({ reason: 'abort' });
    expect(await pool.run('remember', ['after'])).toEqual(['after']);
  });

  it('finds the process of its own key again, and never that of another', async () => {
    const pool = poolWith({ size: 1 });
    await pool.run('remember', ['a'], { key: 'one' });
    expect(await pool.run('remember', ['b'], { key: 'one' })).toEqual(['a', 'b']);
    expect(await pool.run('remember', ['c'], { key: 'other' })).toEqual(['c']);
  });
});
