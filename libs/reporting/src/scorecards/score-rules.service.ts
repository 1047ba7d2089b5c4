import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { IsNull, LessThanOrEqual, Repository } from 'typeorm';
import { type ActorRef, recordEvents, SYSTEM_ACTOR } from '#outbox';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, newId, notFound, staleVersion, type Tx } from '#platform';
import { addDays, civilDateOf, endOf, instantAt } from '#work-calendar';
import { DEFAULT_SCORE_RULES, parseScoreRules } from './parse-score-rules.js';
import { SavedScoreRules } from './saved-score-rules.entity.js';
import type { ScoreQuestion } from './score-question.js';
import type { ScoreRules, ScoreRulesDocument } from './score-rules.js';

export interface ScoreRulesCommand {
  rules: unknown;
  /** The first day on which they are in force; default: from now on. */
  inForceFrom?: string | undefined;
  /** The newest version that the actor saw. */
  expectedVersion: number;
}

/** One publication at a time, so that version numbers have no gaps and no clash. */
const RULES_LOCK = 'score-rules';

/** The rules of the scorecard (考核评分规则) and their versions. */
@Injectable()
export class ScoreRulesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    @InjectRepository(SavedScoreRules) private readonly versions: Repository<SavedScoreRules>,
  ) {}

  /**
   * Publishes rules as the next version. They are never in force before they are published, so a score of a past day stays what it was.
   * @throws DomainError `access.denied`, `score-rules.invalid`, `score-rules.retroactive`, `score-rules.not-later`, `version.stale`
   */
  publish({ rules, inForceFrom, expectedVersion }: ScoreRulesCommand, actor: Actor): Promise<SavedScoreRules> {
    requireAbility(actor, 'policy.manage');
    const document = parseScoreRules(rules);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      await tx.lock(RULES_LOCK);
      const newest = await newestOf(tx);
      const { id = '', version = 0 } = newest ?? {};
      if (version !== expectedVersion) throw staleVersion('score-rules', id, expectedVersion, version);
      const from = inForceFrom === undefined ? now : instantAt(inForceFrom, '00:00');
      assertInOrder(from, newest, now);
      return insertVersion(tx, { version: version + 1, document, inForceFrom: from }, actor, now);
    });
  }

  /** All versions, newest first. */
  list(): Promise<SavedScoreRules[]> {
    return this.versions.find({ order: { version: 'DESC' } });
  }

  /** The version in force now. */
  current(): Promise<SavedScoreRules> {
    return this.database.transaction((tx) => rulesAt(tx, this.clock.now()));
  }

  /**
   * The rules by which a question is answered: those of a version, or those in force at the end of the day on which one looks,
   * at the latest now.
   * @throws DomainError `score-rules.not-found`
   */
  async rulesFor(tx: Tx, { today, isPast }: Pick<ScoreQuestion, 'today' | 'isPast'>, version?: number): Promise<ScoreRules> {
    const now = this.clock.now();
    const lastInstant = new Date(endOf(today).getTime() - 1);
    const instant = isPast && lastInstant < now ? lastInstant : now;
    const saved = version === undefined ? await rulesAt(tx, instant) : await rulesOf(tx, version);
    return { ...saved.rules, version: saved.version };
  }
}

async function newestOf(tx: Tx): Promise<SavedScoreRules | undefined> {
  return (await tx.manager.find(SavedScoreRules, { order: { version: 'DESC' }, take: 1 }))[0];
}

/** @throws DomainError `score-rules.not-found` */
async function rulesOf(tx: Tx, version: number): Promise<SavedScoreRules> {
  const saved = await tx.manager.findOneBy(SavedScoreRules, { version });
  if (!saved) throw notFound('score-rules', String(version));
  return saved;
}

/** The version in force at an instant: of those that had begun the last. */
async function rulesAt(tx: Tx, instant: Date): Promise<SavedScoreRules> {
  const saved = await tx.manager.findOne(SavedScoreRules, {
    where: [{ inForceFrom: IsNull() }, { inForceFrom: LessThanOrEqual(instant) }],
    order: { version: 'DESC' },
  });
  if (!saved) throw new Error('the score rules that ship with Duban are missing');
  return saved;
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
  await tx.lock(RULES_LOCK);
  if (await newestOf(tx)) return;
  const { version, ...document } = DEFAULT_SCORE_RULES;
  await insertVersion(tx, { version, document, inForceFrom: null }, SYSTEM_ACTOR, now);
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
  await tx.manager.insert(SavedScoreRules, { ...saved, createdBy: actor.id });
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
