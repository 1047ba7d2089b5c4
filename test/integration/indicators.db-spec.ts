import { OfficeCalendar } from '#identity';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readHistory } from '#outbox';
import { readProject, IndicatorsService } from '#projects';
import { type PlannedIndicator } from '../../libs/projects/src/indicators/complete-indicator.js';
import { proposeIndicators } from '../../libs/projects/src/indicators/propose-indicators.js';
import { readIndicatorProgress } from '../../libs/projects/src/indicators/read-indicators.queries.js';
import { type IndicatorLine, type TableFilter } from '../../libs/projects/src/indicators/indicator-table.js';
import { endOf, instantAt } from '#work-calendar';
import { databaseForThisTest } from '../setup/database.js';
import { givenSite, type Site } from '../setup/given.js';

import { lampOf } from '#policies';
import { BoardService } from '#reporting';

let site: Site;
let projectId: string;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest());
  projectId = await site.project({ text: '新增公办学位1200个', dueDate: '2022-12-30' });
});

afterEach(() => site.close());

async function set(indicators: readonly PlannedIndicator[], login = 'ducha', id = projectId): Promise<void> {
  const command = { projectId: id, actor: await site.actor(login), expectedVersion: null, indicators };
  await site.database.transaction((tx) => site.get(IndicatorsService).set(tx, command));
}

const atRiskDates = (asOf?: string) =>
  readIndicatorProgress(site.database, projectId, asOf === undefined ? undefined : endOf(asOf));

/** On a day at noon; the first indicator unless another is named. */
async function report(day: string, period: string, value: number, login = 'huanbao'): Promise<void> {
  site.clock.moveTo(instantAt(day, '12:00'));
  const [indicator] = await atRiskDates();
  const command = {
    projectId,
    indicatorId: indicator?.id ?? '',
    period,
    value,
    actor: await site.actor(login),
    expectedVersion: null,
  };
  await site.database.transaction((tx) => site.get(IndicatorsService).report(tx, command));
}

async function lampOn(day: string, asOf?: string): Promise<string> {
  const project = await readProject(
    site.database,
    await site.actor('ducha'),
    projectId,
    asOf === undefined ? undefined : endOf(asOf),
  );
  return lampOf(project, day, site.get(OfficeCalendar));
}

async function table(period: string, day: string, filter: TableFilter = {}, limit = 50, login = 'ducha') {
  const actor = await site.actor(login);
  return site.get(IndicatorsService).table(actor, filter, { limit }, { period, day });
}

const short = ({ name, expected, actual, lag, missing, lamp }: IndicatorLine) => ({ name, expected, actual, lag, missing, lamp });
const PLACES = { name: '公办学位', target: 1200, unit: '个' };

describe('the indicators of a project', () => {
  it('turn its lamp by how far their value is behind, and back when it catches up', async () => {
    await set([PLACES]);
    await report('2022-02-10', '2022-01', 100);
    expect(await lampOn('2022-02-10')).toBe('green');
    await report('2022-03-10', '2022-02', 80);
    expect([await lampOn('2022-02-28'), await lampOn('2022-03-10')]).toEqual(['green', 'yellow']);
    await report('2022-05-10', '2022-04', 30);
    expect(await lampOn('2022-05-10')).toBe('red');
    const scope = { actor: await site.actor('ducha'), day: '2022-05-10', isPast: false };
    const board = await site.get(BoardService).board(scope);
    expect([board.lamps.red, board.changedLamps.red.length]).toEqual([1, 1]);
    await report('2022-06-10', '2022-05', 500);
    expect(await lampOn('2022-06-10')).toBe('green');
    expect(await lampOn('2022-06-10', '2022-05-31')).toBe('red');
  });

  it('go on with the last value known when none comes: its lag grows, and a month of silence is yellow', async () => {
    await set([PLACES]);
    await report('2022-04-10', '2022-03', 300);
    expect([
      await lampOn('2022-05-16'),
      await lampOn('2022-06-15'),
      await lampOn('2022-06-16'),
      await lampOn('2022-07-18'),
    ]).toEqual(['green', 'green', 'yellow', 'red']);
  });

  it('keep a corrected value in the history, and answer for any day what was known then', async () => {
    await set([PLACES]);
    await report('2022-03-10', '2022-02', 200);
    await report('2022-03-20', '2022-02', 150);
    await report('2022-03-20', '2022-02', 150);
    const period = async (asOf?: string) => (await atRiskDates(asOf))[0]?.plannedProgress[1];
    expect(await period()).toMatchObject({ actual: 150, lag: 4.17, earlier: [{ value: 200, reportedBy: '环保经办' }] });
    expect(await period('2022-03-15')).toMatchObject({ actual: 200, earlier: [] });
    expect(await period('2022-03-05')).toMatchObject({ actual: null, lag: null, expected: 200, owedBy: '2022-03-15' });
    const events = await readHistory(site.database, projectId);
    expect(events.slice(1).map(({ type }) => type)).toEqual([
      'project.indicators_set',
      'project.indicator_reported',
      'project.indicator_corrected',
    ]);
    expect(events.at(-1)?.data).toMatchObject({ period: '2022-02', value: 150, earlier: 200 });
  });

  it('keep their values when they are set anew, and past targets are known for past days', async () => {
    await set([PLACES]);
    await report('2022-02-10', '2022-01', 100);
    site.clock.moveTo(instantAt('2022-02-20', '12:00'));
    const [present] = await atRiskDates();
    await set([
      { ...PLACES, id: present?.id ?? '', target: 1500 },
      { name: '满意率', target: 90, unit: '%' },
    ]);
    expect((await atRiskDates()).map(({ name, target, plannedProgress }) => [name, target, plannedProgress[0]?.actual])).toEqual([
      ['公办学位', 1500, 100],
      ['满意率', 90, null],
    ]);
    expect((await atRiskDates('2022-02-15')).map(({ target }) => target)).toEqual([1200]);
    await set([]);
    expect(await atRiskDates()).toEqual([]);
    expect(await lampOn('2022-12-01')).toBe('green');
  });

  it('are set by supervisors, reported by the lead department, each in its own periods', async () => {
    await expect(set([PLACES], 'huanbao')).rejects.toMatchObject({ code: 'access.denied' });
    await expect(set([{ ...PLACES, shares: [1, 2] }])).rejects.toMatchObject({ code: 'indicator.invalid' });
    await set([{ ...PLACES, every: 'quarter' }]);
    await expect(report('2022-03-10', '2022-02', 1)).rejects.toMatchObject({ code: 'indicator.period-invalid' });
    await expect(report('2022-03-10', '2022-06', 1)).rejects.toMatchObject({
      message: expect.stringMatching(/to come/) as string,
    });
    await expect(report('2022-03-10', '2022-03', 1, 'chengjian')).rejects.toMatchObject({ code: 'project.not-found' });
    await report('2022-04-10', '2022-03', 300);
    await site.database.query(`UPDATE project SET state = 'closed', closed_at = now()`);
    await expect(report('2022-07-10', '2022-06', 600)).rejects.toMatchObject({ code: 'indicator.project-ended' });
  });

  it('are proposed from the text', async () => {
    const direct = await site.database.query<{ id: string }>(`UPDATE project SET plan_item_id = NULL RETURNING id`);
    expect(await proposeIndicators(site.database, direct[0]?.id ?? projectId)).toEqual([
      { name: '公办学位', comparison: 'at-least', target: 1200, unit: '个' },
    ]);
  });
});

describe('the table of indicators', () => {
  it('shows expected, actual, lag and lamp of a period, what is missing, and no project that the reader may not see', async () => {
    await set([PLACES, { name: '满意率', target: 90, unit: '%' }]);
    await report('2022-07-10', '2022-06', 480);
    const june = await table('2022-06', '2022-07-20');
    expect(june.items.map(short)).toEqual([
      { name: '公办学位', expected: 600, actual: 480, lag: 10, missing: false, lamp: 'yellow' },
      { name: '满意率', expected: 90, actual: null, lag: null, missing: true, lamp: 'red' },
    ]);
    expect((await table('2022-05', '2022-07-20')).items[0]).toMatchObject({ actual: null, missing: true });
    expect((await table('2022-06', '2022-07-20', {}, 50, 'chengjian')).items).toEqual([]);
  });

  it('is filtered by lamp, by what is missing and by words, and pages on', async () => {
    await set([PLACES, { name: '满意率', target: 90, unit: '%' }, { name: '入园率', target: 85, unit: '%' }]);
    const names = async (filter: TableFilter) => (await table('2022-01', '2022-02-20', filter)).items.map(({ name }) => name);
    expect(await names({ missing: true })).toHaveLength(3);
    await report('2022-02-10', '2022-01', 10);
    expect(await names({ missing: true })).toEqual(['满意率', '入园率']);
    expect(await names({ lamps: ['red'] })).toEqual([]);
    expect(await names({ search: '园率' })).toEqual(['入园率']);
    const first = await table('2022-01', '2022-02-20', {}, 2);
    const rest = await site
      .get(IndicatorsService)
      .table(
        await site.actor('ducha'),
        {},
        { limit: 2, cursor: first.nextCursor ?? '' },
        { period: '2022-01', day: '2022-02-20' },
      );
    expect([first.items.length, rest.items.map(({ name }) => name), rest.nextCursor]).toEqual([2, ['入园率'], null]);
  });
});
