import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { DomainError } from '#platform';
import { MAX_PLAN_BYTES, type PlanFile, readPlanFile } from '#plans';

/**
 * Reads a plan file of any format; what was left out of it is told on stderr, because stdout belongs to results.
 * @throws DomainError `file.…`
 */
export async function readPlanFromDisk(file: string): Promise<PlanFile> {
  const { size } = await stat(file);
  if (size > MAX_PLAN_BYTES) {
    throw new DomainError(
      'file.too-large',
      `The file has ${Math.ceil(size / 1024 / 1024)} MB; at most ${MAX_PLAN_BYTES / 1024 / 1024} MB are read. Give the plan alone, without its annexes.`,
    );
  }
  const plan = await readPlanFile(await readFile(file), path.basename(file));
  for (const { text } of plan.notes) process.stderr.write(`Note: ${text}\n`);
  return plan;
}
