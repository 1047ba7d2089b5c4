import { describe, expect, it } from 'vitest';
import { PROJECT_STATES } from '#tracking';
import { addDays, WorkCalendar } from '#work-calendar';
import { LAMPS, lampConditions, lampOf } from './lamp.js';

const calendar = new WorkCalendar();

describe('lamp', () => {
  it.each([
    ['in_progress', '2022-10-10', '2022-10-09', 'red', 'one workday overdue (10-09 is a worked Sunday)'],
    ['in_progress', '2022-10-08', '2022-10-05', 'red', 'the first workday after the holiday counts'],
    ['in_progress', '2022-10-06', '2022-10-01', 'yellow', 'overdue by days off only'],
    ['in_progress', '2022-06-17', '2022-06-22', 'yellow', 'three workdays left'],
    ['in_progress', '2022-06-17', '2022-06-23', 'green', 'four workdays left'],
    ['in_review', '2022-06-17', '2022-06-20', 'green', 'in review: the department has done its part'],
    ['in_review', '2022-06-20', '2022-06-17', 'red', 'overdue stays red even in review'],
    ['closed', '2022-06-20', '2022-01-01', 'off', 'closed'],
    ['suspended', '2022-06-20', '2022-01-01', 'off', 'suspended'],
  ] as const)('%s on %s, due %s: %s (%s)', (state, today, dueDate, lamp, _why) => {
    expect(lampOf({ state, dueDate }, today, calendar)).toBe(lamp);
  });

  it('lights exactly one lamp for every state and date', () => {
    for (const state of PROJECT_STATES) {
      for (let offset = -40; offset <= 40; offset += 1) {
        const dueDate = addDays('2022-10-01', offset);
        const lit = LAMPS.filter((lamp) =>
          lampConditions(lamp, '2022-10-01', calendar).some(
            (condition) =>
              condition.states.includes(state) &&
              (!condition.dueFrom || dueDate >= condition.dueFrom) &&
              (!condition.dueBefore || dueDate < condition.dueBefore),
          ),
        );
        expect(lit).toHaveLength(1);
      }
    }
  });
});
