import type { ProgressState, DueCondition } from './due-condition.js';
import type { SupervisedProject } from '../projects/supervised-project.js';
import type { ProjectState } from '../projects/project-state.js';
import type { DepartmentCalendars, WorkCalendar } from '#work-calendar';

/** 红黄绿灯; `off` for projects that are suspended or over. Derived at every reading, never stored. */
export const LAMPS = ['red', 'yellow', 'green', 'off'] as const;
export type Lamp = (typeof LAMPS)[number];

const WORKING: readonly ProjectState[] = ['registered', 'in_progress'];

/**
 * What each lamp means on a day, as conditions on state, due date and planned progress:
 * red = at least one workday overdue, or far behind its planned progress; yellow = at most 3 workdays left (or the date fell on days off
 * just past) and not in review, or behind its planned progress, or a milestone slipped. While its completion waits for review (待审) it is
 * green whatever the day: the department has done its part, and the ladder chases the reviewer. A return makes it red again from the due
 * date on, as scores count it. Sources: 颍州 2022, 西安市纪委, 银川 2025; for the review, supervision rules of several cities.
 */
function conditionsBy(lamp: Lamp, today: string, calendar: WorkCalendar): DueCondition[] {
  const redBefore = calendar.workdayOnOrBefore(today);
  const yellowBefore = calendar.addWorkdays(today, 4);
  const plannedProgress = (is: ProgressState): Pick<DueCondition, 'plannedProgress'> => ({ plannedProgress: { on: today, is } });
  switch (lamp) {
    case 'red':
      return [
        { states: WORKING, dueBefore: redBefore },
        { states: WORKING, dueFrom: redBefore, ...plannedProgress('far-behind') },
      ];
    case 'yellow':
      return [
        { states: WORKING, dueFrom: redBefore, dueBefore: yellowBefore, ...plannedProgress('not-far-behind') },
        { states: WORKING, dueFrom: yellowBefore, ...plannedProgress('behind') },
      ];
    case 'green':
      return [{ states: WORKING, dueFrom: yellowBefore, ...plannedProgress('on-plan') }, { states: ['in_review'] }];
    case 'off':
      return [{ states: ['suspended', 'closed', 'cancelled', 'carried_over'] }];
  }
}

/**
 * The same for the projects of all departments, each by the calendar of its lead: one set of conditions for the departments that count by the
 * official calendar around that day, and one for each other pair of bounds. Without own days there is the first set only.
 */
export function lampConditions(lamp: Lamp, today: string, calendars: DepartmentCalendars): DueCondition[] {
  return calendarGroups(today, calendars).flatMap(({ calendar, departments }) =>
    conditionsBy(lamp, today, calendar).map((condition) => ({ ...condition, ...departments })),
  );
}

/** Departments whose days set the bounds of lamps alike. */
function calendarGroups(
  today: string,
  { official, own }: DepartmentCalendars,
): { calendar: WorkCalendar; departments: Pick<DueCondition, 'departments'> }[] {
  const boundsOf = (calendar: WorkCalendar): string => `${calendar.workdayOnOrBefore(today)} ${calendar.addWorkdays(today, 4)}`;
  const groups = new Map<string, { calendar: WorkCalendar; ids: string[] }>();
  for (const [id, calendar] of own) {
    const bounds = boundsOf(calendar);
    if (bounds === boundsOf(official)) continue;
    groups.set(bounds, { calendar, ids: [...(groups.get(bounds)?.ids ?? []), id] });
  }
  const deviating = [...groups.values()];
  const others =
    deviating.length === 0
      ? {}
      : among(
          'others',
          deviating.flatMap(({ ids }) => ids),
        );
  return [
    { calendar: official, departments: others },
    ...deviating.map(({ calendar, ids }) => ({ calendar, departments: among('these', ids) })),
  ];
}

function among(are: 'these' | 'others', ids: readonly string[]): Pick<DueCondition, 'departments'> {
  return { departments: { are, ids } };
}

/** The part of a project that its lamp depends on. */
export type LampSubject = Pick<SupervisedProject, 'state' | 'dueDate' | 'atRiskFrom' | 'offTrackFrom'>;

/** The lamp of one project on a day, by the calendar of its lead department. Reads the same conditions that filter lists, so that the two can't differ. */
export function lampOf(project: LampSubject, today: string, calendar: WorkCalendar): Lamp {
  const lamp = LAMPS.find((candidate) => conditionsBy(candidate, today, calendar).some((condition) => holds(condition, project)));
  return lamp ?? 'off';
}

function holds({ states, dueFrom, dueBefore, plannedProgress }: DueCondition, project: LampSubject): boolean {
  return (
    states.includes(project.state) &&
    (dueFrom === undefined || project.dueDate >= dueFrom) &&
    (dueBefore === undefined || project.dueDate < dueBefore) &&
    (plannedProgress === undefined || matches(plannedProgress.is, progressOf(project, plannedProgress.on)))
  );
}

function progressOf({ atRiskFrom, offTrackFrom }: LampSubject, day: string): ProgressState {
  if (offTrackFrom !== null && offTrackFrom <= day) return 'far-behind';
  return atRiskFrom !== null && atRiskFrom <= day ? 'behind' : 'on-plan';
}

function matches(wanted: ProgressState, actual: ProgressState): boolean {
  return wanted === 'not-far-behind' ? actual !== 'far-behind' : wanted === actual;
}
