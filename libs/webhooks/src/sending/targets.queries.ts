import type { Queryable, RealTime } from '#platform';
import type { Endpoint } from '../endpoints/endpoint.js';

/** What it takes to send to an endpoint. */
export interface Target {
  id: string;
  url: string;
  /** That are valid now, the newest first. */
  keys: EncryptedKeys[];
  encryptedHeaders: Buffer | null;
  state: Endpoint['state'];
}

interface EncryptedKeys {
  /** The id that they are encrypted for. */
  ownerId: string;
  secret: Buffer;
  privateKey: Buffer | null;
}

/** In the order of the ids; undefined where the endpoint was deleted. */
export async function readTargets(db: Queryable, endpointIds: readonly string[], now: RealTime): Promise<(Target | undefined)[]> {
  const rows = await db.query<Omit<Target, 'keys'> & EncryptedKeys>(
    `SELECT e.id, url, state, encrypted_headers AS "encryptedHeaders", k.owner_id AS "ownerId", k.secret, k.private_key AS "privateKey"
     FROM webhook_endpoint e CROSS JOIN LATERAL (
       SELECT 0 AS place, e.id AS owner_id, e.encrypted_secret AS secret, e.encrypted_private_key AS private_key
       UNION ALL
       SELECT 1, p.id, p.encrypted_secret, p.encrypted_private_key FROM endpoint_previous_secret p
         WHERE p.endpoint_id = e.id AND p.valid_until > $2) k
     WHERE e.id = ANY($1) ORDER BY k.place, k.owner_id DESC`,
    [[...new Set(endpointIds)], now],
  );
  const byId = new Map<string, Target>();
  for (const { ownerId, secret, privateKey, ...target } of rows) {
    const known = byId.get(target.id) ?? { ...target, keys: [] };
    known.keys.push({ ownerId, secret, privateKey });
    byId.set(target.id, known);
  }
  return endpointIds.map((id) => byId.get(id));
}
