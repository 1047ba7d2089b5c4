import { describe, expect, it } from 'vitest';
import { WorkCalendar } from '#work-calendar';
import { lampOf } from './lamp.js';

const calendar = new WorkCalendar();

describe('lamp', () => {
  it.each([
    ['in_progress', '2022-10-10', '2022-10-09', 'red', 'one workday overdue (10-09 is a worked Sunday)'],
    ['in_progress', '2022-10-08', '2022-10-05', 'red', 'the first workday after the holiday counts'],
    ['in_progress', '2022-10-06', '2022-10-01', 'yellow', 'overdue by days off only'],
    ['in_progress', '2022-06-17', '2022-06-22', 'yellow', 'three workdays left'],
    ['in_progress', '2022-06-17', '2022-06-23', 'green', 'four workdays left'],
    ['in_review', '2022-06-17', '2022-06-20', 'green', 'in review: the department has done its part'],
    ['in_review', '2022-06-20', '2022-06-17', 'green', 'in review after the due date: 待审, and not red for the department'],
    ['closed', '2022-06-20', '2022-01-01', 'off', 'closed'],
    ['suspended', '2022-06-20', '2022-01-01', 'off', 'suspended'],
  ] as const)('%s on %s, due %s: %s (%s)', (state, today, dueDate, lamp, _why) => {
    expect(lampOf({ state, dueDate, ...ON_COURSE }, today, calendar)).toBe(lamp);
  });

  it.each([
    ['2022-09-30', '2022-05-09', null, 'yellow', 'behind its planned progress, though the end is far'],
    ['2022-09-30', '2022-05-11', null, 'green', 'behind only from tomorrow on'],
    ['2022-09-30', '2022-03-01', '2022-05-10', 'red', 'far behind'],
    ['2022-05-11', '2022-03-01', '2022-05-01', 'red', 'far behind and due soon'],
  ] as const)(
    'in work on 2022-05-10, due %s, behind from %s, far behind from %s: %s (%s)',
    (dueDate, atRiskFrom, offTrackFrom, lamp, _why) => {
      expect(lampOf({ state: 'in_progress', dueDate, atRiskFrom, offTrackFrom }, '2022-05-10', calendar)).toBe(lamp);
    },
  );
});

const ON_COURSE = { atRiskFrom: null, offTrackFrom: null };
