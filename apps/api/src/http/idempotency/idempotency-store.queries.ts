import { Injectable } from '@nestjs/common';
import type { Actor } from '#identity';
import { Clock, Database, DomainError, notFound } from '#platform';
import { confidentialAmong } from '#projects';

/** What was answered to a request. */
export interface KeptAnswer {
  status: number;
  body: unknown;
  headers: Record<string, string>;
}

/** Our place at a key. `reservedAt` tells it from the place of somebody who took the key over. */
export interface Reservation {
  actorId: string;
  key: string;
  reservedAt: Date;
}

interface Row {
  requestHash: string;
  status: number | null;
  body: unknown;
  headers: Record<string, string> | null;
}

/** A process that died left its reservation behind; no request takes that long. */
const TAKE_OVER_AFTER_MS = 2 * 60_000;
/** A repeat comes within minutes; after a day the key is free for anything. */
const KEPT_FOR_MS = 24 * 3_600_000;
const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Which requests were seen under which key, and what was answered. */
@Injectable()
export class IdempotencyStore {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes the key for us, or answers what was answered before.
   * @throws DomainError `idempotency.reused`, `idempotency.in-flight`
   */
  async reserve(actorId: string, key: string, requestHash: string): Promise<Reservation | KeptAnswer> {
    const now = this.clock.now();
    const stale = new Date(now.getTime() - TAKE_OVER_AFTER_MS);
    const expired = new Date(now.getTime() - KEPT_FOR_MS);
    return this.database.transaction(async (tx) => {
      // A few of everybody's old keys go with each new one, so that the table needs no janitor.
      await tx.query(
        `DELETE FROM idempotency_key WHERE (actor_id, key) IN
           (SELECT actor_id, key FROM idempotency_key WHERE created_at < $1 ORDER BY created_at LIMIT 20 FOR UPDATE SKIP LOCKED)`,
        [expired],
      );
      const taken = await tx.query(
        `INSERT INTO idempotency_key AS k (actor_id, key, request_hash, created_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (actor_id, key) DO UPDATE SET request_hash = EXCLUDED.request_hash, created_at = EXCLUDED.created_at,
           status = NULL, body = NULL, headers = NULL
         WHERE k.created_at < $6 OR (k.status IS NULL AND k.created_at < $5 AND k.request_hash = EXCLUDED.request_hash)
         RETURNING key`,
        [actorId, key, requestHash, now, stale, expired],
      );
      if (taken.length > 0) return { actorId, key, reservedAt: now };
      const [row] = await tx.query<Row>(
        'SELECT request_hash AS "requestHash", status, body, headers FROM idempotency_key WHERE actor_id = $1 AND key = $2',
        [actorId, key],
      );
      return keptAnswer(row, requestHash);
    });
  }

  /**
   * An answer may tell of a project that has been made confidential since.
   * @throws DomainError `project.not-found`, as for any other request about it
   */
  async assertStillShown(actor: Actor, path: string, answer: KeptAnswer): Promise<void> {
    const ids = [...new Set(JSON.stringify([path, answer.headers, answer.body]).match(ID) ?? [])];
    const [hidden] = await confidentialAmong(this.database, actor, ids);
    if (hidden !== undefined) throw notFound('project', hidden);
  }

  /** Nothing happens when somebody took the key over meanwhile. */
  async keep(reservation: Reservation, answer: KeptAnswer): Promise<void> {
    await this.database.query(
      `UPDATE idempotency_key SET status = $4, body = $5, headers = $6
       WHERE actor_id = $1 AND key = $2 AND created_at = $3 AND status IS NULL`,
      [
        reservation.actorId,
        reservation.key,
        reservation.reservedAt,
        answer.status,
        // JSON text, not a value: a bare string or null would not be JSON.
        JSON.stringify(answer.body ?? null),
        JSON.stringify(answer.headers),
      ],
    );
  }

  /** Lets the request be sent again under the same key. */
  async free(reservation: Reservation): Promise<void> {
    await this.database.query(
      'DELETE FROM idempotency_key WHERE actor_id = $1 AND key = $2 AND created_at = $3 AND status IS NULL',
      [reservation.actorId, reservation.key, reservation.reservedAt],
    );
  }
}

function keptAnswer(row: Row | undefined, requestHash: string): KeptAnswer {
  if (row && row.requestHash !== requestHash) {
    throw new DomainError(
      'idempotency.reused',
      'This Idempotency-Key was sent before with another request (method, address, If-Match or body differ). Use a new key for a new request.',
    );
  }
  // No row: the request that held the key failed and freed it between our two looks.
  if (!row || row.status === null) {
    throw new DomainError(
      'idempotency.in-flight',
      'The same request is being worked on at this moment. Repeat it in a few seconds to get its answer.',
    );
  }
  return { status: row.status, body: row.body, headers: row.headers ?? {} };
}
