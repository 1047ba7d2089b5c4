import { DomainError } from '#platform';
import type { Mapper } from './mapper.js';
import { MappingFault } from './report.js';

/**
 * A mapping is only kept if it makes reports of every example (or passes it over).
 * @throws DomainError `inbound-source.mapping-invalid`
 */
export async function checkMapping(mapper: Mapper, mapping: string, examples: readonly unknown[]): Promise<void> {
  const errors: { pointer: string; detail: string }[] = [];
  for (const [at, example] of examples.entries()) {
    try {
      await mapper.map(mapping, Buffer.from(JSON.stringify(example)));
    } catch (error) {
      if (!(error instanceof MappingFault)) throw error;
      errors.push({ pointer: `/examples/${at}`, detail: error.message });
    }
  }
  if (errors.length === 0) return;
  throw new DomainError(
    'inbound-source.mapping-invalid',
    `The mapping does not fit its examples. ${errors.map(({ pointer, detail }) => `${pointer}: ${detail}`).join(' ')}`,
    { errors },
  );
}
