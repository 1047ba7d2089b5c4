import type { Actor } from '#identity';
import { InboundSourceEntity, SourcePreviousSecret } from './source.entity.js';
import { constraintOf, DomainError, notFound, type Queryable, type RealTime, staleVersion, type Tx } from '#platform';

/** A source as it may be shown. */
export interface InboundSource extends Omit<InboundSourceEntity, 'encryptedSecret'> {
  /** Until then secrets of before are accepted as well; null when there are none. */
  previousSecretUntil: RealTime | null;
}

export async function listSources({ manager }: Queryable): Promise<InboundSource[]> {
  const sources = await manager.find(InboundSourceEntity, { order: { createdAt: 'ASC', id: 'ASC' } });
  const previous = await manager.find(SourcePreviousSecret, LATEST_FIRST);
  return sources.map((source) =>
    shown(
      source,
      previous.find(({ sourceId }) => sourceId === source.id),
    ),
  );
}

export async function findSource({ manager }: Queryable, id: string): Promise<InboundSource | null> {
  const source = await manager.findOneBy(InboundSourceEntity, { id });
  const [latest] = await manager.find(SourcePreviousSecret, { where: { sourceId: id }, ...LATEST_FIRST });
  return source && shown(source, latest);
}

const LATEST_FIRST = { order: { validUntil: 'DESC' } } as const;

function shown(source: InboundSourceEntity, latest: Pick<SourcePreviousSecret, 'validUntil'> | undefined): InboundSource {
  return { ...source, previousSecretUntil: latest?.validUntil ?? null };
}

/** @throws DomainError `inbound-source.not-found` */
export async function readSource(db: Queryable, id: string): Promise<InboundSource> {
  const source = await findSource(db, id);
  if (!source) throw notFound('inbound-source', id);
  return source;
}

/** With its secret. @throws DomainError `inbound-source.not-found`, `version.stale` */
export async function lockSource({ manager }: Tx, id: string, expectedVersion: number): Promise<InboundSourceEntity> {
  const source = await manager
    .createQueryBuilder(InboundSourceEntity, 'source')
    .addSelect('source.encryptedSecret')
    .where({ id })
    .setLock('pessimistic_write')
    .getOne();
  if (!source) throw notFound('inbound-source', id);
  if (source.version !== expectedVersion) throw staleVersion('inbound-source', id, expectedVersion, source.version);
  return source;
}

/**
 * The source as one who acts: an officer of the department that leads the project. Of what officers may do it is only ever
 * asked for reports and requests of completion.
 */
export function actingFor({ id, name }: Pick<InboundSource, 'id' | 'name'>, departmentId: string): Actor {
  return { id, name, kind: 'inbound-source', role: 'officer', departmentId };
}

/** What the history tells of a source: neither its keys nor its examples, which may be real bodies. */
export function sourceFacts({
  name,
  departmentId,
  mapping,
  state,
}: Pick<InboundSource, 'name' | 'departmentId' | 'mapping' | 'state'>): Record<string, unknown> {
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
