import type { Project } from '#projects';
import type { Party } from './who-is-told.js';

/** The people of these departments, these people, the supervisors. */
export interface Meant {
  departments?: readonly (string | null | undefined)[];
  people?: readonly (string | null | undefined)[];
  supervisors?: true;
  /** Who is named for a project; they are told in place of their colleagues in the departments above, besides the heads. */
  named?: Project['people'];
}

export type Parties = Partial<Record<Party, Meant>>;

type Assigned = Pick<Project, 'leadDepartmentId' | 'leaderId' | 'people'>;

export interface ProjectSituation {
  before: Assigned | null;
  after: Assigned;
  helpers: readonly string[];
  decidedBy: 'supervisor' | 'leader';
  askers: readonly string[];
  /** Of the event. */
  data: Record<string, unknown>;
}

/** Who is who for an event of a project. Pure. */
export function projectParties({ before, after, helpers, decidedBy, askers, data }: ProjectSituation): Parties {
  const { leadDepartmentId, leaderId } = after;
  const isReassigned = before !== null && before.leadDepartmentId !== leadDepartmentId;
  const { cooperation } = data as { cooperation?: { before: string[]; after: string[] } };
  return {
    ...peopleAbove(leaderId),
    lead: leadOf(after),
    'former-lead': isReassigned ? leadOf(before) : {},
    'newly-named': { people: newlyNamed(before, after) },
    'former-leader': { people: before && before.leaderId !== leaderId ? [before.leaderId] : [] },
    helpers: { departments: helpers },
    'new-helpers': { departments: cooperation?.after.filter((id) => !cooperation.before.includes(id)) ?? [] },
    'former-helpers': { departments: cooperation?.before.filter((id) => !cooperation.after.includes(id)) ?? [] },
    decider: decidedBy === 'leader' && leaderId ? { people: [leaderId] } : { supervisors: true },
    askers: { people: askers },
  };
}

/** Who is who for an event of a blocker. Pure. */
export function blockerParties(
  project: Assigned,
  blocker: { raisedBy: string; assignedDepartmentId: string | null; assignedPersonId: string | null },
): Parties {
  return {
    ...peopleAbove(project.leaderId),
    lead: leadOf(project),
    raiser: { people: [blocker.raisedBy] },
    assignee: blocker.assignedPersonId ? { people: [blocker.assignedPersonId] } : { departments: [blocker.assignedDepartmentId] },
  };
}

/** Who is who for an event of an instruction. Pure. */
export function instructionParties(project: Assigned, instruction: { leaderId: string }, helpers: readonly string[]): Parties {
  return {
    ...peopleAbove(project.leaderId),
    lead: leadOf(project),
    helpers: { departments: helpers },
    instructor: { people: [instruction.leaderId] },
  };
}

/** Who is who for an event of a call. Pure. */
export function callInParties(
  call: { callerId: string; departmentId: string | null },
  calledDepartmentIds: readonly string[],
): Parties {
  return {
    supervisors: { supervisors: true },
    caller: { people: [call.callerId], departments: [call.departmentId] },
    called: { departments: calledDepartmentIds },
  };
}

function leadOf({ leadDepartmentId, people }: Assigned): Meant {
  return { departments: [leadDepartmentId], named: people };
}

/** Those with an account who were not named before. */
function newlyNamed(before: Assigned | null, after: Assigned): string[] {
  const known = new Set(before?.people.map(({ personId }) => personId));
  return after.people.flatMap(({ personId }) => (personId !== null && !known.has(personId) ? [personId] : []));
}

function peopleAbove(leaderId: string | null): Parties {
  return { supervisors: { supervisors: true }, leader: { people: [leaderId] } };
}
