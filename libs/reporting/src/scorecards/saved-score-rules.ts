import { type ActorRef, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { DomainError, newId, notFound, type Queryable, staleVersion, type Tx } from '#platform';
import { addDays, civilDateOf, endOf, instantAt } from '#work-calendar';
import { DEFAULT_SCORE_RULES, parseScoreRules } from './parse-score-rules.js';
import type { ScoreQuestion } from './read-facts.js';
import type { ScoreRules, ScoreRulesDocument } from './score-rules.js';

/** A version of the rules as it was published. It never changes. */
export interface SavedScoreRules {
  id: string;
  version: number;
  rules: ScoreRulesDocument;
  /** From this instant on scores follow it, until a later one does; null: since ever. */
  inForceFrom: Date | null;
  createdByName: string;
  createdAt: Date;
}

const VIEW = `SELECT id, version, definition AS rules, in_force_from AS "inForceFrom", created_by_name AS "createdByName",
  created_at AS "createdAt" FROM score_rules`;

export interface ScoreRulesCommand {
  rules: unknown;
  /** The first day on which they are in force; default: from now on. */
  inForceFrom?: string | undefined;
  /** The newest version that the actor saw. */
  expectedVersion: number;
}

/**
 * Publishes rules as the next version. They are never in force before they are published, so a score of a past day stays what it was.
 * @throws DomainError `access.denied`, `score-rules.invalid`, `score-rules.retroactive`, `score-rules.not-later`, `version.stale`
 */
export async function publishScoreRules(
  tx: Tx,
  { rules, inForceFrom, expectedVersion }: ScoreRulesCommand,
  actor: Actor,
  now: Date,
): Promise<SavedScoreRules> {
  requireAbility(actor, 'policy.manage');
  const document = parseScoreRules(rules);
  await lockRules(tx);
  const [newest] = await listScoreRules(tx);
  const { id = '', version = 0 } = newest ?? {};
  if (version !== expectedVersion) throw staleVersion('score-rules', id, expectedVersion, version);
  const from = inForceFrom === undefined ? now : instantAt(inForceFrom, '00:00');
  assertInOrder(from, newest, now);
  return insertVersion(tx, { version: version + 1, document, inForceFrom: from }, actor, now);
}

function assertInOrder(from: Date, newest: SavedScoreRules | undefined, now: Date): void {
  if (from < now) {
    const earliest = addDays(civilDateOf(now), 1);
    throw new DomainError(
      'score-rules.retroactive',
      `Rules can't be in force before they are published, or past scores would change. Give a day from ${earliest} on, or none for now.`,
      { earliest },
    );
  }
  if (!newest?.inForceFrom || from >= newest.inForceFrom) return;
  const earliest = civilDateOf(newest.inForceFrom);
  throw new DomainError(
    'score-rules.not-later',
    `Version ${newest.version} will be in force from ${earliest} on. A later version can be in force from then on at the earliest.`,
    { version: newest.version, earliest },
  );
}

/** Makes sure that the rules which ship with Duban are there, as the first version. */
export async function ensureDefaultScoreRules(tx: Tx, now: Date): Promise<void> {
  await lockRules(tx);
  if ((await listScoreRules(tx)).length > 0) return;
  const { version, ...document } = DEFAULT_SCORE_RULES;
  await insertVersion(tx, { version, document, inForceFrom: null }, SYSTEM_ACTOR, now);
}

async function lockRules(tx: Tx): Promise<void> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('score-rules'))`);
}

async function insertVersion(
  tx: Tx,
  { version, document, inForceFrom }: { version: number; document: ScoreRulesDocument; inForceFrom: Date | null },
  actor: ActorRef,
  now: Date,
): Promise<SavedScoreRules> {
  const saved: SavedScoreRules = {
    id: newId(),
    version,
    rules: document,
    inForceFrom,
    createdByName: actor.name,
    createdAt: now,
  };
  await tx.query(
    `INSERT INTO score_rules (id, version, definition, in_force_from, created_by, created_by_name, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [saved.id, version, JSON.stringify(document), inForceFrom, actor.id, actor.name, now],
  );
  await recordEvents(tx, [
    {
      type: 'score_rules.published',
      subject: { kind: 'score-rules', id: saved.id },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { version, title: document.title, inForceFrom: inForceFrom?.toISOString() ?? null },
    },
  ]);
  return saved;
}

/** All versions, newest first. */
export async function listScoreRules(db: Queryable): Promise<SavedScoreRules[]> {
  return db.query<SavedScoreRules>(`${VIEW} ORDER BY version DESC`);
}

/** @throws DomainError `score-rules.not-found` */
export async function readScoreRules(db: Queryable, version: number): Promise<SavedScoreRules> {
  const [row] = await db.query<SavedScoreRules>(`${VIEW} WHERE version = $1`, [version]);
  if (!row) throw notFound('score-rules', String(version));
  return row;
}

/** The version in force at an instant: of those that had begun the last. */
export async function scoreRulesAt(db: Queryable, instant: Date): Promise<SavedScoreRules> {
  const [row] = await db.query<SavedScoreRules>(
    `${VIEW} WHERE coalesce(in_force_from, '-infinity') <= $1 ORDER BY version DESC LIMIT 1`,
    [instant],
  );
  if (!row) throw new Error('the score rules that ship with Duban are missing');
  return row;
}

/**
 * The rules by which a question is answered: those of a version, or those in force at the end of the day on which one looks,
 * at the latest now.
 * @throws DomainError `score-rules.not-found`
 */
export async function rulesFor(
  db: Queryable,
  { today, isPast }: Pick<ScoreQuestion, 'today' | 'isPast'>,
  now: Date,
  version?: number,
): Promise<ScoreRules> {
  const lastInstant = new Date(endOf(today).getTime() - 1);
  const instant = isPast && lastInstant < now ? lastInstant : now;
  const saved = version === undefined ? await scoreRulesAt(db, instant) : await readScoreRules(db, version);
  return { ...saved.rules, version: saved.version };
}
