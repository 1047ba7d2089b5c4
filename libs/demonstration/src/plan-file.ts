import { existsSync } from 'node:fs';
import path from 'node:path';
import { DomainError } from '#platform';

/** The 2022 plan of 松山湖. */
const PLAN = 'test/fixtures/plans/000_9889dcd344a42c10.txt';

/**
 * The document that the demonstration imports: it lies in the checkout, above this file, built or not.
 * @throws DomainError `demonstration.plan-missing`
 */
export function demonstrationPlanFile(): string {
  for (let folder = import.meta.dirname; folder !== path.dirname(folder); folder = path.dirname(folder)) {
    const file = path.join(folder, PLAN);
    if (existsSync(file)) return file;
  }
  throw new DomainError(
    'demonstration.plan-missing',
    `The demonstration needs the file ${PLAN} of the checkout. Start without it: duban serve --empty`,
  );
}
