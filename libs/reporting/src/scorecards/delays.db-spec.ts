import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { givenSite, type Site } from '../../../../test/setup/given.js';
import { ScoredSite } from '../../test/scored-site.js';
import { AppealsService } from './appeals.service.js';

let site: Site;
let scored: ScoredSite;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  scored = new ScoredSite(site);
});

afterEach(() => site.close());

describe('a delay', () => {
  const charged = async (period: string, code = 'sthj'): Promise<unknown[]> =>
    (await scored.card(code, period)).lines
      .filter(({ rule }) => rule === 'completion-late')
      .map(({ date, since, doneOn, points }) => [date, since, doneOn, points]);

  it('costs in each month that it lasts, and no longer once the completion was asked for', async () => {
    const { late } = await scored.aHalfYear();
    scored.on('2022-06-15');
    await scored.transition('huanbao', late, 'request-completion', { text: '已完工' });
    scored.on('2022-08-10');
    expect(await charged('2022-03')).toEqual([['2022-03-31', null, '2022-06-15', -1]]);
    expect(await charged('2022-04')).toEqual([['2022-04-01', '2022-03-31', '2022-06-15', -1]]);
    expect(await charged('2022-06')).toEqual([['2022-06-01', '2022-03-31', '2022-06-15', -1]]);
    expect(await charged('2022-06', 'cjj')).toEqual([['2022-06-01', '2022-03-31', '2022-06-15', -1]]);
    expect(await charged('2022-07')).toEqual([]);
    expect(await charged('2022-H1')).toEqual([['2022-03-31', null, '2022-06-15', -1]]);
  });

  it('that ends on the first workday of a period costs nothing there; a completion that comes back has lasted all along', async () => {
    const { late } = await scored.aHalfYear();
    scored.on('2022-04-01', '17:00');
    await scored.transition('huanbao', late, 'request-completion', { text: '已完工' });
    scored.on('2022-05-20');
    expect(await charged('2022-04')).toEqual([]);
    await scored.transition('ducha', late, 'return', { reason: '未通过验收' });
    expect(await charged('2022-04')).toEqual([['2022-04-01', '2022-03-31', null, -1]]);
    expect(await charged('2022-05')).toEqual([['2022-05-01', '2022-03-31', null, -1]]);
  });

  it('is charged, in a later period, to who has the project when it stands there first, and not while it is suspended', async () => {
    const { late } = await scored.aHalfYear();
    scored.on('2022-04-20');
    await scored.transition('ducha', late, 'transfer', { leadDepartmentId: await site.departmentId('cjj'), reason: '机构改革' });
    scored.on('2022-06-30');
    const owners = async (period: string): Promise<unknown[]> =>
      (await Promise.all(['sthj', 'cjj'].map((code) => scored.card(code, period))))
        .flatMap(({ lines }) => lines)
        .filter(({ rule }) => rule === 'completion-late')
        .map(({ role, date, counted }) => [role, date, counted]);
    expect(await owners('2022-04')).toEqual([
      ['lead', '2022-04-01', -1],
      ['helper', '2022-04-01', -0.5],
    ]);
    expect(await owners('2022-06')).toEqual([['lead', '2022-06-01', -1]]);
    await scored.transition('ducha', late, 'suspend', { reason: '等待用地批复' });
    scored.on('2022-09-14');
    await scored.transition('ducha', late, 'resume');
    scored.on('2022-10-12');
    await expect(charged('2022-08', 'cjj')).rejects.toMatchObject({ code: 'scorecard.not-found' });
    expect(await charged('2022-09', 'cjj')).toEqual([['2022-09-14', '2022-03-31', null, -1]]);
  });

  it('that an appeal took out stays out of every period', async () => {
    await scored.aHalfYear();
    scored.on('2022-05-12');
    const line = (await scored.card('sthj', '2022-04')).lines.find(({ rule }) => rule === 'completion-late');
    const submission = {
      departmentId: await site.departmentId('sthj'),
      lineId: line!.id,
      reason: '汛期',
      question: scored.question('2022-04'),
    };
    const id = await site.get(AppealsService).submit(submission, await site.actor('huanbao'));
    await site.get(AppealsService).decide({ id, verdict: 'uphold', answer: '经核实' }, await site.actor('ducha'));
    const states = async (period: string): Promise<unknown[]> =>
      (await scored.card('sthj', period)).lines.filter(({ rule }) => rule === 'completion-late').map(({ state }) => state);
    expect([await states('2022-03'), await states('2022-04'), await states('2022-05')]).toEqual([
      ['appealed'],
      ['appealed'],
      ['appealed'],
    ]);
  });
});
