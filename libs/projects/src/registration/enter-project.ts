import { Injectable } from '@nestjs/common';
import { type Actor, directory, OfficeCalendar } from '#identity';
import { type NewEvent, recordEvents } from '#outbox';
import { newId, type Tx } from '#platform';
import { NO_PROGRESS_FACTS, type Origin, PoliciesService, PolicyStore, type ProjectFacts } from '#policies';
import { ProjectChanges } from '../progress/project-changes.js';
import { partsKnownWithWhole } from '../progress/sub-tasks.queries.js';
import type { Assignment } from './assignment.js';
import { brokenDown } from './break-down.js';
import { everyRow } from './every-row.js';
import { KnownAssignees } from './known-assignees.js';
import { assertCivilDate } from '../project/assert-due-date.js';
import { Cooperation } from '../project/cooperation.entity.js';
import { readersOf } from '../project/project-readers.js';
import { beginning, recordOf } from '../project/project-record.js';
import type { ProjectLife } from '../project/project-life.js';
import type { UnruledProject } from '../project/unruled-project.js';
import { Project } from '../project/project.entity.js';
import { NamedPeopleRoster } from '../project/named-people.js';
import { factsOfMany } from '../project/policy-facts.queries.js';

/** A task that is to become a project: who gets it, what it is, and where it stands written. */
export interface NewTask extends Assignment {
  title: string;
  text: string;
  path?: string[];
  planId?: string;
  planItemId?: string;
  origin: Origin;
  originNote?: string;
  dueDate: string;
  /** Names of departments in its source that the roster doesn't have. */
  unmatchedNames?: string[];
  /** How far it is already, where an office brings it along. Default: nothing has happened. */
  standing?: Partial<ProjectLife> & { originalDueDate?: string };
}

/** A project on the first day of its life. Pure. @throws DomainError `due-date.invalid` */
export function newProject(given: NewTask, now: Date): UnruledProject {
  const { origin, dueDate } = given;
  assertCivilDate(dueDate);
  return {
    ...beginning(),
    state: 'registered',
    version: 1,
    id: newId(),
    planId: given.planId ?? null,
    planItemId: given.planItemId ?? null,
    parentId: null,
    weight: 1,
    carriedFromId: null,
    title: given.title,
    text: given.text,
    path: given.path ?? [],
    series: given.series ?? [],
    origin,
    originNote: given.originNote ?? null,
    priority: given.priority ?? 'normal',
    tags: given.tags ?? [],
    unmatchedNames: given.unmatchedNames ?? [],
    confidential: given.confidential ?? false,
    readerIds: given.readerIds ?? [],
    leadDepartmentId: given.leadDepartmentId,
    leaderId: given.leaderId ?? null,
    // Who they are in the roster is found for the whole batch.
    people: (given.people ?? []).map((one) => ({ name: '', phone: null, personId: null, ...one })),
    recurrence: given.recurrence ?? null,
    dueDate,
    originalDueDate: dueDate,
    policyId: given.policyId ?? null,
    registeredAt: now,
    assignedAt: now,
    changedAt: now,
    ...given.standing,
  };
}

/** A project that is to be written, and what else is known of it. */
export interface NewEntry {
  project: UnruledProject;
  cooperatingDepartmentIds: readonly string[];
  /** For the first event of the project. */
  facts?: Record<string, unknown>;
}

/** Writes new projects under their policies: rows, departments that help, history, and what listeners write. */
@Injectable()
export class ProjectEntry {
  constructor(
    private readonly policies: PoliciesService,
    private readonly store: PolicyStore,
    private readonly calendar: OfficeCalendar,
    private readonly changes: ProjectChanges,
  ) {}

  /**
   * Enters what the rows of a batch become, all or none; a row for which `toEntry` answers null becomes none. Answers the ids in order.
   * @param tell what else identifies a row, for its fault
   * @throws DomainError of the first faulty row, with all of them in `faults`: also `department.not-found`, `person.not-found`
   */
  async enterRows<Row extends Partial<Assignment>>(
    tx: Tx,
    rows: readonly Row[],
    { tell, toEntry }: { tell(row: Row): Record<string, unknown>; toEntry(row: Row): Promise<NewEntry | null> | NewEntry | null },
    by: { actor: Actor; now: Date },
  ): Promise<(string | null)[]> {
    const assignees = await KnownAssignees.of(tx, rows);
    const entries = await everyRow(rows, tell, (row) => {
      assignees.assert(row);
      return toEntry(row);
    });
    const named = await this.withPeople(tx, rows, entries, tell);
    await this.enter(
      tx,
      named.filter((entry) => entry !== null),
      by,
    );
    return entries.map((entry) => entry?.project.id ?? null);
  }

  /** Each entry with the people of the roster whom it names; a faulty one is told by its row. */
  private async withPeople<Row>(
    tx: Tx,
    rows: readonly Row[],
    entries: readonly (NewEntry | null)[],
    tell: (row: Row) => Record<string, unknown>,
  ): Promise<(NewEntry | null)[]> {
    const namingOf = ({ project }: NewEntry): Parameters<NamedPeopleRoster['resolve']>[0] => ({
      leadDepartmentId: project.leadDepartmentId,
      given: project.people,
      before: [],
    });
    const roster = await NamedPeopleRoster.read(
      tx,
      entries.flatMap((entry) => (entry ? [namingOf(entry)] : [])),
    );
    const pairs = rows.map((row, index) => ({ row, entry: entries[index] ?? null }));
    return everyRow(
      pairs,
      ({ row }) => tell(row),
      ({ entry }) => entry && { ...entry, project: { ...entry.project, people: roster.resolve(namingOf(entry)) } },
    );
  }

  /** All at once, however many: one statement for each table. */
  async enter(tx: Tx, given: readonly NewEntry[], { actor, now }: { actor: Actor; now: Date }): Promise<void> {
    if (given.length === 0) return;
    const entries = await this.withLeaders(tx, given);
    const projects = await this.underPolicies(tx, entries, actor);
    const written = entries.map((entry, index) => ({ ...entry, project: projects[index] as Project }));
    await tx.insertRows(Project, projects);
    await tx.insertRows(Cooperation, written.flatMap(cooperationOf));
    const told = await partsKnownWithWhole(tx, idsOfParts(projects));
    const events = await recordEvents(
      tx,
      written.flatMap((entry) => [
        registered(entry, actor, now),
        ...(told.has(entry.project.id) ? brokenDown(entry.project, actor, now) : []),
      ]),
    );
    await this.changes.announceRegistered(
      tx,
      projects.map((after) => ({
        before: null,
        after,
        now,
        events: events.filter(({ type, subject }) => type === 'project.registered' && subject.id === after.id),
      })),
    );
  }

  /** Where nobody is named, the leader in charge of the lead department has it. */
  private async withLeaders(tx: Tx, entries: readonly NewEntry[]): Promise<NewEntry[]> {
    const leaders = await directory.leadersOf(tx, [...new Set(entries.map(({ project }) => project.leadDepartmentId))]);
    return entries.map((entry) => {
      const { project } = entry;
      if (project.leaderId !== null) return entry;
      const words = [project.title, project.text, ...project.path].join('\n');
      const inherited = directory.leaderInCharge(leaders.get(project.leadDepartmentId) ?? [], words);
      return inherited ? { ...entry, project: { ...project, leaderId: inherited.id } } : entry;
    });
  }

  /** Each project with its policy, its readers, and the days from which it counts as behind. */
  private async underPolicies(tx: Tx, entries: readonly NewEntry[], actor: Actor): Promise<Project[]> {
    const candidates = await this.policies.candidates(tx);
    const calendars = await this.calendar.ofAll(tx);
    const facts = await factsOfMany(
      tx,
      entries.map(({ project }) => project),
    );
    const projects: Project[] = [];
    for (const [index, { project }] of entries.entries()) {
      const policyId = project.policyId ?? candidates.choose(facts[index] as ProjectFacts).chosen.id;
      const ruled: Project = { ...project, policyId, readerIds: readersOf(project, actor) };
      const policy = await this.store.of(tx, policyId);
      const dates = policy.atRiskDates(ruled, NO_PROGRESS_FACTS, calendars.of(project.leadDepartmentId));
      projects.push({ ...ruled, ...dates });
    }
    return projects;
  }
}

function idsOfParts(projects: readonly Project[]): string[] {
  return projects.flatMap(({ id, parentId }) => (parentId === null ? [] : [id]));
}

interface WrittenEntry extends NewEntry {
  project: Project;
}

function registered({ project, cooperatingDepartmentIds, facts }: WrittenEntry, actor: Actor, now: Date): NewEvent {
  return {
    type: 'project.registered',
    subject: { kind: 'project', id: project.id },
    actor: { id: actor.id, name: actor.name },
    at: now,
    data: {
      before: {},
      after: recordOf(project),
      title: project.title,
      text: project.text,
      origin: project.origin,
      originNote: project.originNote,
      leadDepartmentId: project.leadDepartmentId,
      cooperatingDepartmentIds,
      leaderId: project.leaderId,
      policyId: project.policyId,
      planItemId: project.planItemId,
      parentId: project.parentId,
      ...facts,
    },
  };
}

function cooperationOf({
  project,
  cooperatingDepartmentIds,
}: WrittenEntry): Pick<Cooperation, 'id' | 'projectId' | 'departmentId' | 'assignedAt'>[] {
  const others = [...new Set(cooperatingDepartmentIds)].filter((id) => id !== project.leadDepartmentId);
  return others.map((departmentId) => ({ id: newId(), projectId: project.id, departmentId, assignedAt: project.assignedAt }));
}
