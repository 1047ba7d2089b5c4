import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { civilDateOf, instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { DEFAULT_SCORE_RULES } from './parse-score-rules.js';
import { periodOf } from './period.js';

import { type Scorecard, ScorecardsService } from './scorecards.service.js';

import { type SavedScoreRules } from './saved-score-rules.entity.js';
import { type ScoreRulesCommand, ScoreRulesService } from './score-rules.service.js';

let site: Site;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
});

afterEach(() => site.close());

describe('rules by instant', () => {
  const { version: _shipped, ...shipped } = DEFAULT_SCORE_RULES;

  async function publish(points: number, more: Partial<ScoreRulesCommand> = {}, login = 'ducha'): Promise<SavedScoreRules> {
    const rules = structuredClone(shipped);
    rules.deductions = { ...rules.deductions, 'completion-late': { ...rules.deductions['completion-late'], points } };
    const json: unknown = JSON.parse(JSON.stringify(rules));
    const service = site.get(ScoreRulesService);
    const [newest] = await service.list();
    const command = { rules: json, expectedVersion: newest?.version ?? 0, ...more };
    const actor = await site.actor(login);
    return service.publish(command, actor);
  }

  /** As a reader asks: by the rules in force on the day, or by a version. */
  async function seen(asOf?: string, version?: number): Promise<Scorecard> {
    const today = asOf ?? civilDateOf(site.clock.now());
    const asked = { period: periodOf('2022-Q1'), today, isPast: asOf !== undefined };
    const cards = site.get(ScorecardsService);
    return cards.scorecard(await site.actor('ducha'), await site.departmentId('sthj'), asked, version);
  }

  it('a score of a past day is that of the rules then in force, for ever; another version is compared', async () => {
    // Never signed for: 0.5; not completed: 1, then 3, then 5.
    await site.project({ dueDate: '2022-03-31' });
    const days = ['2022-04-11', '2022-04-12', '2022-04-20', '2022-05-01'];
    const asSeen: Scorecard[] = [];
    for (const day of days) {
      site.clock.moveTo(instantAt(day, '12:00'));
      if (day === '2022-04-12') await publish(3);
      if (day === '2022-04-20') await publish(5, { inForceFrom: '2022-05-01' });
      site.clock.moveTo(instantAt(day, '20:00'));
      asSeen.push(await seen());
    }
    expect(asSeen.map(({ rules, deducted }) => [rules.version, deducted])).toEqual([
      [1, 1.5],
      [2, 3.5],
      [2, 3.5],
      [3, 5.5],
    ]);
    site.clock.moveTo(instantAt('2022-09-01', '10:00'));
    await publish(0);
    for (const [index, day] of days.entries()) expect(await seen(day), day).toEqual(asSeen[index]);
    expect((await seen('2022-04-11', 3)).deducted).toBe(5.5);
    expect((await seen('2022-04-11', 3)).rules).toEqual({ title: shipped.title, version: 3 });
    await expect(seen(undefined, 9)).rejects.toMatchObject({ code: 'score-rules.not-found' });
  });

  it('are published by those who may, one after the other, never for the past, and stay as they are', async () => {
    await expect(publish(2, {}, 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    await expect(publish(2, { inForceFrom: '2022-01-16' })).rejects.toMatchObject({ code: 'score-rules.retroactive' });
    await expect(publish(2, { inForceFrom: '2022-01-17' })).rejects.toMatchObject({ facts: { earliest: '2022-01-18' } });
    await expect(publish(2, { rules: {} })).rejects.toMatchObject({ code: 'score-rules.invalid' });
    const both = await Promise.allSettled([publish(2, { expectedVersion: 1 }), publish(3, { expectedVersion: 1 })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(both.find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'version.stale' } });
    await publish(4, { inForceFrom: '2022-07-01' });
    await expect(publish(5)).rejects.toMatchObject({ code: 'score-rules.not-later' });
    expect((await publish(5, { inForceFrom: '2022-07-01' })).version).toBe(4);
    await expect(site.database.query(`UPDATE score_rules SET in_force_from = NULL`)).rejects.toThrow(/append-only/);
    const [newest] = await site.get(ScoreRulesService).list();
    expect(await readHistory(site.database, newest!.id)).toMatchObject([
      { type: 'score_rules.published', actor: { name: '督查员' }, data: { version: 4 } },
    ]);
  });
});
