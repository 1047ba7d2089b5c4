import type { ProjectTransition } from '#projects';
import { addDays, instantAt, type WorkCalendar } from '#work-calendar';
import { chance, pick } from './chance.js';

/** `nextDay` and `late`: only after a reminder. */
type Signing = 'sameDay' | 'nextDay' | 'late' | 'never';
/** `chased`: reports only after the reminder of silence; `sometimes`: every other month. */
type Reporting = 'monthly' | 'chased' | 'sometimes' | 'silent';
type Finishing = 'early' | 'late' | 'never';

/** How departments and supervisors behave in a played year: shares, and projects whose part is written by hand. */
export interface Behaviour {
  seed: number;
  sign: Record<Signing, number>;
  report: Record<Reporting, number>;
  finish: Record<Finishing, number>;
  review: Record<'close' | 'returnOnce', number>;
  /** Departments that help. */
  help: { sign: Record<Signing, number>; report: Record<Reporting, number> };
  /** Share of projects about whose delay the leader in charge asks. */
  ask: number;
  /** Share of projects whose due date the supervisor moves once. */
  extend: number;
  /** By the exact text of the item. */
  pinned: Record<string, { sign: Signing; report: Reporting; finish: Finishing }>;
  /** How duties that come back are reported on, by words in the text of the item. They are signed at once and go on all year. */
  recurring: Record<string, Reporting>;
}

/** A move that the script will make. */
export interface Act {
  at: Date;
  by: 'officer' | 'supervisor' | 'helper' | 'leader';
  transition: ProjectTransition;
  percent?: number;
  text?: string;
  reason?: string;
  dueDate?: string;
}

export interface ScriptedProject {
  text: string;
  dueDate: string;
  /** Civil date of registration. */
  registeredOn: string;
}

type Draw = (what: string) => number;

/**
 * The part that one project plays, from registration to the end: decided by the seed and its text alone. Dates are
 * workdays, between 09:30 and 17:30.
 */
export function scriptOf(project: ScriptedProject, behaviour: Behaviour, calendar: WorkCalendar): Act[] {
  const draw: Draw = (what) => chance(behaviour.seed, project.text, what);
  const pinned = pinnedPart(project, behaviour);
  const signed = signingDate(project, pinned?.sign ?? pick(behaviour.sign, draw('sign')), draw, calendar);
  if (!signed) return [];
  const finished = finishingDate(project, signed, pinned?.finish ?? pick(behaviour.finish, draw('finish')), draw, calendar);
  const acts: Act[] = [{ at: atWork(signed, draw('sign-time')), by: 'officer', transition: 'acknowledge' }];
  acts.push(
    ...reports(
      project,
      signed,
      finished ?? addDays(project.dueDate, 365),
      pinned?.report ?? pick(behaviour.report, draw('report')),
      draw,
      calendar,
    ),
  );
  if (finished) acts.push(...ending(finished, pick(behaviour.review, draw('review')), draw, calendar));
  if (!pinned && draw('extend') < behaviour.extend) acts.push(extension(project, draw, calendar));
  return acts.sort((a, b) => a.at.getTime() - b.at.getTime());
}

/** The part that is not drawn. */
function pinnedPart({ text }: ScriptedProject, { pinned, recurring }: Behaviour): Behaviour['pinned'][string] | undefined {
  const duty = Object.entries(recurring).find(([words]) => text.includes(words));
  return pinned[text] ?? (duty && { sign: 'sameDay', report: duty[1], finish: 'never' });
}

/** The same for the part of a department that helps: it signs, and reports until the due date. */
export function helperScriptOf(
  project: ScriptedProject,
  departmentCode: string,
  { seed, help }: Behaviour,
  calendar: WorkCalendar,
): Act[] {
  const draw: Draw = (what) => chance(seed, `${project.text} ${departmentCode}`, what);
  const signed = signingDate(project, pick(help.sign, draw('sign')), draw, calendar);
  if (!signed) return [];
  const said = reports(project, signed, project.dueDate, pick(help.report, draw('report')), draw, calendar);
  return [
    { at: atWork(signed, draw('sign-time')), by: 'helper', transition: 'acknowledge-cooperation' },
    ...said.map(({ at }): Act => ({ at, by: 'helper', transition: 'report-cooperation', text: `配合事项：${partDone(at)}` })),
  ];
}

/** The leader in charge asks about a project that is late, and the department answers. */
export function questionOf(project: ScriptedProject, behaviour: Behaviour, calendar: WorkCalendar): Act[] {
  const { seed, ask } = behaviour;
  const draw: Draw = (what) => chance(seed, project.text, `ask ${what}`);
  if (pinnedPart(project, behaviour) || draw('share') >= ask) return [];
  const asked = calendar.addWorkdays(project.dueDate, 2);
  const answered = calendar.addWorkdays(asked, between(draw('days'), 1, 3));
  return [
    {
      at: atWork(asked, draw('time')),
      by: 'leader',
      transition: 'request-report',
      dueDate: calendar.addWorkdays(asked, 3),
      reason: '请牵头单位说明逾期原因和下一步措施，督查室跟踪。',
    },
    {
      at: atWork(answered, draw('answer-time')),
      by: 'officer',
      transition: 'no-change',
      text: '按领导要求，已倒排工期，每周调度，争取月底前完成。',
    },
  ];
}

function partDone(at: Date): string {
  return `${at.getUTCMonth() + 1}月已按牵头单位要求完成本单位承担的工作，暂无需协调的问题。`;
}

/** Between 09:30 and 17:30, after the day's reminders of 09:00. */
function atWork(date: string, drawn: number): Date {
  const minutes = 9 * 60 + 30 + Math.floor(drawn * 480);
  return instantAt(date, `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`);
}

function between(drawn: number, from: number, to: number): number {
  return from + Math.floor(drawn * (to - from + 1));
}

function signingDate({ registeredOn }: ScriptedProject, signing: Signing, draw: Draw, calendar: WorkCalendar): string | null {
  switch (signing) {
    case 'sameDay':
      return calendar.workdayOnOrAfter(registeredOn);
    case 'nextDay':
      return calendar.addWorkdays(registeredOn, 1);
    case 'late':
      return calendar.addWorkdays(registeredOn, between(draw('sign-days'), 2, 9));
    case 'never':
      return null;
  }
}

function finishingDate(
  { dueDate }: ScriptedProject,
  signed: string,
  finishing: Finishing,
  draw: Draw,
  calendar: WorkCalendar,
): string | null {
  switch (finishing) {
    case 'early': {
      const length = calendar.workdaysBetween(signed, dueDate);
      return calendar.addWorkdays(signed, Math.max(1, Math.floor(length * (0.55 + 0.43 * draw('finish-part')))));
    }
    case 'late':
      return calendar.addWorkdays(dueDate, between(draw('finish-days'), 1, 14));
    case 'never':
      return null;
  }
}

/** Reports in the days up to the 28th, the report date of the shipped policy, or some workdays after it. */
function reports(
  project: ScriptedProject,
  signed: string,
  until: string,
  reporting: Reporting,
  draw: Draw,
  calendar: WorkCalendar,
): Act[] {
  if (reporting === 'silent') return [];
  const acts: Act[] = [];
  const total = Math.max(1, calendar.workdaysBetween(project.registeredOn, project.dueDate));
  for (let month = `${signed.slice(0, 7)}-01`; month < until; month = `${addDays(month, 32).slice(0, 7)}-01`) {
    const date = reportingDate(month, reporting, draw(`report ${month}`), calendar);
    if (date <= signed || date >= until) continue;
    if (reporting === 'sometimes' && draw(`report-kept ${month}`) < 0.5) continue;
    const percent = Math.min(95, Math.round((100 * calendar.workdaysBetween(project.registeredOn, date)) / total));
    acts.push({
      at: atWork(date, draw(`report-time ${month}`)),
      by: 'officer',
      transition: 'report',
      percent,
      text: `${Number(month.slice(5, 7))}月进展：按计划推进，完成约 ${percent}%。`,
    });
  }
  return acts;
}

function reportingDate(month: string, reporting: Reporting, drawn: number, calendar: WorkCalendar): string {
  const on = (day: number): string => `${month.slice(0, 8)}${day}`;
  if (reporting === 'chased') return calendar.addWorkdays(on(28), between(drawn, 6, 9));
  return calendar.workdayOnOrBefore(on(between(drawn, 22, 28)));
}

/** The department says done, the supervisor looks: closed at once, or returned once and closed later. */
function ending(finished: string, review: 'close' | 'returnOnce', draw: Draw, calendar: WorkCalendar): Act[] {
  const reviewed = calendar.addWorkdays(finished, between(draw('review-days'), 1, 7));
  const asked: Act = {
    at: atWork(finished, draw('finish-time')),
    by: 'officer',
    transition: 'request-completion',
    text: '工作已完成，成果材料已上传，申请办结。',
  };
  if (review === 'close') return [asked, { at: atWork(reviewed, draw('review-time')), by: 'supervisor', transition: 'close' }];
  const again = calendar.addWorkdays(reviewed, between(draw('again-days'), 3, 12));
  const closed = calendar.addWorkdays(again, between(draw('close-days'), 1, 4));
  return [
    asked,
    {
      at: atWork(reviewed, draw('review-time')),
      by: 'supervisor',
      transition: 'return',
      reason: '佐证材料不完整，请补充验收意见后再报。',
    },
    {
      at: atWork(again, draw('again-time')),
      by: 'officer',
      transition: 'request-completion',
      text: '已补充验收意见，再次申请办结。',
    },
    { at: atWork(closed, draw('close-time')), by: 'supervisor', transition: 'close' },
  ];
}

function extension({ dueDate }: ScriptedProject, draw: Draw, calendar: WorkCalendar): Act {
  const date = calendar.addWorkdays(dueDate, -between(draw('extend-days'), 4, 20));
  return {
    at: atWork(date, draw('extend-time')),
    by: 'supervisor',
    transition: 'change-due-date',
    dueDate: calendar.addWorkdays(dueDate, between(draw('extend-by'), 10, 40)),
    reason: '前期手续审批时间较长，经分管领导同意延期。',
  };
}
