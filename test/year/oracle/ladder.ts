import {
  dayOf,
  type Day,
  isWorked,
  type Moment,
  NEVER,
  plusDays,
  plusWorkdays,
  workedOnOrAfter,
  workedOnOrBefore,
  workdays,
} from './calendar.js';
import { grouped } from './grouped.js';
import { lampOn, pointsBehind } from './lamps.js';
import { awaitsAnswer, type Beginning, isOpen, openSlips, type Part, type Standing, standingBefore } from './life.js';
import { owedDay, reportDayAfter } from './reports.js';
import type { Rulebook, Rung, Track } from './rulebook.js';

/** One step as it has to be on record. */
export interface Step {
  track: Track;
  /** The department that helps, on its tracks. */
  helper: string | null;
  /** Sets two parts of one department apart, of which the second began later. */
  part: string;
  key: string;
  /** The date that it counts from. */
  date: Day;
  level: number;
  kind: 'reminder' | 'escalation' | 'draft';
  planned: Moment;
  taken: Moment;
  /** Key of the step whose message carries it; null: it is sent itself, or nothing new was to be said. */
  carriedBy: string | null;
  rung: Rung;
}

export interface Ladders {
  taken: Step[];
  skippedSteps: Step[];
}

/** A stretch of time in which a track counts from one date. */
interface Stretch {
  track: Track;
  helper: string | null;
  part: string;
  date: Day;
  from: Moment;
  to: Moment;
}

/** Everything that the ladders of a project do until the end of the play. */
export function laddersOf(beginning: Beginning, lives: readonly Standing[], end: Moment): Ladders {
  const ladders: Ladders = { taken: [], skippedSteps: [] };
  const onRecord = new Set<string>();
  for (const stretch of stretchesOf(lives, beginning.book)) {
    const due = stepsOf(stretch, beginning).filter(
      ({ planned, taken }) => planned > stretch.from && taken <= stretch.to && taken <= end,
    );
    for (const together of grouped(due, ({ taken }) => taken).values()) {
      const asked = together.map((step) => ({ step, holds: holds(step, beginning, lives) }));
      ladders.skippedSteps.push(...asked.flatMap(({ step, holds }) => (holds ? [] : [step])));
      const new_ = asked.flatMap(({ step, holds }) => (holds && !onRecord.has(nameOf(step)) ? [step] : []));
      const last = new_.at(-1);
      for (const step of new_) {
        onRecord.add(nameOf(step));
        ladders.taken.push({ ...step, carriedBy: step === last ? null : last!.key });
      }
    }
  }
  return ladders;
}

const nameOf = ({ track, part, key, date }: Step): string => `${track} ${part} ${key} ${date}`;

/** From which date each track counts, as long as the project stands as it does. */
function datesOf(standing: Standing, book: Rulebook): Map<Track, Day> {
  const dates = new Map<Track, Day>();
  const { state, due, assigned, upheld, objected, asked, completed, milestones } = standing;
  if (!isOpen(standing)) return dates;
  const isAtWork = state !== 'in_review';
  const waiting = asked?.on ?? objected;
  const next = milestones
    .filter(({ isReached }) => !isReached)
    .map(({ day }) => day)
    .toSorted()[0];
  if (isAtWork) dates.set('deadline', due);
  if (isAtWork && next) dates.set('milestone', next);
  if (state === 'registered' && !objected) dates.set('acknowledgement', dayOf(upheld ?? assigned));
  if (state === 'in_progress')
    dates.set('report', standing.reportReturned ? dayOf(standing.reportReturned) : owedDay(standing, book));
  if (state === 'in_review') dates.set('review', dayOf(completed!));
  if (waiting) dates.set('decision', dayOf(waiting));
  for (const slip of openSlips(standing)) if (awaitsAnswer(slip)) dates.set(`${slip.colour}-slip`, slip.answerDue);
  return dates;
}

/** The tracks of the departments that help: signature, then reports; the due date from the beginning. Not while the work is reviewed or rests. */
function datesOfPart(standing: Standing, { since, signed }: Part, book: Rulebook): [Track, Day][] {
  const { state, due, inWorkSince } = standing;
  if (state !== 'registered' && state !== 'in_progress') return [];
  if (!signed)
    return [
      ['helper-deadline', due],
      ['helper-acknowledgement', dayOf(since)],
    ];
  const report = reportDayAfter(dayOf(since), book, inWorkSince ?? undefined);
  return [['helper-deadline', due], ...(state === 'in_progress' ? [['helper-report', report] as [Track, Day]] : [])];
}

type Dated = Pick<Stretch, 'track' | 'helper' | 'part' | 'date'>;

function allDates(standing: Standing, book: Rulebook): Dated[] {
  const own = [...datesOf(standing, book)].map(([track, date]): Dated => ({ track, date, helper: null, part: '' }));
  const parts = standing.parts.flatMap((part) =>
    datesOfPart(standing, part, book).map(([track, date]): Dated => ({
      track,
      date,
      helper: part.department,
      part: `${part.department} ${part.since}`,
    })),
  );
  return [...own, ...parts];
}

/** A track goes on as long as its date stays the same; whatever fell due before it began is not made up. */
function stretchesOf(lives: readonly Standing[], book: Rulebook): Stretch[] {
  const done: Stretch[] = [];
  let running = new Map<string, Stretch>();
  for (const standing of lives) {
    const next = new Map<string, Stretch>();
    for (const dated of allDates(standing, book)) {
      const name = `${dated.track} ${dated.part}`;
      const before = running.get(name);
      next.set(name, before?.date === dated.date ? before : { ...dated, from: standing.from, to: NEVER });
    }
    for (const [name, stretch] of running) if (next.get(name) !== stretch) done.push({ ...stretch, to: standing.from });
    running = next;
  }
  return [...done, ...running.values()].toSorted((a, b) => (a.from < b.from ? -1 : 1));
}

/** Every step of a track with its days, whether or not its time comes; in order of time, then of the rulebook. */
function stepsOf({ track, date, helper, part }: Stretch, { registered, book }: Beginning): Step[] {
  const isDeadline = track === 'deadline' || track === 'helper-deadline';
  const way = isDeadline ? workdays(dayOf(registered), date) : 0;
  const length = isDeadline && way < book.short ? 'short' : 'long';
  const steps = book.rungs
    .filter((rung) => rung.track === track && (rung.length === undefined || rung.length === length))
    .flatMap((rung) => {
      const first = firstDay(rung, date, dayOf(registered), way);
      const times = rung.every ? (rung.times ?? 60) : 0;
      return Array.from({ length: times + 1 }, (_, n): Step => {
        const planned = `${n === 0 ? first : plusWorkdays(first, n * rung.every!)} ${book.at}`;
        const key = n === 0 ? rung.key : `${rung.key}.${n + 1}`;
        return {
          track,
          helper,
          part,
          key,
          date,
          level: rung.level,
          kind: kindOf(rung),
          planned,
          taken: sent(planned, book),
          carriedBy: null,
          rung,
        };
      });
    });
  return steps.toSorted((a, b) => (a.planned === b.planned ? 0 : a.planned < b.planned ? -1 : 1));
}

/** A day off moves to the workday before on the way to the date, to the workday after once it has passed. */
function firstDay({ date: when }: Rung, date: Day, start: Day, way: number): Day {
  if ('part' in when) return plusWorkdays(start, Math.max(1, Math.round(way * when.part)));
  if ('workdays' in when) return plusWorkdays(date, when.workdays);
  return when.days <= 0 ? workedOnOrBefore(plusDays(date, when.days)) : workedOnOrAfter(plusDays(date, when.days));
}

/** 通报 and 约谈 are drafts; from level 1 on and after its date it is an escalation; else a reminder. */
function kindOf({ level, date, track }: Rung): Step['kind'] {
  if (level >= 4) return 'draft';
  const isAfter = !['deadline', 'milestone', 'helper-deadline'].includes(track) || Object.values(date)[0]! > 0;
  return level > 0 && isAfter && !('part' in date) ? 'escalation' : 'reminder';
}

/** At once, or at the opening after a pause. */
function sent(planned: Moment, { pauses, opens, anyDay }: Rulebook): Moment {
  const isPaused = (day: Day): boolean => pauses.some(({ from, to }) => from <= day && day <= to);
  if (!isPaused(dayOf(planned))) return planned;
  let day = dayOf(planned);
  while (isPaused(day) || (!anyDay && !isWorked(day))) day = plusDays(day, 1);
  return `${day} ${opens}`;
}

function holds({ rung, taken }: Step, beginning: Beginning, lives: readonly Standing[]): boolean {
  if (!rung.only) return true;
  const standing = standingBefore(lives, taken)!;
  const today = dayOf(taken);
  return rung.only({
    lamp: lampOn(standing, beginning, today),
    behind: pointsBehind(standing, beginning, today),
    extensions: standing.extensions,
    isSigned: standing.signed !== null,
    owesReport:
      standing.state === 'in_progress' &&
      (standing.reportReturned ? dayOf(standing.reportReturned) : owedDay(standing, beginning.book)) < today,
    priority: beginning.priority,
    commitment: beginning.commitment,
    lead: standing.lead,
  });
}
