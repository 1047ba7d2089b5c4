import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, civilDateOf, daysBetween, instantAt, isCivilDate } from './civil-date.js';
import { WorkCalendar } from './work-calendar.js';

const calendar = new WorkCalendar();
const civilDate = fc.integer({ min: 0, max: 9000 }).map((n) => addDays('2005-01-01', n));

describe('civil dates', () => {
  it.each([
    ['2022-02-28', true],
    ['2022-02-29', false],
    ['2024-02-29', true],
    ['2022-13-01', false],
    ['2022-1-1', false],
    ['soon', false],
  ])('%s exists: %s', (text, exists) => {
    expect(isCivilDate(text)).toBe(exists);
  });

  it('turns over at midnight in Shanghai', () => {
    expect(civilDateOf(new Date('2022-10-09T15:59:59Z'))).toBe('2022-10-09');
    expect(civilDateOf(new Date('2022-10-09T16:00:00Z'))).toBe('2022-10-10');
    expect(instantAt('2022-10-10', '09:00').toISOString()).toBe('2022-10-10T01:00:00.000Z');
  });

  it('counts days both ways', () => {
    fc.assert(
      fc.property(civilDate, fc.integer({ min: -800, max: 800 }), (date, n) => daysBetween(date, addDays(date, n)) === n),
    );
  });
});

describe('workdays', () => {
  it.each([
    ['2022-10-07', false, 'National Day holiday'],
    ['2022-10-08', true, 'Saturday worked for it'],
    ['2022-10-09', true, 'Sunday worked for it'],
    ['2022-01-29', true, 'Saturday before the Spring Festival'],
    ['2022-01-31', false, 'New Year’s Eve'],
    ['2022-02-07', true, 'first day after it'],
    ['2020-01-31', false, 'extended Spring Festival of 2020'],
    ['2022-06-11', false, 'an ordinary Saturday'],
  ])('%s is worked: %s (%s)', (date, worked) => {
    expect(calendar.isWorkday(date)).toBe(worked);
  });

  it('goes forth and back by the same number of workdays', () => {
    fc.assert(
      fc.property(civilDate, fc.integer({ min: 0, max: 120 }), (date, n) => {
        const start = calendar.workdayOnOrAfter(date);
        expect(calendar.addWorkdays(calendar.addWorkdays(start, n), -n)).toBe(start);
        expect(calendar.workdaysBetween(start, calendar.addWorkdays(start, n))).toBe(n);
      }),
    );
  });

  it('counts as one does who looks at each day, with days of its own and years that were loaded', () => {
    const days = fc.array(civilDate, { maxLength: 40 });
    const loaded = fc.record({ year: fc.integer({ min: 2004, max: 2031 }), holidays: days, workdays: days });
    const anyCalendar = fc
      .tuple(
        fc.record({ holidays: days, workdays: days }),
        fc.uniqueArray(loaded, { maxLength: 2, selector: ({ year }) => year }),
      )
      .map(([local, years]) => new WorkCalendar(local, years));
    fc.assert(
      fc.property(anyCalendar, civilDate, fc.integer({ min: -300, max: 300 }), (one, date, n) => {
        const step = Math.sign(n);
        let [day, left] = [date, Math.abs(n)];
        while (left > 0) {
          day = addDays(day, step);
          if (one.isWorkday(day)) left -= 1;
        }
        expect(one.addWorkdays(date, n)).toBe(day);
        let count = 0;
        const to = addDays(date, n);
        const [first, last] = n < 0 ? [to, date] : [date, to];
        for (let each = addDays(first, 1); each <= last; each = addDays(each, 1)) if (one.isWorkday(each)) count += 1;
        expect(one.workdaysBetween(date, to)).toBe(n < 0 ? 0 - count : count);
      }),
    );
  });

  it('says which years it has no notice for, and then only knows weekends', () => {
    expect(calendar.isKnownYear(2022)).toBe(true);
    expect(calendar.isKnownYear(2050)).toBe(false);
    expect(calendar.isWorkday('2050-10-03')).toBe(true);
  });

  it('lets a place have days of its own', () => {
    const local = new WorkCalendar({ holidays: ['2022-06-13'], workdays: ['2022-06-12'] });
    expect(local.isWorkday('2022-06-13')).toBe(false);
    expect(local.isWorkday('2022-06-12')).toBe(true);
  });
});
