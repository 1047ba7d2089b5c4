import type { EndpointFilter } from './endpoint-filter.js';
import { DomainError, type Tx } from '#platform';
import { LAMPS } from '#policies';

/**
 * Series are names that projects are given later too; all else that a filter names must exist, or it would let nothing through
 * and nobody would know why.
 * @throws DomainError `endpoint.filter-invalid`
 */
export async function checkFilter(tx: Tx, filter: EndpointFilter): Promise<void> {
  const lamp = filter.lamps?.find((name) => !(LAMPS as readonly string[]).includes(name));
  if (lamp !== undefined) throw invalid('lamps', lamp, `There is no lamp "${lamp}". Lamps are ${LAMPS.join(', ')}.`);
  await checkIds(tx, filter, 'leadDepartmentIds', 'department');
  await checkIds(tx, filter, 'departmentIds', 'department');
  await checkIds(tx, filter, 'planIds', 'plan');
}

async function checkIds(
  tx: Tx,
  filter: EndpointFilter,
  member: 'leadDepartmentIds' | 'departmentIds' | 'planIds',
  table: 'department' | 'plan',
): Promise<void> {
  const ids = filter[member];
  if (!ids) return;
  const [unknown] = await tx.query<{ id: string }>(
    `SELECT id FROM unnest($1::uuid[]) AS t (id) WHERE NOT EXISTS (SELECT 1 FROM ${table} r WHERE r.id = t.id)`,
    [ids],
  );
  if (unknown) {
    throw invalid(member, unknown.id, `There is no ${table} ${unknown.id}, named in ${member}. GET /v1/${table}s lists them.`);
  }
}

function invalid(member: keyof EndpointFilter, value: string, message: string): DomainError {
  return new DomainError('endpoint.filter-invalid', message, { member, value });
}
