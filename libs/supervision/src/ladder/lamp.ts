import type { CourseStanding, DueCondition, Project, ProjectState } from '#tracking';
import type { WorkCalendar } from '#work-calendar';

/** 红黄绿灯; `off` for projects that are suspended, closed or cancelled. Derived at every reading, never stored. */
export const LAMPS = ['red', 'yellow', 'green', 'off'] as const;
export type Lamp = (typeof LAMPS)[number];

const WORKING: readonly ProjectState[] = ['registered', 'in_progress'];
const OPEN: readonly ProjectState[] = [...WORKING, 'in_review'];

/**
 * What each lamp means on a day, as conditions on state, due date and course:
 * red = at least one workday overdue, or far behind its course; yellow = at most 3 workdays left (or the date fell on days off
 * just past) and not in review, or behind its course, or a milestone slipped. Sources: 颍州 2022, 西安市纪委, 银川 2025, by
 * `domain.md` §4.
 */
export function lampConditions(lamp: Lamp, today: string, calendar: WorkCalendar): DueCondition[] {
  const redBefore = calendar.workdayOnOrBefore(today);
  const yellowBefore = calendar.addWorkdays(today, 4);
  const course = (is: CourseStanding): Pick<DueCondition, 'course'> => ({ course: { on: today, is } });
  switch (lamp) {
    case 'red':
      return [
        { states: OPEN, dueBefore: redBefore },
        { states: WORKING, dueFrom: redBefore, ...course('far-behind') },
      ];
    case 'yellow':
      return [
        { states: WORKING, dueFrom: redBefore, dueBefore: yellowBefore, ...course('not-far-behind') },
        { states: WORKING, dueFrom: yellowBefore, ...course('behind') },
      ];
    case 'green':
      return [
        { states: WORKING, dueFrom: yellowBefore, ...course('on-course') },
        { states: ['in_review'], dueFrom: redBefore },
      ];
    case 'off':
      return [{ states: ['suspended', 'closed', 'cancelled'] }];
  }
}

/** The part of a project that its lamp depends on. */
export type LampSubject = Pick<Project, 'state' | 'dueDate' | 'behindFrom' | 'farBehindFrom'>;

/** The lamp of one project on a day. Reads the same conditions that filter lists, so that the two can't differ. */
export function lampOf(project: LampSubject, today: string, calendar: WorkCalendar): Lamp {
  const lamp = LAMPS.find((candidate) =>
    lampConditions(candidate, today, calendar).some((condition) => holds(condition, project)),
  );
  return lamp ?? 'off';
}

function holds({ states, dueFrom, dueBefore, course }: DueCondition, project: LampSubject): boolean {
  return (
    states.includes(project.state) &&
    (dueFrom === undefined || project.dueDate >= dueFrom) &&
    (dueBefore === undefined || project.dueDate < dueBefore) &&
    (course === undefined || stands(course.is, standingOf(project, course.on)))
  );
}

function standingOf({ behindFrom, farBehindFrom }: LampSubject, day: string): CourseStanding {
  if (farBehindFrom !== null && farBehindFrom <= day) return 'far-behind';
  return behindFrom !== null && behindFrom <= day ? 'behind' : 'on-course';
}

function stands(asked: CourseStanding, standing: CourseStanding): boolean {
  return asked === 'not-far-behind' ? standing !== 'far-behind' : asked === standing;
}
