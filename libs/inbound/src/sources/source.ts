import type { Actor } from '#identity';
import { constraintOf, DomainError, notFound, type Queryable, staleVersion, type Tx } from '#platform';

/** A system that reports by webhook, as an actor of its own. Its secret is never read back. */
export interface InboundSource {
  id: string;
  /** Under which its reports stand in the history. */
  name: string;
  /** Reports on the projects that this department leads; null: a source of the office, on all that aren't confidential. */
  departmentId: string | null;
  /** JSONata: body to reports. */
  mapping: string;
  /** Bodies that the mapping has to fit. */
  examples: unknown[];
  /** `whpk_`: verify `v1a` signatures besides the secret; two while a pair is changed. */
  publicKeys: string[];
  state: 'active' | 'paused';
  /** Until then the secret before is taken as well; null when there is none. */
  previousSecretUntil: Date | null;
  createdBy: string | null;
  createdAt: Date;
  version: number;
}

export const SOURCE_COLUMNS = `id, name, department_id AS "departmentId", mapping, examples, public_keys AS "publicKeys", state,
  previous_secret_until AS "previousSecretUntil", created_by AS "createdBy", created_at AS "createdAt", version`;

export async function listSources(db: Queryable): Promise<InboundSource[]> {
  return db.query<InboundSource>(`SELECT ${SOURCE_COLUMNS} FROM inbound_source ORDER BY created_at, id`);
}

export async function findSource(db: Queryable, id: string): Promise<InboundSource | null> {
  const [source] = await db.query<InboundSource>(`SELECT ${SOURCE_COLUMNS} FROM inbound_source WHERE id = $1`, [id]);
  return source ?? null;
}

/** @throws DomainError `inbound-source.not-found` */
export async function readSource(db: Queryable, id: string): Promise<InboundSource> {
  const source = await findSource(db, id);
  if (!source) throw notFound('inbound-source', id);
  return source;
}

/** @throws DomainError `inbound-source.not-found`, `version.stale` */
export async function lockSource(tx: Tx, id: string, expectedVersion: number): Promise<InboundSource> {
  const [source] = await tx.query<InboundSource>(`SELECT ${SOURCE_COLUMNS} FROM inbound_source WHERE id = $1 FOR UPDATE`, [id]);
  if (!source) throw notFound('inbound-source', id);
  if (source.version !== expectedVersion) throw staleVersion('inbound-source', id, expectedVersion, source.version);
  return source;
}

/**
 * The source as one who acts: an officer of the department that leads the project. Of what officers may do it is only ever
 * asked for reports and requests of completion.
 */
export function actingFor({ id, name }: InboundSource, departmentId: string): Actor {
  return { id, name, kind: 'inbound-source', role: 'officer', departmentId };
}

/** What the history tells of a source: neither its keys nor its examples, which may be real bodies. */
export function sourceFacts({ name, departmentId, mapping, state }: InboundSource): Record<string, unknown> {
  return { name, departmentId, mapping, state };
}

/** Puts a broken constraint of `write` in words. @throws DomainError `inbound-source.name-taken`, `department.not-found` */
export async function unlessRefused<T>(write: Promise<T>, source: { name: string; departmentId: string | null }): Promise<T> {
  try {
    return await write;
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'inbound_source_name_uq')
      throw new DomainError('inbound-source.name-taken', `Another source has this name: ${source.name}. Choose another one.`);
    if (constraint === 'inbound_source_department_fk') throw notFound('department', source.departmentId ?? '');
    throw error;
  }
}
