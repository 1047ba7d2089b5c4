import type { Project } from '#projects';
import type { WorkCalendar } from '#work-calendar';

/** Colours of a slip from the mildest: blue before the date, yellow when it lags, red when it is overdue. */
export const SLIP_COLOURS = ['blue', 'yellow', 'red'] as const;
export type SlipColour = (typeof SLIP_COLOURS)[number];

export const COLOUR_NAMES: Readonly<Record<SlipColour, string>> = { blue: '蓝色', yellow: '黄色', red: '红色' };

/** The part of a project that decides on the colour. */
export type SlipSubject = Pick<Project, 'state' | 'dueDate' | 'atRiskFrom' | 'returns'>;

/** An open slip, as far as the next one depends on it. */
export interface OpenSlip {
  id: string;
  year: number;
  number: number;
  colour: SlipColour;
  /** Civil date. */
  answerDue: string;
  /** Is its answer owed still? */
  awaitsAnswer: boolean;
}

/**
 * The colour that the rules propose: red when it is overdue by a workday or a yellow slip was not answered
 * in time; yellow when it is behind its planned progress, was returned, or a blue slip was not answered in time; else blue.
 */
export function proposedColour(
  project: SlipSubject,
  open: readonly Omit<OpenSlip, 'id' | 'year' | 'number'>[],
  today: string,
  calendar: WorkCalendar,
): SlipColour {
  const isUnanswered = (colour: SlipColour): boolean =>
    open.some((slip) => slip.colour === colour && slip.awaitsAnswer && slip.answerDue < today);
  if (project.dueDate < calendar.workdayOnOrBefore(today) || isUnanswered('yellow')) return 'red';
  const isPoor = project.returns > 0 && project.state === 'in_progress';
  return isBehind(project, today) || isPoor || isUnanswered('blue') ? 'yellow' : 'blue';
}

/** Has its progress fallen behind, or a milestone slipped? */
export function isBehind({ atRiskFrom }: Pick<SlipSubject, 'atRiskFrom'>, today: string): boolean {
  return atRiskFrom !== null && atRiskFrom <= today;
}

/** What follows when a slip is not answered; after red nothing higher is printed, people talk. */
export function nextColour(colour: SlipColour): SlipColour | null {
  return SLIP_COLOURS[SLIP_COLOURS.indexOf(colour) + 1] ?? null;
}
