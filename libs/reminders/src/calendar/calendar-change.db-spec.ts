import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { CalendarYearsService, OfficeCalendar } from '#identity';
import { instantAt } from '#work-calendar';
import { databaseForThisTest } from '../../../../test/setup/database.js';
import { ADMINISTRATOR, givenSite, type Site } from '../../../../test/setup/given.js';
import { DueStep } from '../due-steps/due-step.entity.js';
import { CalendarChangeService } from './calendar-change.service.js';

const off = (date: string): object => ({ name: '春节', date, isOffDay: true });
/** No such year is in the package: the week before the due date is off. */
const NOTICE = {
  year: 2050,
  papers: ['https://example.invalid/2050'],
  days: ['2050-01-03', '2050-06-06', '2050-06-07', '2050-06-08', '2050-06-09', '2050-06-10', '2050-06-13', '2050-06-14'].map(off),
};

let site: Site;
let changes: CalendarChangeService;

beforeEach(async () => {
  site = await givenSite(await databaseForThisTest(), instantAt('2050-06-01', '10:00'));
  changes = site.get(CalendarChangeService);
});

afterEach(() => site.close());

const deadline = (projectId: string): Promise<DueStep> =>
  site.database.manager.findOneByOrFail(DueStep, { dutyId: projectId, track: 'deadline' });

describe('the official calendar of a year', () => {
  it('moves the pending steps that lie in it, lists them, and is told as official', async () => {
    const projectId = await site.project({ dueDate: '2050-06-17' });
    // The step of five workdays before is pending.
    const before = await deadline(projectId);
    const dry = await changes.load(ADMINISTRATOR, NOTICE, { dryRun: true });
    expect(dry.steps.filter(({ track }) => track === 'deadline')).toMatchObject([{ dutyId: projectId, from: before.plannedAt }]);
    expect(await deadline(projectId)).toEqual(before);

    const change = await changes.load(ADMINISTRATOR, NOTICE);
    expect(change).toEqual(dry);
    const moved = change.steps.find(({ track }) => track === 'deadline');
    expect((await deadline(projectId)).plannedAt).toEqual(moved?.to);
    expect(moved?.to && moved.to < before.plannedAt).toBe(true);

    const calendar = (await site.get(OfficeCalendar).ofAll(site.database)).official;
    expect([calendar.isKnownYear(2050), calendar.isWorkday('2050-06-08')]).toEqual([true, false]);
    const years = await site.get(CalendarYearsService).list(2050, 2051);
    expect(years.map(({ year, state, source }) => [year, state, source])).toEqual([
      [2050, 'official', 'notice'],
      [2051, 'assumed', null],
    ]);
    expect(await changes.load(ADMINISTRATOR, NOTICE)).toEqual({ year: 2050, isNew: false, steps: [], atRiskProjectIds: [] });
  });

  it('is refused with every fault, and by everybody but administrators', async () => {
    const days = [...NOTICE.days, off('2050-13-01'), off('2050-01-03')];
    await expect(changes.load(ADMINISTRATOR, { ...NOTICE, days })).rejects.toMatchObject({
      code: 'calendar.invalid',
      facts: { faults: [expect.stringContaining('days[8]') as string, expect.stringContaining('days[9]') as string] },
    });
    await expect(changes.load(await site.actor('ducha'), NOTICE)).rejects.toMatchObject({ code: 'access.denied' });
  });

  it('does not hold for what was known before it came', async () => {
    await changes.load(ADMINISTRATOR, NOTICE);
    const past = (await site.get(OfficeCalendar).ofAll(site.database, instantAt('2050-05-31', '00:00'))).official;
    expect(past.isWorkday('2050-06-08')).toBe(true);
  });
});
