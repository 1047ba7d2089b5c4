import { addDays, type CivilDate, type WorkCalendar } from '#work-calendar';
import { nextReportDate } from '../ladder/report-dates.js';
import type { PolicyDefinition } from '../policy/policy.js';
import type { PastState } from './history.js';

/** Something that was owed by a day. */
export interface Duty {
  due: CivilDate;
  /** Null: not yet. */
  doneOn: CivilDate | null;
}

/**
 * A signature for each assignment (签收), within so many workdays. An objection in time stops the clock: the duty begins anew
 * when it is dismissed, and never where the project went to somebody else.
 */
export function signatureDuties(states: readonly PastState[], withinWorkdays: number, calendar: WorkCalendar): Duty[] {
  const assignments = [...new Set(states.map(({ assignedAt }) => assignedAt))];
  return assignments.flatMap((assignment) => {
    const group = states.filter(({ assignedAt }) => assignedAt === assignment);
    const last = group.at(-1) as PastState;
    const given = calendar.addWorkdays(last.assignedOn, withinWorkdays);
    const signedOn = group.find(({ acknowledgedOn }) => acknowledgedOn !== null)?.acknowledgedOn ?? null;
    const objection = group.findIndex(({ objectedOn }) => objectedOn !== null && objectedOn <= given);
    const answered = objection < 0 ? undefined : group.slice(objection).find(({ objectedOn }) => objectedOn === null);
    if (objection >= 0 && !answered) return [];
    const due = answered ? calendar.addWorkdays(answered.from, withinWorkdays) : given;
    // Suspended or given to another department: from then on nothing is owed.
    const endedOn = last.state === 'registered' ? last.until : last.from;
    const doneOn = signedOn ?? endedOn;
    return signedOn === null && doneOn !== null && doneOn <= due ? [] : [{ due, doneOn }];
  });
}

/**
 * Reports that were owed while the project was in work: on the days of the policy's cadence and those asked for, as the
 * ladder chases them. Who stays silent owes one for each day of the cadence.
 */
export function reportDuties(states: readonly PastState[], policyOf: (id: string) => PolicyDefinition, today: CivilDate): Duty[] {
  const duties: Duty[] = [];
  let owed: { due: CivilDate; policy: PolicyDefinition } | null = null;
  let before: PastState | null = null;
  for (const state of states) {
    const policy = policyOf(state.policyId);
    const due = owedOn(state, policy);
    if (owed && owed.due !== due) {
      const isReported = due !== null && state.lastReportAt !== before?.lastReportAt;
      duties.push(...settled(owed, state.from, isReported));
      owed = null;
    }
    if (due !== null) owed ??= { due, policy };
    before = state;
  }
  if (owed) for (const due of cadence(owed, (day) => day < today)) duties.push({ due, doneOn: null });
  return duties;
}

function owedOn(
  { state, lastReportOn, assignedOn, reportRequestedFor: asked, cadenceSince }: PastState,
  policy: PolicyDefinition,
): CivilDate | null {
  if (state !== 'in_progress') return null;
  const inTurn = nextReportDate(policy, lastReportOn ?? assignedOn, cadenceSince);
  return inTurn !== null && (asked === null || inTurn < asked) ? inTurn : asked;
}

/** A report fulfils what was owed up to the next date that it does not answer; work that ends in time owes none. */
function settled(owed: { due: CivilDate; policy: PolicyDefinition }, on: CivilDate, isReported: boolean): Duty[] {
  const next = isReported ? nextReportDate(owed.policy, on) : on;
  const dues = cadence(owed, (day) => day < (next ?? on));
  if (isReported && dues.length === 0 && owed.due <= on) dues.push(owed.due);
  return dues.map((due) => ({ due, doneOn: on }));
}

function cadence(
  { due, policy }: { due: CivilDate; policy: PolicyDefinition },
  isOwed: (day: CivilDate) => boolean,
): CivilDate[] {
  const days: CivilDate[] = [];
  for (let day: CivilDate | null = due; day !== null && isOwed(day);) {
    days.push(day);
    const next: CivilDate | null = nextReportDate(policy, day);
    // Without a gap the next date after a date is itself.
    day = next === day ? nextReportDate(policy, addDays(day, 1)) : next;
  }
  return days;
}

/** Completion by the due date: the request counts that was accepted, or is looked at now. Nobody owes it while it is suspended. */
export function completionDuty(states: readonly PastState[]): Duty | null {
  const last = states.at(-1);
  if (!last || last.state === 'suspended' || last.state === 'cancelled') return null;
  const isDone = last.state === 'in_review' || last.state === 'closed';
  return { due: last.dueDate, doneOn: isDone ? last.completionRequestedOn : null };
}
