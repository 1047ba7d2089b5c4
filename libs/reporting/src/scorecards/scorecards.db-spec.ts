import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { ScoredSite } from '../../test/scored-site.js';
import { DepartmentDaysChangeService } from '#reminders';

import type { Verdict } from './appeals.queries.js';
import { AppealsService } from './appeals.service.js';

import type { ScoreQuestion } from './score-question.js';
import { type Ranking, type Scorecard, ScorecardsService } from './scorecards.service.js';

import { SlipsService } from '#slips';

let site: Site;
let scored: ScoredSite;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  scored = new ScoredSite(site);
});

afterEach(() => site.close());

const transition = (...act: Parameters<ScoredSite['transition']>): Promise<void> => scored.transition(...act);
const on = (...moment: Parameters<ScoredSite['on']>): void => scored.on(...moment);
const question = (...asked: Parameters<ScoredSite['question']>): ScoreQuestion => scored.question(...asked);
const card = (...asked: Parameters<ScoredSite['card']>): Promise<Scorecard> => scored.card(...asked);
const aHalfYear = (): Promise<Record<'late' | 'early' | 'silent', string>> => scored.aHalfYear();

async function ranking(period: string, asOf?: string, login = 'ducha'): Promise<Ranking> {
  return site.get(ScorecardsService).ranking(await site.actor(login), question(period, asOf));
}

it('each number stands on facts of the history, dated, with the rule behind it', async () => {
  await aHalfYear();
  on('2022-04-12');
  const { lines, rates, deducted, worth, bonus, score, items } = await card('sthj', '2022-H1');
  expect(lines.map(({ rule, date, doneOn, counted }) => [rule, date, doneOn, counted])).toEqual([
    ['signature-late', '2022-01-18', '2022-01-20', -0.1],
    ['report-missing', '2022-02-28', null, -0.5],
    ['completion-returned', '2022-03-02', '2022-03-02', -2],
    ['early-completion', '2022-03-11', '2022-03-10', 1],
    ['report-missing', '2022-03-28', null, -0.5],
    ['completion-late', '2022-03-31', null, -1],
  ]);
  expect({ items, deducted, worth, bonus, score }).toEqual({
    items: { lead: 3, helper: 0 },
    deducted: 4.1,
    worth: 30,
    bonus: 1,
    score: 87.33,
  });
  // Due 03-31; 04-02 is worked, 04-03 to 04-05 is Qingming: 04-01, 02, 06, 07, 08, 11, 12.
  expect(rates).toMatchObject({
    signature: { of: 3, kept: 2 },
    report: { of: 5, kept: 3 },
    completion: { of: 1, kept: 0 },
    firstReview: { of: 1, kept: 0 },
    averageWorkdaysOverdue: 7,
  });
  expect(lines.map(({ project }) => project?.title)).toContain('河涌整治');
});

it('a score of a past day is found again, whatever happened since', async () => {
  const { late, silent } = await aHalfYear();
  const days = ['2022-03-31', '2022-04-08', '2022-04-12', '2022-04-20', '2022-05-06'];
  const asSeen: [Ranking, Scorecard][] = [];
  const deeds: Record<string, () => Promise<unknown>> = {
    '2022-04-08': async () => {
      const actor = await site.actor('ducha');
      return site.get(SlipsService).issue({ projectId: late, actor });
    },
    '2022-04-12': async () => transition('ducha', late, 'excuse', { reason: '汛期停工' }),
    '2022-04-20': async () =>
      transition('ducha', silent, 'transfer', { leadDepartmentId: await site.departmentId('cjj'), reason: '机构改革' }),
    '2022-05-06': async () => transition('ducha', late, 'cancel', { reason: '不再实施' }),
  };
  for (const day of days) {
    on(day, '20:00');
    await deeds[day]?.();
    asSeen.push([await ranking('2022-H1'), await card('sthj', '2022-H1')]);
  }
  on('2022-09-01');
  for (const [index, day] of days.entries())
    expect([await ranking('2022-H1', day), await card('sthj', '2022-H1', day)], day).toEqual(asSeen[index]);
  // Returned 2, signature 0.1, reports 0.5 + 0.1; then the second report is missing and a red slip stands for the delay; excused;
  // transferred, which changes nothing of what was; what is cancelled (its signature) does not count any more.
  expect(asSeen.map(([, { deducted }]) => deducted)).toEqual([2.7, 5.1, 3.1, 3.1, 3]);
});

describe('the ranking', () => {
  beforeEach(async () => {
    await aHalfYear();
    on('2022-04-12');
  });

  it('lists a department with fewer than three items without a rank; who helps bears half', async () => {
    const { departments } = await ranking('2022-H1');
    expect(
      departments.map(({ department, rank, items, deducted, worth }) => [department.name, rank, items, deducted, worth]),
    ).toEqual([
      ['生态环境分局', 1, { lead: 3, helper: 0 }, 4.1, 30],
      ['城市建设局', null, { lead: 0, helper: 1 }, 0.5, 5],
    ]);
  });

  it('counts in each period what was due in it and the delay that lasts, and refuses a period that has not begun', async () => {
    const q2 = await card('sthj', '2022-Q2');
    expect(q2.lines.map(({ rule, date, since, doneOn, counted }) => [rule, date, since, doneOn, counted])).toEqual([
      ['completion-late', '2022-04-01', '2022-03-31', null, -1],
    ]);
    expect([q2.items, q2.score, q2.rates.completion]).toEqual([{ lead: 2, helper: 0 }, 95, { of: 1, kept: 0, share: 0 }]);
    await expect(ranking('2022-Q3')).rejects.toMatchObject({ code: 'period.invalid' });
  });

  it('shows what is red now beside the score, of those that the reader sees', async () => {
    const { departments } = await ranking('2022-H1');
    expect(departments.map(({ department, red }) => [department.name, red])).toEqual([
      ['生态环境分局', 1],
      ['城市建设局', 0],
    ]);
    expect((await ranking('2022-Q1', '2022-03-31')).departments.map(({ red }) => red)).toEqual([0, 0]);
  });

  it('shows a department its own; a confidential project is in no score', async () => {
    expect((await ranking('2022-H1', undefined, 'chengjian')).departments.map(({ department }) => department.name)).toEqual([
      '城市建设局',
    ]);
    await expect(card('sthj', '2022-H1', undefined, 'chengjian')).rejects.toMatchObject({ code: 'scorecard.not-found' });
    const open = await card('sthj', '2022-H1');
    const id = open.lines.find(({ rule }) => rule === 'completion-late')?.project?.id ?? '';
    await transition('ducha', id, 'restrict', { reason: '涉密', readerIds: [] });
    const hidden = await card('sthj', '2022-H1', undefined, 'huanbao');
    expect(JSON.stringify(hidden)).not.toContain(id);
    expect(hidden.lines.find(({ rule }) => rule === 'completion-late')).toBeUndefined();
    expect(await card('sthj', '2022-H1')).toMatchObject({ score: hidden.score, deducted: hidden.deducted });
  });
});

describe('an appeal', () => {
  const REASON = '当日停机维护';

  async function appeal(lineId: string, login = 'huanbao', code = 'sthj'): Promise<string> {
    const departmentId = await site.departmentId(code);
    const actor = await site.actor(login);
    const submission = { departmentId, lineId, reason: REASON, question: question('2022-H1') };
    return site.get(AppealsService).submit(submission, actor);
  }

  async function decide(id: string, verdict: Verdict, login = 'ducha'): Promise<void> {
    const actor = await site.actor(login);
    await site.get(AppealsService).decide({ id, verdict, answer: '经核实' }, actor);
  }

  async function lineOf(rule: string): Promise<string> {
    return (await card('sthj', '2022-H1')).lines.find((line) => line.rule === rule)!.id;
  }

  it('that is upheld takes its line out from then on; the score as of the day before stays', async () => {
    await aHalfYear();
    on('2022-04-12');
    const before = await card('sthj', '2022-H1');
    const id = await appeal(await lineOf('completion-late'));
    expect(await card('sthj', '2022-H1')).toMatchObject({ score: before.score });
    on('2022-04-14');
    await decide(id, 'uphold');
    const after = await card('sthj', '2022-H1');
    expect(after.deducted).toBeCloseTo(before.deducted - 1, 5);
    expect(after.lines.find(({ rule }) => rule === 'completion-late')).toMatchObject({ state: 'appealed', counted: 0 });
    expect((await card('sthj', '2022-H1', '2022-04-13')).score).toBe((await card('sthj', '2022-H1', '2022-04-12')).score);
    expect(await site.get(AppealsService).read(await site.actor('huanbao'), id)).toMatchObject({
      state: 'upheld',
      reason: REASON,
      answer: '经核实',
      line: { points: -1, date: '2022-03-31' },
    });
    const { project } = after.lines.find(({ rule }) => rule === 'completion-late')!;
    expect((await readHistory(site.database, project!.id)).map(({ type }) => type).slice(-2)).toEqual([
      'project.score_appealed',
      'project.score_appeal_upheld',
    ]);
  });

  it('against a signature stays with its line when days of the department move the date', async () => {
    await aHalfYear();
    on('2022-04-12');
    const lineId = await lineOf('signature-late');
    await decide(await appeal(lineId), 'uphold');
    const set = { working: false, reason: '部门休假' };
    const command = { departmentId: await site.departmentId('sthj'), from: '2022-01-18', to: '2022-01-18', set };
    const actor = await site.actor('ducha');
    await site.get(DepartmentDaysChangeService).change({ ...command, actor });
    expect((await card('sthj', '2022-H1')).lines.find(({ id }) => id === lineId)).toMatchObject({
      date: '2022-01-19',
      state: 'appealed',
    });
    await expect(appeal(lineId)).rejects.toMatchObject({ code: 'appeal.no-deduction' });
  });

  it('that is rejected changes nothing; a line is appealed once and decided once, by a supervisor', async () => {
    await aHalfYear();
    on('2022-04-12');
    const { score } = await card('sthj', '2022-H1');
    const lineId = await lineOf('completion-late');
    const id = await appeal(lineId);
    await expect(decide(id, 'uphold', 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    const decisions = await Promise.allSettled([decide(id, 'reject'), decide(id, 'reject')]);
    expect(decisions.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(decide(id, 'uphold')).rejects.toMatchObject({ code: 'appeal.decided' });
    await expect(appeal(lineId)).rejects.toMatchObject({ code: 'appeal.exists' });
    expect(await card('sthj', '2022-H1')).toMatchObject({ score });
  });

  it('is refused of what takes nothing, of lines that are not there, and by another department', async () => {
    await aHalfYear();
    on('2022-04-12');
    await expect(appeal(await lineOf('early-completion'))).rejects.toMatchObject({ code: 'appeal.no-deduction' });
    await expect(appeal('report.2022-01-01.none')).rejects.toMatchObject({ code: 'score-line.not-found' });
    await expect(appeal(await lineOf('completion-late'), 'chengjian')).rejects.toMatchObject({ code: 'scorecard.not-found' });
    const id = await appeal(await lineOf('completion-late'));
    const appeals = site.get(AppealsService);
    const page = { limit: 10 };
    expect((await appeals.list(await site.actor('chengjian'), {}, page)).items).toEqual([]);
    expect((await appeals.list(await site.actor('ducha'), { states: ['submitted'] }, page)).items).toMatchObject([{ id }]);
  });
});
