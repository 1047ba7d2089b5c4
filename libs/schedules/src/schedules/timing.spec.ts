import { describe, expect, it } from 'vitest';
import { WorkCalendar, civilDateOf, instantAt } from '#work-calendar';
import { nextOccurrence, occurrenceOf, periodAround, presentPeriod, type Timing } from './timing.js';

const CALENDAR = new WorkCalendar();
const MONTHLY: Timing = { every: 'month', covers: 'previous', day: 1, time: '09:00' };

/** Period and instant of the first reports after a day. */
function first(timing: Partial<Timing>, after: string, count = 1): string[] {
  const found: string[] = [];
  for (let at = instantAt(after, '00:00'); found.length < count;) {
    const next = nextOccurrence({ ...MONTHLY, ...timing }, at, CALENDAR);
    found.push(`${next.period.key} ${next.day}`);
    at = next.at;
  }
  return found;
}

describe('the timing of a report', () => {
  it('of an ended period moves a day without work to the next workday', () => {
    // 1 May 2022 is a Sunday and a holiday until the 4th; 1 October begins a week of holidays.
    expect(first({}, '2022-04-15', 3)).toEqual(['2022-04 2022-05-05', '2022-05 2022-06-01', '2022-06 2022-07-01']);
    expect(first({}, '2022-09-15')).toEqual(['2022-09 2022-10-08']);
    expect(first({ every: 'quarter', day: 5 }, '2022-02-01', 2)).toEqual(['2022-Q1 2022-04-06', '2022-Q2 2022-07-05']);
  });

  it('of the period that goes on moves it to the workday before, so that it stays in the period', () => {
    expect(first({ covers: 'current', day: 31 }, '2022-04-01', 2)).toEqual(['2022-04 2022-04-29', '2022-05 2022-05-31']);
    expect(first({ every: 'week', covers: 'current', day: 5 }, '2022-06-06')).toEqual(['2022-06-06..2022-06-12 2022-06-10']);
  });

  it('of a week is made in the week after, on the weekday that it says', () => {
    expect(first({ every: 'week', day: 1 }, '2022-06-06', 2)).toEqual([
      '2022-05-30..2022-06-05 2022-06-06',
      '2022-06-06..2022-06-12 2022-06-13',
    ]);
    // Saturday: the make-up workday of 8 October is one, an ordinary Saturday is not.
    expect(first({ every: 'week', day: 6 }, '2022-10-03')).toEqual(['2022-09-26..2022-10-02 2022-10-08']);
    expect(first({ every: 'week', day: 6 }, '2022-06-06')).toEqual(['2022-05-30..2022-06-05 2022-06-13']);
  });

  it('is due at its wall time in Shanghai, and the next one only after it', () => {
    const { at } = occurrenceOf(MONTHLY, periodAround('month', '2022-05-20'), CALENDAR);
    expect(at.toISOString()).toBe('2022-06-01T01:00:00.000Z');
    expect(nextOccurrence(MONTHLY, new Date(at.getTime() - 1), CALENDAR).period.key).toBe('2022-05');
    expect(nextOccurrence(MONTHLY, at, CALENDAR).period.key).toBe('2022-06');
  });

  it('covers at any moment the ended period, or the one that goes on', () => {
    expect(presentPeriod({ every: 'quarter', covers: 'previous' }, '2022-01-17').key).toBe('2021-Q4');
    expect(presentPeriod({ every: 'month', covers: 'current' }, civilDateOf(instantAt('2022-01-31', '23:59'))).key).toBe(
      '2022-01',
    );
  });
});
