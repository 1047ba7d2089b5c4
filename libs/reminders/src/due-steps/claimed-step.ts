import type { NamedPerson } from '#identity';
import type { Origin, Priority, ProjectState, Track } from '#policies';
import type { SlipColour } from '#slips';
import type { Recurrence } from '#work-calendar';
import type { DutySubject } from '../duties/duty.js';

/** A step that has fallen due, with what it is about. */
export interface ClaimedStep {
  dutyId: string;
  projectId: string | null;
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
  policyId: string;
  /** Of the duty: fractions count from here. Civil date. */
  startDate: string;
  subject: DutySubject;
  title: string;
  text: string;
  dueDate: string;
  assignee: ClaimedAssignee;
  /** Null for what is about no project. */
  project: ClaimedProject | null;
  /** On the track of a slip: the one whose answer is chased. */
  slip: ChasedSlip | null;
}

/** Who owes it: the lead department, one that helps or was called in, who is to resolve a blocker. */
interface ClaimedAssignee {
  departmentId: string;
  departmentName: string;
  personId: string | null;
  /** It has signed for it. */
  hasSigned: boolean;
}

export interface ClaimedProject {
  id: string;
  title: string;
  state: ProjectState;
  dueDate: string;
  percent: number;
  policyId: string;
  leadDepartmentId: string;
  leadDepartmentName: string;
  leaderId: string | null;
  people: NamedPerson[];
  /** Only the leader in charge and the readers may hear of it. */
  confidential: boolean;
  readerIds: string[];
  registeredAt: Date;
  assignedAt: Date;
  deadlineRestartedAt: Date | null;
  objectedAt: Date | null;
  extensionRequestedAt: Date | null;
  nextMilestoneDate: string | null;
  lastReportAt: Date | null;
  cadenceSince: string | null;
  recurrence: Recurrence | null;
  reportReturnedAt: Date | null;
  reportRequestedFor: string | null;
  completionRequestedAt: Date | null;
  /** From here on what only the conditions of steps ask for. */
  planId: string | null;
  planItemId: string | null;
  origin: Origin;
  priority: Priority;
  series: string[];
  tags: string[];
  extensions: number;
  atRiskFrom: string | null;
  offTrackFrom: string | null;
}

export interface ChasedSlip {
  id: string;
  year: number;
  number: number;
  colour: SlipColour;
}

/** A row of the query over steps of projects. `own` is what is owed beside the project itself. */
export interface StepOfProject extends ClaimedProject {
  projectId: string;
  dutyId: string;
  track: Track;
  stepKey: string;
  anchorDate: string;
  plannedAt: Date;
  startDate: string;
  text: string;
  acknowledgedAt: Date | null;
  slip: ChasedSlip | null;
  own: (ClaimedAssignee & { text: string | null; dueDate: string | null }) | null;
}

/** The step with its project, and whoever owes it. */
export function stepOfProject(row: StepOfProject): ClaimedStep {
  const { dutyId, projectId, track, stepKey, anchorDate, plannedAt, startDate, text, acknowledgedAt, slip, own, ...project } =
    row;
  const lead = { departmentId: project.leadDepartmentId, departmentName: project.leadDepartmentName, personId: null };
  const {
    text: ownText,
    dueDate: ownDate,
    ...assignee
  } = own ?? {
    ...lead,
    hasSigned: acknowledgedAt !== null,
    text: null,
    dueDate: null,
  };
  const isBlocker = track === 'blocker-assignment' || track === 'blocker-resolution';
  return {
    dutyId,
    projectId,
    track,
    stepKey,
    anchorDate,
    plannedAt,
    startDate,
    slip,
    assignee,
    policyId: project.policyId,
    subject: isBlocker ? { kind: 'blocker', id: dutyId } : { kind: 'project', id: projectId },
    title: isBlocker ? (ownText ?? project.title) : project.title,
    text: isBlocker ? `${project.title}：${ownText}` : (ownText ?? text),
    dueDate: ownDate ?? project.dueDate,
    project: { ...project, id: projectId },
  };
}
