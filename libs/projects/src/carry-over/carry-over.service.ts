import { Injectable } from '@nestjs/common';
import { In, Not } from 'typeorm';
import { type Actor, directory, requireAbility } from '#identity';
import type { RecordedEvent } from '#outbox';
import { Clock, Database, DomainError, notFound, type Tx } from '#platform';
import { civilDateOf, type CivilDate } from '#work-calendar';
import { Cooperation } from '../project/cooperation.entity.js';
import { Project } from '../project/project.entity.js';
import { factsOf } from '../project/policy-facts.queries.js';
import { ProjectEntry } from '../registration/enter-project.js';
import type { TransitionCommand } from '../transitions/project-transitions.js';
import type { MadeProjectTransition } from '../transitions/side-effect.js';
import { dueNextYear, successorOf } from './next-year.js';

/** Which tasks move to the next year's plan, and with what. */
export interface CarryOver {
  projectIds: readonly string[];
  /** The plan in which they go on; it stays open where none is given. */
  planId?: string;
  /** Of all of them. Default: the last day of the year after each was due. */
  dueDate?: CivilDate;
  reason?: string;
  /** Says what would become of each, and changes nothing. */
  dryRun?: boolean;
}

interface CarriedTask {
  projectId: string;
  /** Null for one that the actor does not see. */
  title: string | null;
  outcome: 'carried' | 'refused';
  /** As which it goes on; null in a dry run and where it was refused. */
  carriedToId: string | null;
  dueDate: CivilDate | null;
  /** Why it was refused. */
  problem: DomainError | null;
}

export interface CarriedTasks {
  rows: CarriedTask[];
  /** The departments that lead or help, with how many tasks each is told of in one message. */
  departments: { id: string; name: string; projects: number }[];
}

/** The end of a task in its old year, and what the history says of it. */
type Ended = MadeProjectTransition & { events: readonly RecordedEvent[] };

/** Makes the transition that ends a task in its old year, with all that follows from it. */
export type EndTask = (tx: Tx, command: TransitionCommand) => Promise<Ended>;

/** Moves tasks that were not done by the end of their year to the next one (结转). */
@Injectable()
export class CarryOverService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly entry: ProjectEntry,
  ) {}

  /**
   * Carries many tasks over in one transaction, each task with its open parts. What can't be carried over is left as it is, with the reason.
   * @throws DomainError `access.denied`, `plan.not-found`
   */
  async carryOver(
    actor: Actor,
    { projectIds, planId, reason, dueDate, dryRun = false }: CarryOver,
    end: EndTask,
  ): Promise<CarriedTasks> {
    requireAbility(actor, 'project.supervise');
    const carry = async (tx: Tx): Promise<CarriedTasks> => {
      const today = civilDateOf(this.clock.now());
      const rows: CarriedTask[] = [];
      const ended: Ended[] = [];
      const said = { ...(planId ? { planId } : {}), ...(reason ? { reason } : {}), actor, expectedVersion: null, together: true };
      for (const { id, title, due } of await this.withParts(tx, projectIds)) {
        const on = dueDate ?? dueNextYear(due ?? today, today);
        const command = { ...said, projectId: id, transition: 'carry-over' as const, dueDate: on };
        try {
          ended.push(await end(tx, command));
          rows.push({ projectId: id, title, outcome: 'carried', carriedToId: null, dueDate: on, problem: null });
        } catch (error) {
          if (!(error instanceof DomainError)) throw error;
          const isUnseen = error.code === 'project.not-found';
          rows.push({
            projectId: id,
            title: isUnseen ? null : title,
            outcome: 'refused',
            carriedToId: null,
            dueDate: null,
            problem: error,
          });
        }
      }
      const departments = await this.goOn(tx, ended);
      const successors = new Map(ended.map((one) => [one.after.id, successorId(one)]));
      for (const row of rows) row.carriedToId = dryRun ? null : (successors.get(row.projectId) ?? null);
      return { rows, departments };
    };
    return this.database.transaction(carry, { dryRun });
  }

  /** Carries one task over; answers it as it ended. @throws DomainError see {@link ProjectsService.transition}, `plan.not-found` */
  async carryOne(tx: Tx, command: TransitionCommand, end: EndTask): Promise<Project> {
    const ended = await end(tx, command);
    await this.goOn(tx, [ended]);
    return ended.after;
  }

  /** Registers what the tasks go on as, all at once: each department is told in one message. */
  private async goOn(tx: Tx, ended: readonly Ended[]): Promise<CarriedTasks['departments']> {
    const [first] = ended;
    if (!first) return [];
    const { actor, planId = null } = first.command;
    await assertPlan(tx, first.after, planId);
    const helpers = await helpersOf(tx, ended);
    const successors = new Map(ended.map((one) => [one.after.id, successorId(one)]));
    const entries = ended.map((one) => {
      const { after, command, now } = one;
      const parentId = after.parentId === null ? null : (successors.get(after.parentId) ?? after.parentId);
      const next = { id: successorId(one), dueDate: command.dueDate ?? after.dueDate, planId, parentId };
      return {
        project: successorOf(after, next, now),
        cooperatingDepartmentIds: helpers.get(after.id) ?? [],
        facts: { carriedFromId: after.id },
      };
    });
    await this.entry.enter(tx, entries, { actor, now: first.now });
    return departmentsOf(tx, entries);
  }

  /** The tasks that were asked for and the open parts of each, parts first: as every change locks them. */
  private async withParts(
    tx: Tx,
    ids: readonly string[],
  ): Promise<{ id: string; title: string | null; due: CivilDate | null }[]> {
    const found = new Map<string, Project>();
    const state = Not(In(['closed', 'cancelled', 'carried_over']));
    // All projects: each is asked for again, as far as the actor sees it, when it is locked.
    let next = await tx.manager.findBy(Project, { id: In([...new Set(ids)]) });
    while (next.length > 0) {
      for (const project of next) found.set(project.id, project);
      const parts = await tx.manager.findBy(Project, { parentId: In(next.map(({ id }) => id)), state });
      next = parts.filter(({ id }) => !found.has(id));
    }
    const known = [...found.values()].map(({ id, title, dueDate }) => ({ id, title, due: dueDate }));
    const unknown = ids.filter((id) => !found.has(id)).map((id) => ({ id, title: null, due: null }));
    return [...known, ...unknown].toSorted((a, b) => (a.id < b.id ? 1 : -1));
  }
}

/** The id of the project as which it goes on, as the event that ends it says. */
function successorId({ events }: Ended): string {
  const id = events.map(({ data }) => data['carriedToId']).find((value) => typeof value === 'string');
  if (id === undefined) throw new Error('a task that was carried over goes on as no project');
  return id;
}

async function assertPlan(tx: Tx, project: Project, planId: string | null): Promise<void> {
  if (planId !== null && (await factsOf(tx, { ...project, planId })).planTitle === null) throw notFound('plan', planId);
}

async function helpersOf(tx: Tx, ended: readonly Ended[]): Promise<Map<string, string[]>> {
  const helpers = new Map<string, string[]>();
  const cooperations = await tx.manager.findBy(Cooperation, { projectId: In(ended.map(({ after }) => after.id)) });
  for (const { projectId, departmentId } of cooperations)
    helpers.set(projectId, [...(helpers.get(projectId) ?? []), departmentId]);
  return helpers;
}

async function departmentsOf(
  tx: Tx,
  entries: readonly { project: { leadDepartmentId: string }; cooperatingDepartmentIds: readonly string[] }[],
): Promise<CarriedTasks['departments']> {
  const counts = new Map<string, number>();
  for (const { project, cooperatingDepartmentIds } of entries)
    for (const id of new Set([project.leadDepartmentId, ...cooperatingDepartmentIds])) counts.set(id, (counts.get(id) ?? 0) + 1);
  const departments = await directory.departments(tx);
  return departments.flatMap(({ id, name }) => {
    const projects = counts.get(id);
    return projects === undefined ? [] : [{ id, name, projects }];
  });
}
