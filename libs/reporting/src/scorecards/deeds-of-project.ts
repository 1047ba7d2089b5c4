import { isOpen, type EscalationPolicy } from '#policies';
import type { CivilDate, DepartmentCalendars } from '#work-calendar';
import { completionDuty, type Duty, helperSignature, reportDuties, signatureDuties } from './duties.js';
import { type Helping, helpingsOf } from './helpers.js';
import { leadOn, type ProjectHistory } from './history.js';
import type { Period } from './period.js';
import type { FactKind, ScoredItem, ScoreFact } from './score-facts.js';
import type { ScoreRole, ScoreRules } from './score-rules.js';

/** What facts are read with. */
export interface FactFrame {
  period: Period;
  /** The day on which one looks. */
  today: CivilDate;
  rules: ScoreRules;
  /** What a department owes counts by its own days. */
  calendars: DepartmentCalendars;
  policyOf: (id: string) => EscalationPolicy;
}

/** What one project contributes, by department. */
export interface ProjectFacts {
  items: (ScoredItem & { departmentId: string })[];
  facts: ScoreFact[];
}

/** The facts of one project in a period. Pure. */
export function scoreFactsOf(history: ProjectHistory, frame: FactFrame): ProjectFacts {
  const helpings = helpingsOf(history);
  const facts = [
    ...leadDuties(history, frame),
    ...helperDuties(history, helpings, frame),
    ...completionFacts(history, helpings, frame),
    ...deedsOf(history),
    ...slipsOf(history),
  ]
    .filter(({ date }) => date >= frame.period.from && date <= lastDay(frame))
    .filter((fact) => isFair(fact, history.told));
  return { items: itemsOf(history, helpings, facts, frame), facts };
}

/** Nothing is charged to a department that it had not been told of; what speaks for it counts all the same. */
function isFair({ kind, departmentId, date }: ScoreFact, told: ProjectHistory['told']): boolean {
  if (kind === 'accepted' || kind === 'early-completion') return true;
  const since = told.get(departmentId);
  return since !== undefined && since <= date;
}

function lastDay({ period, today }: FactFrame): CivilDate {
  return today < period.to ? today : period.to;
}

interface Owner {
  departmentId: string;
  role: ScoreRole;
}

function dutyFact(
  kind: FactKind,
  projectId: string,
  { due, doneOn, key = due }: Duty,
  owner: Owner,
  { today, calendars }: FactFrame,
): ScoreFact {
  const count = Math.max(0, calendars.of(owner.departmentId).workdaysBetween(due, doneOn ?? today));
  return { id: `${kind}.${key}.${projectId}`, kind, projectId, date: due, doneOn, count, eventId: null, ...owner };
}

function leadDuties({ projectId, states }: ProjectHistory, frame: FactFrame): ScoreFact[] {
  const { rules, calendars, policyOf, today } = frame;
  const fact = (kind: FactKind, duty: Duty): ScoreFact =>
    dutyFact(kind, projectId, duty, { departmentId: leadOn(states, duty.due), role: 'lead' }, frame);
  return [
    ...signatureDuties(states, rules.signature.withinWorkdays, calendars).map((duty) => fact('signature', duty)),
    ...reportDuties(states, policyOf, today).map((duty) => fact('report', duty)),
  ];
}

/** Departments that help sign too. */
function helperDuties({ projectId, states }: ProjectHistory, helpings: readonly Helping[], frame: FactFrame): ScoreFact[] {
  const { rules, calendars } = frame;
  return helpings.flatMap((helping) =>
    helperSignature(states, helping, rules.signature.withinWorkdays, calendars).map((duty) =>
      dutyFact('signature', projectId, duty, { departmentId: helping.departmentId, role: 'helper' }, frame),
    ),
  );
}

/**
 * Whoever led or helped when the date passed answers for the delay in that period, and in each later one that it lasts whoever led or
 * helped when it stood there first; an early end is the lead's.
 */
function completionFacts({ projectId, states }: ProjectHistory, helpings: readonly Helping[], frame: FactFrame): ScoreFact[] {
  const duty = completionDuty(states);
  const last = states.at(-1);
  if (!duty || !last) return [];
  const lead: Owner = { departmentId: leadOn(states, duty.due), role: 'lead' };
  const date = duty.due < frame.period.from ? delayStoodOn(states, duty, frame) : duty.due;
  const since = date === duty.due ? {} : { since: duty.due };
  const owners = date === null ? [] : ownersOn(date, states, helpings);
  const facts = owners.map((owner) => ({
    ...dutyFact('completion', projectId, duty, owner, frame),
    date: date ?? duty.due,
    ...since,
  }));
  if (last.state === 'closed' && last.closedOn !== null && duty.doneOn !== null) {
    const first = last.originalDueDate < last.dueDate ? last.originalDueDate : last.dueDate;
    const count = frame.calendars.of(lead.departmentId).workdaysBetween(duty.doneOn, first);
    const early = { id: `early-completion.${last.closedOn}.${projectId}`, kind: 'early-completion' as const, eventId: null };
    if (count > 0) facts.push({ ...early, projectId, date: last.closedOn, doneOn: duty.doneOn, count, ...lead });
  }
  return facts;
}

function ownersOn(day: CivilDate, states: ProjectHistory['states'], helpings: readonly Helping[]): Owner[] {
  const helpers = helpings.filter((one) => helpsOn(one, day));
  return [
    { departmentId: leadOn(states, day), role: 'lead' },
    ...helpers.map(({ departmentId }): Owner => ({ departmentId, role: 'helper' })),
  ];
}

/**
 * The first day of the period on which a delay from before it stood, while the project was open; null: it did not last into it, which
 * takes a workday after that day. Lamps are renewed each month in the public rules (银川 2025; 温州瓯海): what is late then is
 * late again.
 */
function delayStoodOn(states: ProjectHistory['states'], { doneOn }: Duty, frame: FactFrame): CivilDate | null {
  const { from } = frame.period;
  const open = states.find(({ state, until }) => isOpen(state) && (until === null || until > from));
  if (open === undefined) return null;
  const day = open.from < from ? from : open.from;
  const calendar = frame.calendars.of(leadOn(states, day));
  return calendar.workdaysBetween(day, doneOn ?? lastDay(frame)) > 0 ? day : null;
}

function helpsOn({ from, until }: Helping, day: CivilDate): boolean {
  return from <= day && (until === null || until > day);
}

/** The events that are facts by themselves. */
export const DEEDS: Readonly<Record<string, FactKind>> = {
  'project.closed': 'accepted',
  'project.returned': 'completion-returned',
  'project.report_returned': 'report-returned',
  'project.extension_approved': 'extension',
  // It has another year, as with an extension.
  'project.carried_over': 'extension',
};

function deedsOf({ projectId, states, deeds }: ProjectHistory): ScoreFact[] {
  let returns = 0;
  return deeds.flatMap(({ id, type, on }): ScoreFact[] => {
    const kind = DEEDS[type];
    if (!kind) return [];
    if (kind === 'completion-returned') returns += 1;
    const owner = { departmentId: leadOn(states, on), role: 'lead' as const };
    return [
      {
        id: `${kind}.${id}`,
        kind,
        projectId,
        date: on,
        doneOn: on,
        count: kind === 'accepted' ? returns : 0,
        eventId: id,
        ...owner,
      },
    ];
  });
}

function slipsOf({ projectId, states, slips }: ProjectHistory): ScoreFact[] {
  return slips.map(({ id, colour, on }, index) => {
    const count = slips.slice(0, index + 1).filter((slip) => slip.colour === colour).length;
    const owner = { departmentId: leadOn(states, on), role: 'lead' as const };
    return {
      id: `${colour}-slip.${id}`,
      kind: `${colour}-slip` as const,
      projectId,
      date: on,
      doneOn: on,
      count,
      eventId: null,
      ...owner,
    };
  });
}

/**
 * A project that was open in the period counts for the department that led it last and those that helped then, and for an
 * earlier one only where something of the period is charged to it.
 */
function itemsOf(
  history: ProjectHistory,
  helpings: readonly Helping[],
  facts: readonly ScoreFact[],
  frame: FactFrame,
): ProjectFacts['items'] {
  const { projectId, priority, isExcused, states } = history;
  const last = lastDay(frame);
  const wasOpen = states.some(
    ({ state, from, until }) => isOpen(state) && from <= last && (until === null || until >= frame.period.from),
  );
  const roles = new Map<string, ScoreRole>(facts.map(({ departmentId, role }) => [departmentId, role]));
  if (wasOpen) {
    for (const { departmentId } of helpings.filter((one) => helpsOn(one, last))) roles.set(departmentId, 'helper');
    roles.set(leadOn(states, last), 'lead');
  }
  return [...roles].map(([departmentId, role]) => ({ departmentId, projectId, role, priority, isExcused }));
}
