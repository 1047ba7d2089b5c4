import { isOpen, type EscalationPolicy } from '#policies';
import { addDays, type CivilDate, type DepartmentCalendars, type WorkCalendar } from '#work-calendar';
import type { Helping } from './helpers.js';
import type { PastState } from './history.js';

/** Something that was owed by a day. */
export interface Duty {
  due: CivilDate;
  /** Null: not yet. */
  doneOn: CivilDate | null;
  /** Names it among those of its kind in the project, where its date may move: with the days of the department, with the rules. */
  key?: string;
}

/**
 * A signature for each assignment (签收), within so many workdays. An objection, or a suspension in time, stops the clock: the
 * duty begins anew when it is over, and never where the project went to somebody else. Until when one may object is for the
 * policy to say. Workdays are those of the department that was to sign.
 */
export function signatureDuties(
  states: readonly PastState[],
  withinWorkdays: number,
  calendars: Pick<DepartmentCalendars, 'of'>,
): Duty[] {
  const assignments = [...new Set(states.map(({ assignedAt }) => assignedAt))];
  return assignments.flatMap((assignment, index) => {
    const group = states.filter(({ assignedAt }) => assignedAt === assignment);
    const stretches = group.map(({ from, state, objectedOn, acknowledgedOn }): Stretch => ({
      from,
      clock: acknowledgedOn !== null ? 'runs' : objectedOn !== null ? 'stands' : clockIn(state),
    }));
    const calendar = calendars.of(group.at(-1)?.leadDepartmentId ?? '');
    return signature({
      key: String(index + 1),
      due: signatureDue(group[0]?.assignedOn ?? '', stretches, withinWorkdays, calendar),
      signedOn: group.find(({ acknowledgedOn }) => acknowledgedOn !== null)?.acknowledgedOn ?? null,
      relievedOn: group.findLast(({ state }) => state === 'registered')?.until ?? null,
    });
  });
}

/** The signature of a department that helps, from the day on which it was named; a suspension counts as for the lead. */
export function helperSignature(
  states: readonly PastState[],
  { departmentId, nth, from, until, signedOn }: Helping,
  withinWorkdays: number,
  calendars: Pick<DepartmentCalendars, 'of'>,
): Duty[] {
  const end = signedOn ?? until;
  const during = states.filter((state) => (end === null || state.from <= end) && (state.until === null || state.until >= from));
  const stretches = during.map(({ from: since, state }): Stretch => ({
    from: since,
    clock: signedOn === null || since < signedOn ? clockIn(state) : 'runs',
  }));
  const restedOn = during.findLast(({ state }) => isOpen(state))?.until ?? null;
  return signature({
    key: `helper-${nth}`,
    due: signatureDue(from, stretches, withinWorkdays, calendars.of(departmentId)),
    signedOn,
    relievedOn: restedOn !== null && (until === null || restedOn < until) ? restedOn : until,
  });
}

interface SignatureClock {
  key: string;
  /** Null: the clock stands still. */
  due: CivilDate | null;
  signedOn: CivilDate | null;
  /** Suspended, ended or given to others: from then on nothing is owed, and nothing at all where that was in time. */
  relievedOn: CivilDate | null;
}

function signature({ key, due, signedOn, relievedOn }: SignatureClock): Duty[] {
  if (due === null || (signedOn === null && relievedOn !== null && relievedOn <= due)) return [];
  return [{ key, due, doneOn: signedOn ?? relievedOn }];
}

/** How the clock of a signature goes from a day on; a suspension stops it only where it comes in time. */
interface Stretch {
  from: CivilDate;
  clock: 'runs' | 'stands' | 'stands-in-time';
}

function clockIn(state: PastState['state']): Stretch['clock'] {
  return state === 'suspended' ? 'stands-in-time' : 'runs';
}

/** By when it was to be signed, counted from `start`; null while the clock stands still. */
function signatureDue(
  start: CivilDate,
  stretches: readonly Stretch[],
  withinWorkdays: number,
  calendar: WorkCalendar,
): CivilDate | null {
  let due = calendar.addWorkdays(start, withinWorkdays);
  let isStopped = false;
  for (const { from, clock } of stretches) {
    if (clock !== 'runs') {
      isStopped ||= clock === 'stands' || from <= due;
    } else if (isStopped) {
      isStopped = false;
      due = calendar.addWorkdays(from, withinWorkdays);
    }
  }
  return isStopped ? null : due;
}

/**
 * Reports that were owed while the project was in work: on the days of the policy's cadence and those asked for, as the
 * ladder chases them. Who stays silent owes one for each day of the cadence.
 */
export function reportDuties(states: readonly PastState[], policyOf: (id: string) => EscalationPolicy, today: CivilDate): Duty[] {
  const duties: Duty[] = [];
  let owed: OwedReport | null = null;
  let before: PastState | null = null;
  for (const state of states) {
    const policy = policyOf(state.policyId);
    const due = owedOn(state, policy);
    if (owed && owed.due !== due) {
      const isReported = due !== null && state.lastReportAt !== before?.lastReportAt;
      duties.push(...settled(owed, state.from, isReported));
      owed = null;
    }
    if (due !== null) owed ??= { due, policy, recurrence: state.recurrence };
    before = state;
  }
  if (owed) for (const due of cadence(owed, (day) => day < today)) duties.push({ due, doneOn: null });
  return duties;
}

interface OwedReport {
  due: CivilDate;
  policy: EscalationPolicy;
  /** Of a recurring duty each period owes its report. */
  recurrence: PastState['recurrence'];
}

function owedOn(
  { state, lastReportOn, assignedOn, reportRequestedFor: asked, cadenceSince, recurrence }: PastState,
  policy: EscalationPolicy,
): CivilDate | null {
  if (state !== 'in_progress') return null;
  const since = lastReportOn !== null && lastReportOn > assignedOn ? lastReportOn : assignedOn;
  const inTurn = policy.nextReportDate(since, cadenceSince, recurrence);
  const wanted = asked !== null && (cadenceSince === null || asked >= cadenceSince) ? asked : null;
  return inTurn !== null && (wanted === null || inTurn < wanted) ? inTurn : wanted;
}

/** A report fulfils what was owed up to the next date that it does not answer; work that ends in time owes none. */
function settled(owed: OwedReport, on: CivilDate, isReported: boolean): Duty[] {
  const next = isReported ? owed.policy.nextReportDate(on, null, owed.recurrence) : on;
  const dues = cadence(owed, (day) => day < (next ?? on));
  if (isReported && dues.length === 0 && owed.due <= on) dues.push(owed.due);
  return dues.map((due) => ({ due, doneOn: on }));
}

function cadence({ due, policy, recurrence }: OwedReport, isOwed: (day: CivilDate) => boolean): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day: CivilDate | null = due; day !== null && isOwed(day);) {
    days.push(day);
    const next: CivilDate | null = policy.nextReportDate(day, null, recurrence);
    // Without a gap the next date after a date is itself.
    day = next === day ? policy.nextReportDate(addDays(day, 1), null, recurrence) : next;
  }
  return days;
}

/**
 * Completion by the due date: the request counts that was accepted, or is looked at now. Nobody owes it while it is suspended. A task that was
 * carried over (结转) before its date owes none here, its successor does; one that was late is late until that day.
 */
export function completionDuty(states: readonly PastState[]): Duty | null {
  const last = states.at(-1);
  if (!last || last.state === 'suspended' || last.state === 'cancelled') return null;
  if (last.state === 'carried_over') return last.from > last.dueDate ? { due: last.dueDate, doneOn: last.from } : null;
  const isDone = last.state === 'in_review' || last.state === 'closed';
  return { due: last.dueDate, doneOn: isDone ? last.completionRequestedOn : null };
}
