import type { Queryable } from '#platform';
import type { Endpoint } from '../endpoints/endpoint.js';

/** What it takes to send to an endpoint. */
export interface Target {
  id: string;
  url: string;
  /** Secrets and private keys that are valid now. */
  encrypted: Buffer[];
  encryptedHeaders: Buffer | null;
  state: Endpoint['state'];
}

/**
 * In the order of the ids; undefined where the endpoint was deleted.
 * @param now real time
 */
export async function readTargets(db: Queryable, endpointIds: readonly string[], now: Date): Promise<(Target | undefined)[]> {
  const targets = await db.query<Target>(
    `SELECT id, url, state, encrypted_headers AS "encryptedHeaders",
       array_remove(ARRAY[encrypted_secret, encrypted_private_key] || CASE WHEN previous_secret_until > $2
         THEN ARRAY[encrypted_previous_secret, encrypted_previous_private_key] END, NULL) AS encrypted
     FROM webhook_endpoint WHERE id = ANY($1)`,
    [[...new Set(endpointIds)], now],
  );
  const byId = new Map(targets.map((target) => [target.id, target]));
  return endpointIds.map((id) => byId.get(id));
}
