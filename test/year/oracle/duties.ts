import { dayOf, type Day, plusWorkdays } from './calendar.js';
import { grouped } from './grouped.js';
import { type Act, isOpen, type Standing } from './life.js';
import { ofLead, owedDay, reportDayAfter } from './reports.js';
import type { Rulebook } from './rulebook.js';

/** Something owed by a day. `done` null: not yet. */
export interface Duty {
  due: Day;
  done: Day | null;
}

/** A signature is owed a workday after the assignment. */
function signatureDue(assigned: Day): Day {
  return plusWorkdays(assigned, 1);
}

/**
 * One signature for each assignment. An objection, or a suspension that comes in time, stops the clock; when it is over the
 * workday counts anew. Who gave the task away, or was suspended, in time owes nothing.
 */
export function signatures(lives: readonly Standing[]): Duty[] {
  const assignments = [...grouped(lives, ({ assigned }) => assigned).values()];
  return assignments.flatMap((group, index) => {
    let due = signatureDue(dayOf(group[0]!.assigned));
    let stands = false;
    let left: Day | null = assignments[index + 1] ? dayOf(assignments[index + 1]![0]!.from) : null;
    for (const standing of group) {
      const day = dayOf(standing.from);
      const isWaiting = !standing.signed && (standing.objected !== null || standing.state === 'suspended');
      if (isWaiting && !stands && (standing.objected !== null || day <= due)) stands = true;
      if (!isWaiting && stands) {
        stands = false;
        due = signatureDue(day);
      }
    }
    if (stands) return [];
    const signed = group.find((standing) => standing.signed)?.signed;
    if (signed) return [{ due, done: dayOf(signed) }];
    if (group.at(-1)!.state === 'suspended') left = suspendedOn(group);
    return left !== null && left <= due ? [] : [{ due, done: left }];
  });
}

/** The day on which the rest began that still goes on. */
function suspendedOn(group: readonly Standing[]): Day {
  return dayOf(group[group.findLastIndex(({ state }) => state !== 'suspended') + 1]!.from);
}

/**
 * A report for each report day on which the project is in work. A report fulfils all days before the next one that it does
 * not answer; when the work rests or ends, what was missed until then is settled, and what lies in the rest is not owed.
 */
export function reports(lives: readonly Standing[], book: Rulebook, today: Day): Duty[] {
  const duties: Duty[] = [];
  let owed: Day | null = null;
  const settle = (before: Day, done: Day | null): void => {
    if (owed !== null) duties.push(...chain(owed, before, book).map((due) => ({ due, done })));
  };
  lives.forEach((standing, index) => {
    const day = dayOf(standing.from);
    const isReport = index > 0 && standing.reported !== lives[index - 1]!.reported;
    const next = standing.state === 'in_progress' ? wantedDay(standing, book) : null;
    if (owed !== null && next !== owed) {
      settle(isReport ? reportDayAfter(day, ofLead(book)) : day, day);
      owed = null;
    }
    owed ??= next;
  });
  settle(today, null);
  return duties;
}

/** A report that somebody asked for before the work began, or began again, is no longer a duty. */
function wantedDay(standing: Standing, book: Rulebook): Day {
  const { reportWanted, inWorkSince } = standing;
  return owedDay(reportWanted && reportWanted < inWorkSince! ? { ...standing, reportWanted: null } : standing, book);
}

/** The report days from one on, before another. */
function chain(from: Day, before: Day, book: Rulebook): Day[] {
  const days: Day[] = [];
  for (let day = from; day < before; day = reportDayAfter(day, ofLead(book))) days.push(day);
  return days;
}

/** Completion by the due date: the request that holds counts. Suspended, nobody owes it. */
export function completion(lives: readonly Standing[]): Duty | null {
  const { state, due, completed } = lives.at(-1)!;
  if (state === 'suspended') return null;
  return { due, done: state === 'in_review' || state === 'closed' ? dayOf(completed!) : null };
}

/** A department that helps: from when, until when, and when it signed. */
export interface Help {
  department: string;
  from: Day;
  until: Day | null;
  signed: Day | null;
}

export function helps(lives: readonly Standing[], acts: readonly Act[]): Help[] {
  const all: Help[] = [];
  const running = (): Help[] => all.filter(({ until }) => until === null);
  const signatures = acts.filter(({ what, refused }) => what === 'acknowledge-cooperation' && !refused);
  for (const { from, helpers } of lives) {
    const day = dayOf(from);
    for (const help of running()) if (!helpers.includes(help.department)) help.until = day;
    for (const department of helpers)
      if (!running().some((help) => help.department === department))
        all.push({ department, from: day, until: null, signed: null });
    for (const { at, department } of signatures)
      if (at === from) for (const help of running()) if (help.department === department) help.signed = day;
  }
  return all;
}

/**
 * The signature of a department that helps. A suspension that comes in time stops its clock too; when it is over the workday
 * counts anew. While the work rests, and once it has ended, nothing is owed from then on.
 */
export function helperSignature(lives: readonly Standing[], { from, until, signed }: Help): Duty | null {
  const end = signed ?? until;
  let due = signatureDue(from);
  for (const rest of restsOf(lives, ({ state }) => state === 'suspended')) {
    const concerns = (rest.to === null || rest.to >= from) && (signed === null || rest.from < signed) && rest.from <= due;
    if (!concerns) continue;
    if (rest.to === null || (end !== null && rest.to > end)) return null;
    due = signatureDue(rest.to);
  }
  if (signed) return { due, done: signed };
  const atRest = restsOf(lives, (standing) => !isOpen(standing)).find(
    (rest) => (end === null && rest.to === null) || (end !== null && rest.from <= end && (rest.to === null || rest.to > end)),
  );
  const left = [until, atRest?.from ?? null].filter((day) => day !== null).toSorted()[0] ?? null;
  return left !== null && left <= due ? null : { due, done: left };
}

/** From when to when a project stood like that; `to` null: it still does. */
function restsOf(lives: readonly Standing[], isAtRest: (standing: Standing) => boolean): { from: Day; to: Day | null }[] {
  const rests: { from: Day; to: Day | null }[] = [];
  lives.forEach((standing, n) => {
    const wasAtRest = n > 0 && isAtRest(lives[n - 1]!);
    if (isAtRest(standing) && !wasAtRest) rests.push({ from: dayOf(standing.from), to: null });
    if (!isAtRest(standing) && wasAtRest) rests.at(-1)!.to = dayOf(standing.from);
  });
  return rests;
}
