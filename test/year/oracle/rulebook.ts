import type { Day } from './calendar.js';

/** A policy in the words of an office. */
export interface Rulebook {
  name: string;
  /** Steps fall due at this time of day, and are sent between these, outside of the pauses. */
  at: string;
  opens: string;
  pauses: { from: Day; to: Day }[];
  /** What waited for the end of a pause may go out on a day off, too. */
  anyDay?: boolean;
  /** Fewer workdays than this make a short item. */
  short: number;
  report: ReportRule;
  /** How the lead reports where the task is a duty that comes back; departments that help report as ever. */
  duty?: ReportRule;
  plannedProgress: { yellow: number; red: number; byWorkdays: boolean };
  extension: { latest: number; most: number; by: 'supervisor' | 'leader' };
  /** Workdays for an objection. */
  objection: number;
  slips: Record<Colour, { answer: number; to: Audience[] }>;
  rungs: Rung[];
}

interface ReportRule {
  cadence: 'monthly' | 'quarterly' | 'weekly';
  day: number;
  gap: number;
}

export type Colour = 'blue' | 'yellow' | 'red';
export type Lamp = 'red' | 'yellow' | 'green' | 'off';
export type Audience = 'officers' | 'head' | 'helper' | 'helper-head' | 'supervisors' | 'leader';
export type Track =
  | 'deadline'
  | 'acknowledgement'
  | 'report'
  | 'review'
  | 'decision'
  | 'milestone'
  | 'blue-slip'
  | 'yellow-slip'
  | 'red-slip'
  | 'helper-acknowledgement'
  | 'helper-report'
  | 'helper-deadline';

/** What a rung may ask on the day it falls due. */
interface Question {
  lamp: Lamp;
  /** Whole percentage points below the course. */
  behind: number;
  extensions: number;
  isSigned: boolean;
  owesReport: boolean;
  priority: string;
  commitment: string | null;
  lead: string;
}

export interface Rung {
  key: string;
  track: Track;
  /** Counted from the date of the track: calendar days, workdays, or a part of the way to it. */
  date: { days: number } | { workdays: number } | { part: number };
  level: number;
  to: Audience[];
  /** By inbox alone, or by mail too. */
  mail: boolean;
  length?: 'long' | 'short';
  /** Again every so many workdays, so often; 60 times where nothing is said. */
  every?: number;
  times?: number;
  only?: (question: Question) => boolean;
}

/** Where a rung stands and what it may ask besides. */
type More = Pick<Rung, 'length' | 'every' | 'times' | 'only'>;

/** A rung that goes out by inbox and by mail. `to`: audiences, with blanks between. */
export function rung(key: string, track: Track, date: Rung['date'], level: number, to: string, more: More = {}): Rung {
  return { key, track, date, level, to: to.split(' ') as Audience[], mail: true, ...more };
}

/** One that goes to the inbox alone. */
export function note(...told: Parameters<typeof rung>): Rung {
  return { ...rung(...told), mail: false };
}

export const days = (days: number): Rung['date'] => ({ days });
export const wd = (workdays: number): Rung['date'] => ({ workdays });
export const part = (part: number): Rung['date'] => ({ part });
