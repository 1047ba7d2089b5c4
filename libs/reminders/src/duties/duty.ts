import type { Blocker, CalledDepartment, CallIn, Instruction } from '#coordination';
import type { Addressees } from '#notifications';
import { type Anchor, type EscalationPolicy, isOpen, type Track } from '#policies';
import type { Cooperation, Project } from '#projects';
import { addDays, civilDateOf } from '#work-calendar';

/** What the messages about a duty are about. */
export interface DutySubject {
  kind: 'project' | 'blocker' | 'call-in';
  id: string;
}

/**
 * Something that a department or a person owes, and that a ladder chases: a project, the part of a department that helps, a blocker, the
 * answer to an instruction, what a department that was called in has to do. Each has its tracks, its next step on each, and its calendar.
 */
export interface Duty {
  /** Of the project, of the part, of the blocker, of the instruction, of what the called department owes. */
  id: string;
  /** Null for what is about no project. */
  project: Project | null;
  policyId: string;
  /** Owes it; its calendar counts. */
  departmentId: string;
  /** Was named for it; null: anybody of the department. */
  personId: string | null;
  /** Which tracks run now, and from which date each counts. */
  anchors: Anchor[];
  subject: DutySubject;
  title: string;
  /** Civil date by which it is to be done. */
  dueDate: string;
}

/** A project, with the anchors of its slips. */
export function dutyOfProject(project: Project, anchors: Anchor[]): Duty {
  const { id, policyId, leadDepartmentId, title, dueDate } = project;
  const subject = { kind: 'project', id } as const;
  return { id, project, policyId, departmentId: leadDepartmentId, personId: null, anchors, subject, title, dueDate };
}

/** The part of a department that helps. */
export function dutyOfHelper(helper: Cooperation, project: Project, policy: EscalationPolicy): Duty {
  const { id, departmentId } = helper;
  return { ...dutyOfProject(project, policy.anchorsOfHelper(helper, project)), id, departmentId };
}

/** Days to resolve a blocker for which nobody set a date, from the day it was raised. Source: 山西 13710, solved within a month. */
export const RESOLVED_WITHIN_DAYS = 30;

/** A blocker of a project that is worked on: to be given to somebody, then to be resolved by its day. */
export function dutyOfBlocker(blocker: Blocker, project: Project): Duty {
  const { id, text, state, assignedDepartmentId, assignedPersonId } = blocker;
  const raisedOn = civilDateOf(blocker.raisedAt);
  const dueDate = blocker.dueDate ?? addDays(raisedOn, RESOLVED_WITHIN_DAYS);
  const isWorkedOn = project.state === 'registered' || project.state === 'in_progress';
  const anchor: Anchor =
    state === 'raised'
      ? { track: 'blocker-assignment', date: raisedOn, startDate: raisedOn }
      : { track: 'blocker-resolution', date: dueDate, startDate: raisedOn };
  return {
    id,
    project,
    policyId: project.policyId,
    departmentId: assignedDepartmentId ?? project.leadDepartmentId,
    personId: assignedPersonId,
    anchors: isWorkedOn && state !== 'resolved' ? [anchor] : [],
    subject: { kind: 'blocker', id },
    title: text,
    dueDate,
  };
}

/** The answer that a leader asks for (批示) by a day. The lead department owes it while the project goes on; messages lead to the project. */
export function dutyOfInstruction({ id, answerBy, answeredAt, givenAt }: Instruction, project: Project): Duty {
  const isOwed = answerBy !== null && answeredAt === null && isOpen(project.state);
  const anchors: Anchor[] = isOwed ? [{ track: 'instruction-answer', date: answerBy, startDate: civilDateOf(givenAt) }] : [];
  return { ...dutyOfProject(project, anchors), id, dueDate: answerBy ?? project.dueDate };
}

/** What a department that was called in owes: to sign, and to answer. */
export function dutyOfCalled(called: CalledDepartment, callIn: CallIn): Duty {
  const { id, departmentId, signBy, acknowledgedAt, answeredAt } = called;
  const { dueDate, state, matter, policyId, calledAt } = callIn;
  const startDate = civilDateOf(calledAt);
  const anchors: Anchor[] = [];
  if (state === 'called' && acknowledgedAt === null) anchors.push({ track: 'call-in-acknowledgement', date: signBy, startDate });
  if (state === 'called' && answeredAt === null) anchors.push({ track: 'call-in-answer', date: dueDate, startDate });
  const subject = { kind: 'call-in', id: callIn.id } as const;
  return { id, project: null, policyId, departmentId, personId: null, anchors, subject, title: matter, dueDate };
}

/** The page of the console that shows what a track asks for. */
export function linkOf({ kind, id }: DutySubject, track: Track, publicUrl: string): string {
  if (kind !== 'project') return `${publicUrl}/coordination?id=${id}`;
  return `${publicUrl}/projects/${id}${track === 'instruction-answer' ? '?tab=instructions' : ''}`;
}

/** Whose people a step of a duty means. */
export function answerableOf(
  { id, project, departmentId, personId }: Pick<Duty, 'id' | 'departmentId' | 'personId'> & { project: AnswerableProject | null },
  track: Track,
): Parameters<Addressees['of']>[0] {
  const own = id === project?.id ? {} : { assignee: { departmentId, personId, helps: track.startsWith('helper-') } };
  const nobody = { leadDepartmentId: departmentId, leaderId: null, confidential: false, readerIds: [] };
  return { ...(project ?? nobody), projectId: project?.id ?? null, ...own };
}

type AnswerableProject = Pick<Project, 'id' | 'leadDepartmentId' | 'leaderId' | 'people' | 'confidential' | 'readerIds'>;
