import { readdirSync, readFileSync } from 'node:fs';

const TICK_MS = 10;

/** Processor time of a process, its children that have ended, and those that live, in milliseconds; NaN where /proc is missing. */
export function processorTime(pid: number): number {
  const own = timesOf(pid);
  if (!own) return Number.NaN;
  return childrenOf(pid).reduce((sum, child) => sum + (timesOf(child)?.self ?? 0), own.self + own.ended);
}

function timesOf(pid: number): { parent: number; self: number; ended: number } | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [utime = 0, stime = 0, cutime = 0, cstime = 0] = fields.slice(11, 15);
    return { parent: fields[1] ?? 0, self: (utime + stime) * TICK_MS, ended: (cutime + cstime) * TICK_MS };
  } catch {
    return undefined;
  }
}

function childrenOf(pid: number): number[] {
  const pids = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? Number(name) : []));
  return pids.filter((each) => timesOf(each)?.parent === pid);
}
