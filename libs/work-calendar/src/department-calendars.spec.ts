import { describe, expect, it } from 'vitest';
import { DepartmentCalendars } from './department-calendars.js';
import { WorkCalendar } from './work-calendar.js';

describe('days on top of a calendar', () => {
  const calendar = new WorkCalendar({ holidays: ['2022-06-13'], workdays: ['2022-06-18'] });

  it.each([
    ['2022-06-14', false, 'a Tuesday off'],
    ['2022-06-19', true, 'a Sunday on duty'],
    ['2022-06-13', true, 'off below, on duty above'],
    ['2022-06-18', false, 'on duty below, off above'],
    ['2022-10-01', true, 'a public holiday on duty'],
    ['2022-10-08', false, 'a make-up day off'],
    ['2022-06-15', true, 'a day that nobody set'],
  ])('%s is worked: %s (%s)', (day, worked) => {
    const local = {
      holidays: ['2022-06-14', '2022-06-18', '2022-10-08'],
      workdays: ['2022-06-19', '2022-06-13', '2022-10-01'],
    };
    expect(calendar.withDays(local).isWorkday(day)).toBe(worked);
  });

  it('leave the calendar below as it is', () => {
    calendar.withDays({ holidays: ['2022-06-15'] });
    expect(calendar.isWorkday('2022-06-15')).toBe(true);
  });
});

it('a department without own days counts by the official calendar itself', () => {
  const official = new WorkCalendar();
  const calendars = new DepartmentCalendars(official, new Map([['school', { holidays: ['2022-06-14'] }]]));
  expect(calendars.of('office')).toBe(official);
  expect(calendars.of('school').addWorkdays('2022-06-13', 1)).toBe('2022-06-15');
});
