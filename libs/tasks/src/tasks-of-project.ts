import { type Actor, can } from '#identity';
import { isOpen } from '#policies';
import type { PersonalProjectView, ProjectTransition } from '#projects';
import { type CivilDate, civilDateOf, type WorkCalendar } from '#work-calendar';
import type { TaskAction, TaskKind, TaskReason, UnheldTask } from './task.js';

/** So many workdays ahead a report, or the end, is something to do now. As long as the lamp is yellow before the due date. */
const WORKDAYS_AHEAD = 3;

/** What the tasks of a project depend on besides it. */
export interface TaskFacts {
  today: CivilDate;
  /** Of the department whose tasks these are. */
  calendar: WorkCalendar;
  /** When the department was last urged about it (催办, 督办); null: never. */
  urgedAt: Date | null;
}

/** What this person has to do about a project now. Pure. */
export function tasksOfProject(actor: Actor, project: PersonalProjectView, facts: TaskFacts): UnheldTask[] {
  const deciding = decisions(actor, project);
  if (actor.role !== 'officer') return deciding;
  if (project.leadDepartment.id !== actor.departmentId) return partOfHelper(actor, project, facts);
  return [...deciding, ...signature(project), ...report(project, facts)];
}

function signature(project: PersonalProjectView): UnheldTask[] {
  if (project.state !== 'registered' || project.objection !== null) return [];
  const reason = { is: 'assigned', on: civilDateOf(project.assignedAt) } as const;
  return [task('sign', project, project.signBy, reason, ['acknowledge', 'object', 'request-extension'])];
}

/** The signature of a department that helps, then its reports. */
function partOfHelper(actor: Actor, project: PersonalProjectView, { today, calendar }: TaskFacts): UnheldTask[] {
  const own = project.cooperatingDepartments.find(({ id }) => id === actor.departmentId);
  if (!own || !isOpen(project.state)) return [];
  if (own.acknowledgedAt === null) {
    const reason = { is: 'assigned', on: civilDateOf(new Date(own.assignedAt)) } as const;
    return [task('sign-part', project, own.signBy, reason, ['acknowledge-cooperation'])];
  }
  if (own.reportDue === null || own.reportDue > calendar.addWorkdays(today, WORKDAYS_AHEAD)) return [];
  const lastOn = own.lastReportAt && civilDateOf(new Date(own.lastReportAt));
  return [task('report-part', project, own.reportDue, { is: 'report-owed', lastOn }, ['report-cooperation'])];
}

/** At most one: a report answers a return, a request, its date and an urge alike. */
function report(project: PersonalProjectView, { today, calendar, urgedAt }: TaskFacts): UnheldTask[] {
  const { state, dueDate, reportReturnedAt, reportReturnReason, reportDue, reportRequests } = project;
  if (state !== 'in_progress') return [];
  const answers: ProjectTransition[] = ['report', 'no-change', 'request-completion', 'request-extension'];
  if (reportReturnedAt !== null) {
    const reason = { is: 'report-returned', text: reportReturnReason ?? '' } as const;
    return [task('revise-report', project, civilDateOf(reportReturnedAt), reason, ['report', 'request-completion'])];
  }
  const [asked] = reportRequests;
  if (asked) return [task('report', project, reportDue, { is: 'report-asked', by: asked.by, text: asked.text }, answers)];
  const isUrged = urgedAt !== null && urgedAt > lastWord(project);
  if (isUrged) {
    const on = civilDateOf(urgedAt);
    return [task('report', project, dueDate < on ? dueDate : on, { is: 'urged', on, dueDate }, answers)];
  }
  const horizon = calendar.addWorkdays(today, WORKDAYS_AHEAD);
  if (reportDue !== null && reportDue <= horizon) {
    const lastOn = project.lastReportAt && civilDateOf(project.lastReportAt);
    return [task('report', project, reportDue, { is: 'report-owed', lastOn }, answers)];
  }
  if (dueDate < today || dueDate > horizon) return [];
  const ends: ProjectTransition[] = ['request-completion', 'report', 'request-extension'];
  return [task('complete', project, dueDate, { is: 'due-soon', percent: project.percent }, ends)];
}

/** When the department last said something of it. */
function lastWord({ lastReportAt, acknowledgedAt, assignedAt }: PersonalProjectView): Date {
  const said = [lastReportAt, acknowledgedAt, assignedAt].filter((at) => at !== null);
  return said.toSorted((a, b) => b.getTime() - a.getTime())[0] ?? assignedAt;
}

function decisions(actor: Actor, project: PersonalProjectView): UnheldTask[] {
  const { requestedDueDate, extensionReason, objection, completionRequestedAt, state, decideBy } = project;
  const found: UnheldTask[] = [];
  if (requestedDueDate !== null && canNow(project, 'refuse-extension')) {
    const reason = { is: 'extension-asked', until: requestedDueDate, text: extensionReason ?? '' } as const;
    found.push(task('decide-extension', project, decideBy, reason, ['approve-extension', 'refuse-extension']));
  }
  if (!can(actor, 'project.supervise')) return found;
  if (objection !== null)
    found.push(
      task('decide-objection', project, decideBy, { is: 'objected', text: objection }, ['reassign', 'dismiss-objection']),
    );
  if (state === 'in_review') {
    const reason = { is: 'completion-asked', on: civilDateOf(completionRequestedAt ?? project.assignedAt) } as const;
    found.push(task('review-completion', project, decideBy, reason, ['close', 'return']));
  }
  return found;
}

function canNow({ legalTransitions }: PersonalProjectView, transition: ProjectTransition): boolean {
  return legalTransitions.includes(transition);
}

function task(
  kind: TaskKind,
  project: PersonalProjectView,
  due: CivilDate | null,
  reason: TaskReason,
  transitions: readonly ProjectTransition[],
): UnheldTask {
  const { id, title, lamp } = project;
  const actions = transitions.flatMap((name) => actionOf(project, name));
  return {
    id: `${kind}:${id}`,
    kind,
    subject: { kind: 'project', id, title },
    project: { id, title, lamp },
    due,
    reason,
    actions,
  };
}

function actionOf({ id, version, actions }: PersonalProjectView, name: ProjectTransition): TaskAction[] {
  const action = actions.find(({ transition }) => transition === name);
  if (!action) return [];
  return [{ name, path: `/v1/projects/${id}/${name}`, requires: action.requires, version, refusal: action.refusal }];
}
