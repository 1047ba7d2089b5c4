import { Injectable } from '@nestjs/common';
import { type Actor, can, OfficeCalendar } from '#identity';
import { BlockersService, type BlockerState, CallInsService, InstructionsService } from '#coordination';
import { Clock, Database } from '#platform';
import { isOpen, PROJECT_STATES } from '#policies';
import { IndicatorsService, ProjectReader } from '#projects';
import { AppealsService, DraftsService } from '#reporting';
import { AWAITING_ANSWER, SlipsService } from '#slips';
import { addMonths, civilDateOf, monthOf } from '#work-calendar';
import { lastUrged, plansToReview, projectsToLookAt } from './candidates.queries.js';
import {
  taskOfAppeal,
  taskOfBlocker,
  taskOfDraft,
  taskOfInstruction,
  taskOfPlan,
  taskOfSlip,
  tasksOfCallIn,
  tasksOfIndicator,
} from './other-tasks.js';
import { HoldersService, isHeldBy } from './holders.service.js';
import { byUrgency, type Task, type TaskKind, type TaskScope, type UnheldTask } from './task.js';
import { tasksOfProject } from './tasks-of-project.js';

/** Of each sort; more than a person works off. */
const PAGE = { limit: 1000 };

/** Whoever is in one of these owes values. */
const OPEN = PROJECT_STATES.filter(isOpen);

/** How many tasks of each kind a person has, in all, and past their day. */
export interface TaskCount {
  total: number;
  overdue: number;
  byKind: { kind: TaskKind; count: number }[];
}

/** What waits for a person (待办), whatever the role. Nothing of it is stored: it follows from the state of projects, slips, calls … */
@Injectable()
export class TasksService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
    private readonly reader: ProjectReader,
    private readonly slips: SlipsService,
    private readonly callIns: CallInsService,
    private readonly blockers: BlockersService,
    private readonly instructions: InstructionsService,
    private readonly indicators: IndicatorsService,
    private readonly appeals: AppealsService,
    private readonly drafts: DraftsService,
    private readonly holders: HoldersService,
  ) {}

  /** The own ones, or all of the department, the most urgent first. Somebody who is no officer has no department: all are the own ones. */
  async list(actor: Actor, scope: TaskScope = 'me'): Promise<Task[]> {
    const tasks = await this.holders.held(actor, await this.all(actor));
    return (scope === 'me' ? tasks.filter(isHeldBy(actor.id)) : tasks).toSorted(byUrgency);
  }

  private async all(actor: Actor): Promise<UnheldTask[]> {
    return [
      ...(await this.ofProjects(actor)),
      ...(await this.ofSlips(actor)),
      ...(await this.ofInstructions(actor)),
      ...(await this.ofIndicators(actor)),
      ...(await this.ofCallIns(actor)),
      ...(await this.ofBlockers(actor)),
      ...(await this.ofSupervisor(actor)),
    ];
  }

  /** How many {@link list} answers. */
  async count(actor: Actor, scope: TaskScope = 'me'): Promise<TaskCount> {
    const today = civilDateOf(this.clock.now());
    const tasks = await this.list(actor, scope);
    const kinds = [...new Set(tasks.map(({ kind }) => kind))];
    return {
      total: tasks.length,
      overdue: tasks.filter(({ due }) => due !== null && due < today).length,
      byKind: kinds.map((kind) => ({ kind, count: tasks.filter((task) => task.kind === kind).length })),
    };
  }

  private async ofProjects(actor: Actor): Promise<UnheldTask[]> {
    const ids = await projectsToLookAt(this.database, actor);
    if (ids.length === 0) return [];
    const today = civilDateOf(this.clock.now());
    const calendars = await this.calendar.ofAll(this.database);
    const urged = await lastUrged(this.database, ids);
    const projects = await this.reader.readMany(actor, ids);
    return projects.flatMap((project) =>
      tasksOfProject(actor, project, {
        today,
        calendar: calendars.of(actor.departmentId ?? project.leadDepartment.id),
        urgedAt: urged.get(project.id) ?? null,
      }),
    );
  }

  private async ofSlips(actor: Actor): Promise<UnheldTask[]> {
    const { departmentId } = actor;
    if (can(actor, 'project.supervise'))
      return (await this.slips.list(actor, { states: ['answered'] }, PAGE)).items.map(taskOfSlip);
    if (actor.role !== 'officer' || departmentId === null) return [];
    return (await this.slips.list(actor, { states: AWAITING_ANSWER, departmentId }, PAGE)).items.map(taskOfSlip);
  }

  /** The lead department answers. */
  private async ofInstructions(actor: Actor): Promise<UnheldTask[]> {
    const { departmentId } = actor;
    if (actor.role !== 'officer' || departmentId === null) return [];
    return (await this.instructions.list(actor, { states: ['open'], departmentId }, PAGE)).items.map(taskOfInstruction);
  }

  /** Values of the last period that are late; the lead department reports them. */
  private async ofIndicators(actor: Actor): Promise<UnheldTask[]> {
    const { departmentId } = actor;
    if (actor.role !== 'officer' || departmentId === null) return [];
    const day = civilDateOf(this.clock.now());
    const filter = { missing: true, leadDepartmentId: departmentId, states: OPEN };
    const at = { period: addMonths(monthOf(day), -1), day };
    return (await this.indicators.table(actor, filter, PAGE, at)).items.flatMap(tasksOfIndicator);
  }

  private async ofCallIns(actor: Actor): Promise<UnheldTask[]> {
    const { departmentId } = actor;
    if (departmentId === null) return [];
    const { items } = await this.callIns.list(actor, { states: ['called', 'answered'], departmentId }, PAGE);
    return items.flatMap((callIn) => tasksOfCallIn(actor, callIn));
  }

  /** Who coordinates gives them to somebody; who was named, or whose department was, resolves them. */
  private async ofBlockers(actor: Actor): Promise<UnheldTask[]> {
    const states: BlockerState[] = can(actor, 'project.decide') ? ['raised', 'assigned'] : ['assigned'];
    const { items } = await this.blockers.list(actor, { states }, PAGE);
    const isMine = ({ assignedPerson, assignedDepartment }: (typeof items)[number]): boolean =>
      assignedPerson ? assignedPerson.id === actor.id : assignedDepartment?.id === actor.departmentId;
    return items.filter((one) => one.state === 'raised' || isMine(one)).map(taskOfBlocker);
  }

  private async ofSupervisor(actor: Actor): Promise<UnheldTask[]> {
    if (!can(actor, 'project.supervise')) return [];
    const { items } = await this.appeals.list(actor, { states: ['submitted'] }, PAGE);
    const drafts = (await this.drafts.list(actor, { states: ['waiting'] }, PAGE)).items;
    const plans = can(actor, 'plan.manage') ? await plansToReview(this.database) : [];
    return [...items.map(taskOfAppeal), ...drafts.map(taskOfDraft), ...plans.map(taskOfPlan)];
  }
}
