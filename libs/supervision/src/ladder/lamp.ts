import type { DueCondition, ProjectState } from '#tracking';
import type { WorkCalendar } from '#work-calendar';

/** 红黄绿灯; `off` for projects that are suspended, closed or cancelled. Derived at every reading, never stored. */
export const LAMPS = ['red', 'yellow', 'green', 'off'] as const;
export type Lamp = (typeof LAMPS)[number];

const WORKING: readonly ProjectState[] = ['registered', 'in_progress'];
const OPEN: readonly ProjectState[] = [...WORKING, 'in_review'];

/**
 * What each lamp means on a day, as conditions on state and due date:
 * red = at least one workday overdue; yellow = at most 3 workdays left (or the date fell on days off just past) and not
 * in review. Sources: 颍州 2022 and 西安市纪委, by `domain.md` §4.
 */
export function lampConditions(lamp: Lamp, today: string, calendar: WorkCalendar): DueCondition[] {
  const redBefore = calendar.workdayOnOrBefore(today);
  const yellowBefore = calendar.addWorkdays(today, 4);
  switch (lamp) {
    case 'red':
      return [{ states: OPEN, dueBefore: redBefore }];
    case 'yellow':
      return [{ states: WORKING, dueFrom: redBefore, dueBefore: yellowBefore }];
    case 'green':
      return [
        { states: WORKING, dueFrom: yellowBefore },
        { states: ['in_review'], dueFrom: redBefore },
      ];
    case 'off':
      return [{ states: ['suspended', 'closed', 'cancelled'] }];
  }
}

/** The lamp of one project on a day. Reads the same conditions that filter lists, so that the two can't differ. */
export function lampOf(project: { state: ProjectState; dueDate: string }, today: string, calendar: WorkCalendar): Lamp {
  const lamp = LAMPS.find((candidate) =>
    lampConditions(candidate, today, calendar).some((condition) => holds(condition, project)),
  );
  return lamp ?? 'off';
}

function holds(condition: DueCondition, project: { state: ProjectState; dueDate: string }): boolean {
  return (
    condition.states.includes(project.state) &&
    (condition.dueFrom === undefined || project.dueDate >= condition.dueFrom) &&
    (condition.dueBefore === undefined || project.dueDate < condition.dueBefore)
  );
}
