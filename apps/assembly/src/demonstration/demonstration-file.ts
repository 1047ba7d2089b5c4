import { readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '#platform';
import type { DemonstrationNumbers } from './count.js';

/** What the home folder knows of the demonstration in its database. */
export interface DemonstrationRecord {
  /** `playing` is left behind by a start that was cut off: the next one begins anew. */
  state: 'playing' | 'ready';
  /** Instant of the demonstration's own time at which … */
  clockAt: string;
  /** … real time was this. */
  loadedAt: string;
  webhook: { endpointId: string; port: number; secret: string } | null;
  numbers: DemonstrationNumbers | null;
}

const FILE = 'demonstration.json';

/** @throws DomainError `home.unreadable` when the file is there but isn't ours */
export async function readDemonstration(home: string): Promise<DemonstrationRecord | null> {
  const file = path.join(home, FILE);
  let text: string;
  try {
    text = await readFile(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  try {
    return JSON.parse(text) as DemonstrationRecord;
  } catch (error) {
    throw new DomainError(
      'home.unreadable',
      `${file} is damaged. Delete it together with the folder "postgres" beside it to begin anew.`,
      {},
      { cause: error },
    );
  }
}

export async function writeDemonstration(home: string, record: DemonstrationRecord): Promise<void> {
  const file = path.join(home, FILE);
  await writeFile(`${file}.draft`, `${JSON.stringify(record, null, 2)}\n`, { mode: 0o600 });
  await rename(`${file}.draft`, file);
}

/** Milliseconds from real time to the demonstration's own. */
export function offsetOf(record: Pick<DemonstrationRecord, 'clockAt' | 'loadedAt'>): number {
  return Date.parse(record.clockAt) - Date.parse(record.loadedAt);
}
