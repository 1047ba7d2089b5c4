import type { Actor } from '#identity';
import { type EscalationPolicy, isOpen, type Lamp, lampOf, lampReasonOf, type Track } from '#policies';
import { type Horizon, horizonOf } from '#plan-text';
import { type CivilDate, civilDateOf, type DepartmentCalendars, type WorkCalendar } from '#work-calendar';
import { actionsFor, type PersonalAction } from '../transitions/legal-for-person.js';
import type { ProgressFacts } from '../progress/progress-facts.js';
import type { ProjectTransition } from '../transitions/project-transitions.js';
import { extensionChance, type ExtensionChance } from '../transitions/transition-rules.js';
import type { ProjectView } from './list-projects.queries.js';

/** A project as one person sees it on a day. */
export interface PersonalProjectView extends Omit<ProjectView, 'cooperatingDepartments'> {
  lamp: Lamp;
  lampReason: ReturnType<typeof lampReasonOf>;
  /** How far it looks: its year, or the five years of its chapter. */
  horizon: Horizon;
  /** False: the holidays of the due date's year are not published yet. */
  calendarIsKnown: boolean;
  /** By when the lead department signs; null when nothing is to be signed, or an objection waits. Civil date. */
  signBy: CivilDate | null;
  /** By when a completion is reviewed, or an objection or an extension is decided; null when none waits. Civil date. */
  decideBy: CivilDate | null;
  cooperatingDepartments: CooperationView[];
  /** The day on which the next report is owed; null: none is wanted now. */
  reportDue: CivilDate | null;
  extension: ExtensionChance;
  /** The percent that it should have reached (应达进度); null: nothing is expected yet. */
  plannedPercent: number | null;
  /** What this person can do with it now, the likeliest first; nothing in the past. */
  actions: PersonalAction[];
  /** Those of them that nothing refuses. */
  legalTransitions: ProjectTransition[];
}

type CooperationView = ProjectView['cooperatingDepartments'][number] & {
  /** By when it signs for its part; null when it has, or nobody has to any more. Civil date. */
  signBy: CivilDate | null;
  /** The day on which the next report on its part is owed; null: none is wanted now. */
  reportDue: CivilDate | null;
};

/** What a view depends on besides the project. */
export interface ViewFacts {
  policy: EscalationPolicy;
  calendars: Pick<DepartmentCalendars, 'of'>;
  facts: ProgressFacts;
  day: CivilDate;
  now: Date;
}

export function personalView(
  actor: Actor,
  project: ProjectView,
  { policy, calendars, facts, day, now }: ViewFacts,
): Omit<PersonalProjectView, 'calendarIsKnown'> {
  const subject = {
    ...project,
    leadDepartmentId: project.leadDepartment.id,
    leaderId: project.leader?.id ?? null,
    openSubTasks: project.subTasks.open,
  };
  const calendar = calendars.of(project.leadDepartment.id);
  const actions = day < civilDateOf(now) ? [] : actionsFor(actor, subject, { policy, calendar, now });
  const anchors = policy.anchorsOf(project);
  const chasedOn = (...tracks: Track[]): CivilDate | null => {
    const anchor = anchors.find(({ track }) => tracks.includes(track));
    return anchor ? policy.firstChasedOn(anchor.track, anchor.date, calendar) : null;
  };
  return {
    ...project,
    horizon: horizonOf(project.path),
    lamp: lampOf(project, day, calendar),
    lampReason: lampReasonOf(project, day, calendar, policy.pointsBehind(project, facts, calendar, day)),
    signBy: chasedOn('acknowledgement'),
    decideBy: chasedOn('review', 'decision'),
    cooperatingDepartments: project.cooperatingDepartments.map((one) => ({
      ...one,
      signBy: signsBy(project, one, policy, calendars.of(one.id)),
      reportDue: reportsBy(project, one, policy),
    })),
    reportDue: anchors.find(({ track }) => track === 'report')?.date ?? null,
    extension: extensionChance(subject, policy.extension, calendar),
    plannedPercent: policy.plannedPercent(project, facts, calendar, day),
    actions,
    legalTransitions: actions.flatMap(({ transition, refusal }) => (refusal ? [] : [transition])),
  };
}

function signsBy(
  { state }: ProjectView,
  { acknowledgedAt, assignedAt }: ProjectView['cooperatingDepartments'][number],
  policy: EscalationPolicy,
  calendar: WorkCalendar,
): CivilDate | null {
  if (acknowledgedAt !== null || !isOpen(state)) return null;
  return policy.firstChasedOn('helper-acknowledgement', civilDateOf(new Date(assignedAt)), calendar);
}

function reportsBy(
  project: ProjectView,
  { assignedAt, acknowledgedAt, lastReportAt }: ProjectView['cooperatingDepartments'][number],
  policy: EscalationPolicy,
): CivilDate | null {
  const dateOf = (at: Date | string | null): Date | null => (at === null ? null : new Date(at));
  const helper = {
    assignedAt: new Date(assignedAt),
    acknowledgedAt: dateOf(acknowledgedAt),
    lastReportAt: dateOf(lastReportAt),
  };
  return policy.anchorsOfHelper(helper, project).find(({ track }) => track === 'helper-report')?.date ?? null;
}
