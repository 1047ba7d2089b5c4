import type { Actor } from '#identity';
import { type EscalationPolicy, type Lamp, lampOf, type LampReason, lampReasonOf, type ProgressFacts } from '#policies';
import { type CivilDate, civilDateOf, type WorkCalendar } from '#work-calendar';
import { actionsFor, type PersonalAction } from '../transitions/legal-for-person.js';
import type { ProjectTransition } from '../transitions/project-transitions.js';
import { extensionChance, type ExtensionChance } from '../transitions/transition-rules.js';
import type { ProjectView } from './list-projects.queries.js';

/** A project as one person sees it on a day. */
export interface PersonalProjectView extends ProjectView {
  lamp: Lamp;
  lampReason: LampReason;
  /** False: the holidays of the due date's year are not published yet. */
  calendarIsKnown: boolean;
  /** By when the lead department signs; null when nothing is to be signed, or an objection waits. Civil date. */
  signBy: CivilDate | null;
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

/** What a view depends on besides the project. */
export interface ViewFacts {
  policy: EscalationPolicy;
  /** Of the lead department. */
  calendar: WorkCalendar;
  facts: ProgressFacts;
  day: CivilDate;
  now: Date;
}

export function personalView(
  actor: Actor,
  project: ProjectView,
  { policy, calendar, facts, day, now }: ViewFacts,
): Omit<PersonalProjectView, 'calendarIsKnown'> {
  const subject = {
    ...project,
    leadDepartmentId: project.leadDepartment.id,
    leaderId: project.leader?.id ?? null,
    openSubTasks: project.subTasks.open,
  };
  const actions = day < civilDateOf(now) ? [] : actionsFor(actor, subject, { policy, calendar, now });
  const anchors = policy.anchorsOf(project);
  const dateOf = (track: 'acknowledgement' | 'report'): CivilDate | null =>
    anchors.find((anchor) => anchor.track === track)?.date ?? null;
  const assignedOn = dateOf('acknowledgement');
  return {
    ...project,
    lamp: lampOf(project, day, calendar),
    lampReason: lampReasonOf(project, day, calendar, policy.pointsBehind(project, facts, calendar, day)),
    signBy: assignedOn === null ? null : policy.signatureDue(assignedOn, calendar),
    reportDue: dateOf('report'),
    extension: extensionChance(subject, policy.extension, calendar),
    plannedPercent: policy.plannedPercent(project, facts, calendar, day),
    actions,
    legalTransitions: actions.flatMap(({ transition, refusal }) => (refusal ? [] : [transition])),
  };
}
