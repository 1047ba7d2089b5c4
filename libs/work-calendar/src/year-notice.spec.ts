import { describe, expect, it } from 'vitest';
import { WorkCalendar } from './work-calendar.js';
import { type NoticeDay, readYearNotice } from './year-notice.js';

const off = (date: string): NoticeDay => ({ name: '春节', date, isOffDay: true });
const HOLIDAYS = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10', '2027-05-03', '2027-10-01'].map(off);
const NOTICE = { year: 2027, papers: ['https://example.invalid/notice'], days: HOLIDAYS };

describe('a notice in the form of holiday-cn', () => {
  it('is read in the order of its days', () => {
    const worked = { name: '春节', date: '2027-01-30', isOffDay: false };
    const read = readYearNotice({ ...NOTICE, days: [...HOLIDAYS, worked], $schema: 'x' });
    expect('notice' in read && read.notice.days.map(({ date }) => date).slice(0, 2)).toEqual(['2027-01-01', '2027-01-30']);
  });

  it.each([
    [null, 'no object'],
    [{ ...NOTICE, year: '2027' }, 'year'],
    [{ ...NOTICE, papers: 'x' }, 'papers'],
    [{ ...NOTICE, days: [] }, 'days'],
    [{ ...NOTICE, days: HOLIDAYS.slice(0, 3) }, '3 days off'],
    [{ ...NOTICE, days: [...HOLIDAYS, off('2027-02-30')] }, 'days[7] has no date'],
    [{ ...NOTICE, days: [...HOLIDAYS, off('2027-01-01')] }, 'once more'],
    [{ ...NOTICE, days: [...HOLIDAYS, off('2026-05-01')] }, 'not of 2027'],
    [{ ...NOTICE, days: [...HOLIDAYS, { ...off('2027-03-01'), isOffDay: 'no' }] }, 'isOffDay'],
    [{ ...NOTICE, days: [...HOLIDAYS, { ...off('2027-03-01'), isOffDay: false }] }, 'no Saturday or Sunday'],
  ])('%# is refused with what is wrong', (given, words) => {
    const read = readYearNotice(given);
    expect('faults' in read && read.faults.join(' ')).toContain(words);
  });
});

describe('a calendar with a loaded year', () => {
  const calendar = new WorkCalendar({}, [{ year: 2050, holidays: ['2050-10-03', '2049-12-31'], workdays: ['2050-10-08'] }]);

  it('knows it, and its days, also those in December before', () => {
    expect([calendar.isKnownYear(2050), calendar.isKnownYear(2051)]).toEqual([true, false]);
    expect(['2050-10-03', '2050-10-08', '2049-12-31', '2050-10-04'].map((day) => calendar.isWorkday(day))).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });

  it('keeps it under the days of a department, and takes the year in place of what the package says', () => {
    expect(calendar.withDays({ workdays: ['2050-10-03'] }).isWorkday('2050-10-03')).toBe(true);
    const corrected = new WorkCalendar().withYears([{ year: 2022, holidays: [], workdays: [] }]);
    expect([corrected.isWorkday('2022-10-03'), corrected.isWorkday('2021-10-01')]).toEqual([true, false]);
  });
});
