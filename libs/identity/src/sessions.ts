import { createHash, randomBytes } from 'node:crypto';
import { DomainError, newId, notFound, type Queryable, type Tx } from '#platform';
import type { Actor, Role } from './actor.js';
import { passwordMatches } from './passwords.js';

const TOKEN_LIFE_MS = 12 * 3_600_000;

export interface Session {
  /** Bearer token; only its hash is kept. */
  token: string;
  expiresAt: Date;
  actor: Actor;
}

interface PersonRow {
  id: string;
  name: string;
  role: Role;
  departmentId: string | null;
  passwordHash: string | null;
}

/** @throws DomainError `login.refused`, the same for an unknown login and a wrong password */
export async function logIn(db: Queryable, credentials: { login: string; password: string }, now: Date): Promise<Session> {
  const [person] = await db.query<PersonRow>(
    `SELECT id, name, role, department_id AS "departmentId", password_hash AS "passwordHash" FROM person WHERE lower(login) = lower($1) AND active`,
    [credentials.login],
  );
  if (!(await passwordMatches(person?.passwordHash ?? null, credentials.password)) || !person) {
    throw new DomainError('login.refused', 'Login or password is wrong. Try again, or ask an administrator for a new password.');
  }
  // Nobody else clears them away.
  await db.query('DELETE FROM access_token WHERE person_id = $1 AND expires_at <= $2', [person.id, now]);
  const token = `dbt_${randomBytes(32).toString('base64url')}`;
  const expiresAt = new Date(now.getTime() + TOKEN_LIFE_MS);
  await db.query('INSERT INTO access_token (id, person_id, token_hash, created_at, expires_at) VALUES ($1, $2, $3, $4, $5)', [
    newId(),
    person.id,
    hashOf(token),
    now,
    expiresAt,
  ]);
  return { token, expiresAt, actor: actorOf(person, 'person') };
}

export async function logOut(db: Queryable, token: string): Promise<void> {
  await db.query('DELETE FROM access_token WHERE token_hash = $1', [hashOf(token)]);
}

/** Whose token or API key is it? @throws DomainError `login.required` */
export async function authenticate(db: Queryable, bearer: string, now: Date): Promise<Actor> {
  const isKey = bearer.startsWith('dbk_');
  const [row] = isKey
    ? await db.query<PersonRow>(
        `SELECT id, name, role, department_id AS "departmentId" FROM api_key WHERE key_hash = $1 AND revoked_at IS NULL`,
        [hashOf(bearer)],
      )
    : await db.query<PersonRow>(
        `SELECT p.id, p.name, p.role, p.department_id AS "departmentId" FROM access_token t JOIN person p ON p.id = t.person_id
         WHERE t.token_hash = $1 AND t.expires_at > $2 AND p.active`,
        [hashOf(bearer), now],
      );
  if (!row) throw new DomainError('login.required', 'The token is unknown or has expired. Log in again: POST /v1/login.');
  return actorOf(row, isKey ? 'api-key' : 'person');
}

function actorOf(row: PersonRow, kind: Actor['kind']): Actor {
  return { id: row.id, name: row.name, kind, role: row.role, departmentId: row.departmentId };
}

export interface ApiKey {
  id: string;
  name: string;
  /** Its last four characters, to tell keys apart. */
  hint: string;
  role: Role;
  departmentId: string | null;
  createdAt: Date;
  revokedAt: Date | null;
}

const KEY_VIEW = `SELECT id, name, hint, role, department_id AS "departmentId", created_at AS "createdAt", revoked_at AS "revokedAt" FROM api_key`;

/** The key itself is answered once and never again. @throws DomainError `person.department-needed`, `department.not-found` */
export async function createApiKey(
  tx: Tx,
  details: { name: string; role: Role; departmentId: string | null },
  createdBy: Actor,
  now: Date,
): Promise<ApiKey & { key: string }> {
  if (details.role === 'officer' && !details.departmentId) {
    throw new DomainError('person.department-needed', 'A key with the role officer belongs to a department. Give departmentId.');
  }
  if (details.departmentId && (await tx.query('SELECT 1 FROM department WHERE id = $1', [details.departmentId])).length === 0) {
    throw notFound('department', details.departmentId);
  }
  const key = `dbk_${randomBytes(32).toString('base64url')}`;
  const apiKey: ApiKey = { id: newId(), ...details, hint: key.slice(-4), createdAt: now, revokedAt: null };
  await tx.query(
    'INSERT INTO api_key (id, name, key_hash, hint, role, department_id, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)',
    [apiKey.id, apiKey.name, hashOf(key), apiKey.hint, apiKey.role, apiKey.departmentId, createdBy.id, now],
  );
  return { ...apiKey, key };
}

export async function listApiKeys(db: Queryable): Promise<ApiKey[]> {
  return db.query<ApiKey>(`${KEY_VIEW} ORDER BY id DESC`);
}

/** @throws DomainError `api-key.not-found` */
export async function revokeApiKey(tx: Tx, id: string, now: Date): Promise<void> {
  const rows = await tx.query('UPDATE api_key SET revoked_at = coalesce(revoked_at, $2) WHERE id = $1 RETURNING id', [id, now]);
  if (rows.length === 0) throw notFound('api-key', id);
}

function hashOf(secret: string): Buffer {
  return createHash('sha256').update(secret).digest();
}
