import { addDays, civilDateOf, instantAt, type WorkCalendar, type Recurrence } from '#work-calendar';
import { DEFAULT_POLICY } from '../policy/default-policy.js';
import {
  type ExtensionRule,
  isDatedAhead,
  type ObjectionRule,
  type PlannedProgressRule,
  type PolicyDefinition,
  type PolicyStep,
  type SlipRules,
  type Track,
  TRACKS,
} from '../policy/policy.js';
import { atRiskDates, plannedPercent, pointsBehind, type ProgressSubject } from '../progress/planned-progress.js';
import { type AtRiskDates, worst } from '../progress/at-risk-dates.js';
import type { ProgressFacts } from '../progress/progress-facts.js';
import { type Anchor, anchorsOf, type EscalationSubject } from './anchors.js';
import { anchorsOfHelper, type HelperSubject } from './helper-anchors.js';
import { dateOf, occurrences, type PlannedStep, stepKeyOf, stepsFor } from './occurrences.js';
import { cadenceOf, type DutyPeriod, type DutySubject, openPeriodOf, periodsOf } from './recurring-duty.js';
import { nextReportDate } from './report-dates.js';

/** For policies that say nothing of extensions. Before the date, by the supervisor: 颍州 2022 allows two. */
const EXTENSION_DEFAULTS: ExtensionRule = { latestWorkdaysBefore: 3, most: 2, decidedBy: 'supervisor' };
const OBJECTION_DEFAULTS: ObjectionRule = { withinWorkdays: 2 };
const PLANNED_PROGRESS_DEFAULTS: PlannedProgressRule = { yellowLag: 10, redLag: 30, withoutMilestones: 'nothing' };

/**
 * A policy in force (催办督办规则): a definition with what it leaves out filled in, and what follows from it for a project on a day. Pure;
 * the calendar is that of the project's lead department.
 */
export class EscalationPolicy {
  readonly report: PolicyDefinition['report'];
  readonly steps: readonly PolicyStep[];
  readonly digest: PolicyDefinition['digest'];
  readonly extension: ExtensionRule;
  readonly objection: ObjectionRule;
  readonly plannedProgress: PlannedProgressRule;
  readonly slips: SlipRules;
  private readonly definition: PolicyDefinition;

  constructor(saved: PolicyDefinition) {
    const definition = withShippedSteps(saved);
    const slips = saved.slips ?? DEFAULT_POLICY.slips;
    if (!slips) throw new Error('the policy that ships with Duban has no rules for slips');
    this.definition = definition;
    this.report = definition.report;
    this.steps = definition.steps;
    this.digest = definition.digest;
    this.extension = definition.extension ?? EXTENSION_DEFAULTS;
    this.objection = definition.objection ?? OBJECTION_DEFAULTS;
    this.plannedProgress = definition.plannedProgress ?? PLANNED_PROGRESS_DEFAULTS;
    this.slips = slips;
  }

  /** Which tracks run for a project now, and from which date each counts: see {@link anchorsOf}. */
  anchorsOf(project: EscalationSubject): Anchor[] {
    return anchorsOf(project, this);
  }

  /** The same for the part of a department that helps. */
  anchorsOfHelper(helper: HelperSubject, project: EscalationSubject): Anchor[] {
    return anchorsOfHelper(helper, project, this);
  }

  /** The first report date that a department still owes, of a recurring duty the end of its period: see {@link nextReportDate}. */
  nextReportDate(since: string, from: string | null = null, recurrence: Recurrence | null = null): string | null {
    return nextReportDate(cadenceOf(this, recurrence), since, from);
  }

  /** The periods of a recurring duty, by the calendar of its lead department: see {@link periodsOf}. */
  periodsOf(duty: DutySubject, reports: readonly string[], today: string, calendar: WorkCalendar): DutyPeriod[] {
    const [redBefore, yellowBefore] = [calendar.workdayOnOrBefore(today), calendar.addWorkdays(today, 4)];
    return periodsOf(duty, reports, { today, redBefore, yellowBefore });
  }

  /** The first day on which a track is chased that began on `date`: by then it should be done. Null: nobody chases it. */
  firstChasedOn(track: Track, date: string, calendar: WorkCalendar): string | null {
    const anchor: Anchor = { track, date, startDate: date };
    const days = stepsFor(this.definition, anchor, calendar).map((step) => dateOf(step, anchor, calendar));
    return days.toSorted()[0] ?? null;
  }

  /**
   * The first step of the track that falls due after `after`, or null when there is none left. `isTaken` names those
   * on record already, which another policy may set anew.
   */
  nextStep(
    anchor: Anchor,
    calendar: WorkCalendar,
    after: Date,
    isTaken: (key: string) => boolean = () => false,
  ): PlannedStep | null {
    let first: PlannedStep | null = null;
    for (const planned of this.occurrencesOf(anchor, calendar))
      for (const one of planned) {
        if (one.plannedAt <= after || isTaken(one.key)) continue;
        if (!first || one.plannedAt < first.plannedAt) first = one;
        break;
      }
    return first;
  }

  /**
   * All steps of the track that fall due after `after` and not later than `until`, in order of time; at the same
   * instant the order of the policy counts.
   */
  stepsBetween(anchor: Anchor, calendar: WorkCalendar, after: Date, until: Date): PlannedStep[] {
    const found: PlannedStep[] = [];
    for (const planned of this.occurrencesOf(anchor, calendar))
      for (const one of planned) {
        if (one.plannedAt > until) break;
        if (one.plannedAt > after) found.push(one);
      }
    return found.sort((a, b) => a.plannedAt.getTime() - b.plannedAt.getTime());
  }

  /** Does the track have a step for the anchor that a recorded key names? */
  hasStep(anchor: Anchor, calendar: WorkCalendar, key: string): boolean {
    return stepsFor(this.definition, anchor, calendar).some((step) => step.key === stepKeyOf(key));
  }

  /** The step that a recorded key names. */
  stepOf(key: string): PolicyStep {
    const step = this.steps.find((candidate) => candidate.key === stepKeyOf(key));
    if (!step) throw new RangeError(`the policy has no step ${key}`);
    return step;
  }

  /** When a message may go out at the earliest: now, inside the policy's sending window, else at its next opening. */
  sendingTime(now: Date, calendar: WorkCalendar): Date {
    const { from, to, workdaysOnly = true, pauses = [] } = this.definition.window;
    const isOpen = (day: string): boolean =>
      (!workdaysOnly || calendar.isWorkday(day)) && !pauses.some((pause) => pause.from <= day && day <= pause.to);
    const today = civilDateOf(now);
    if (isOpen(today)) {
      if (now < instantAt(today, from)) return instantAt(today, from);
      if (now <= instantAt(today, to)) return now;
    }
    let day = addDays(today, 1);
    while (!isOpen(day)) day = addDays(day, 1);
    return instantAt(day, from);
  }

  /** Does the step come when its date has passed? On tracks whose date is a beginning every step does. */
  isLate({ track, offset = -1 }: PolicyStep): boolean {
    return !isDatedAhead(track) || offset > 0;
  }

  /** May the step go out at any hour, on any day and in a pause? */
  isExempt({ level }: PolicyStep): boolean {
    return this.definition.window.exemptLevels?.includes(level) ?? false;
  }

  /**
   * The morning whose message (每日汇总) carries what these steps say of a project; null when they are sent at once. Never of a confidential
   * project: each of its messages goes out by itself.
   */
  gatheredFor(
    { confidential }: { confidential: boolean },
    steps: readonly { level: number }[],
    now: Date,
    calendar: WorkCalendar,
  ): Date | null {
    const { digest } = this;
    if (!digest || confidential || !steps.every(({ level }) => digest.levels.includes(level))) return null;
    for (let day = civilDateOf(this.sendingTime(now, calendar)); ; day = addDays(day, 1)) {
      const morning = instantAt(day, digest.at);
      if (morning >= now && this.sendingTime(morning, calendar).getTime() === morning.getTime()) return morning;
    }
  }

  /**
   * From which days on a project counts as behind if nothing more is reported: its planned progress, see {@link atRiskDates}, and a period of
   * a recurring duty that nothing was reported for, which is red from the first workday after its end.
   */
  atRiskDates(project: ProgressSubject & DutySubject, facts: ProgressFacts, calendar: WorkCalendar): AtRiskDates {
    const byProgress = atRiskDates(project, facts, this.plannedProgress, calendar);
    const open = project.state === 'in_progress' ? openPeriodOf(project) : null;
    if (open === null) return byProgress;
    const missedFrom = calendar.addWorkdays(open, 1);
    return worst([byProgress, { atRiskFrom: missedFrom, offTrackFrom: missedFrom }]);
  }

  /** By how many whole percentage points a project is below its planned progress on a day: see {@link pointsBehind}. */
  pointsBehind(project: ProgressSubject, facts: ProgressFacts, calendar: WorkCalendar, today: string): number {
    return pointsBehind(project, facts, this.plannedProgress, calendar, today);
  }

  /** The percent that a project should have reached by a day, or null: see {@link plannedPercent}. */
  plannedPercent(project: ProgressSubject, facts: ProgressFacts, calendar: WorkCalendar, today: string): number | null {
    return plannedPercent(project, facts, this.plannedProgress, calendar, today);
  }

  private occurrencesOf(anchor: Anchor, calendar: WorkCalendar): Iterable<PlannedStep>[] {
    const steps = stepsFor(this.definition, anchor, calendar);
    return steps.map((step) => occurrences(step, anchor, calendar, this.definition.sendAt));
  }
}

/** What a policy says nothing of is chased by the steps that ship with Duban, so that nobody who owes something is left in silence. */
const COMPLETED = /-slip$|^helper-|^blocker-|^call-in-|^instruction-/;

function withShippedSteps(policy: PolicyDefinition): PolicyDefinition {
  const missing = TRACKS.filter((track) => COMPLETED.test(track)).filter(
    (track) => !policy.steps.some((step) => step.track === track),
  );
  if (missing.length === 0) return policy;
  const added = DEFAULT_POLICY.steps.filter(({ track }) => missing.includes(track));
  return { ...policy, steps: [...policy.steps, ...added] };
}
