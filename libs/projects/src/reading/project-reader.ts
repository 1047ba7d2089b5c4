import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { readHistory, type RecordedEvent } from '#outbox';
import { Clock, Database, notFound, type Page } from '#platform';
import { type EscalationPolicy, NO_PROGRESS_FACTS, PolicyStore } from '#policies';
import { In, IsNull } from 'typeorm';
import { type CivilDate, civilDateOf, type DepartmentCalendars, endOf } from '#work-calendar';
import { type ProgressFacts, readProgressFactsOf } from '../progress/progress-facts.js';
import { countProjects, listProjects, type ProjectSort, type ProjectView, readProject } from './list-projects.queries.js';
import { type PersonalProjectView, personalView } from './personal-view.js';
import { relativesIn, withoutHiddenRelatives } from '../events/hidden-relatives.js';
import { bindTo } from '../project/bind-to.js';
import { visibleTo } from '../project/project-access.js';
import { Project } from '../project/project.entity.js';
import { confidentialAmong } from '../project/visible-items.queries.js';
import { ProgressReport } from '../reports/progress-report.entity.js';
import { sameTask, sameTaskSql } from '../progress/same-task.js';
import { filterOf, type ProjectQuestion } from './project-question.js';

/** More events than a project of one year ever has. */
const WHOLE_HISTORY = 10_000;

/** Projects as people read them. */
@Injectable()
export class ProjectReader {
  /** See {@link sameTaskSql}. */
  static readonly sameTaskSql = sameTaskSql;

  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
    private readonly policies: PolicyStore,
  ) {}

  /** Projects that the actor sees, nearest due date first where nothing else is said, and how many there are in all. */
  async list(
    actor: Actor,
    question: ProjectQuestion,
    page: { cursor?: string; limit: number; sort?: ProjectSort },
  ): Promise<Page<PersonalProjectView> & { total: number }> {
    const { asOf } = question;
    const calendars = await this.calendar.ofAll(this.database, asOf ? endOf(asOf) : null);
    const filter = filterOf(question, this.today(), calendars);
    const found = await listProjects(this.database, actor, filter, page);
    const items = await this.seenBy(actor, found.items, calendars, asOf);
    return { ...found, items, total: await countProjects(this.database, actor, filter) };
  }

  /** `asOf`: as it stood at the end of that day. @throws DomainError `project.not-found`, also when it was not registered yet */
  async read(actor: Actor, id: string, asOf?: CivilDate): Promise<PersonalProjectView> {
    const end = asOf === undefined ? undefined : endOf(asOf);
    const project = await readProject(this.database, actor, id, end);
    const [view] = await this.seenBy(actor, [project], await this.calendar.ofAll(this.database, end ?? null), asOf);
    if (!view) throw notFound('project', id);
    return view;
  }

  /** Those of them that the actor sees, nearest due date first. */
  async readMany(actor: Actor, ids: readonly string[]): Promise<PersonalProjectView[]> {
    const { items } = await listProjects(this.database, actor, { ids }, { limit: ids.length });
    return this.seenBy(actor, items, await this.calendar.ofAll(this.database));
  }

  /** Accounts of who is named (责任人, 联络员) for those of the projects that the actor sees, by project; whoever has left is among them. */
  async namedOf(actor: Actor, ids: readonly string[]): Promise<Map<string, string[]>> {
    const query = this.database.manager
      .createQueryBuilder(Project, 'p')
      .select(['p.id', 'p.people'])
      .where({ id: In([...ids]) });
    const projects = await query.andWhere(visibleTo(actor, bindTo(query))).getMany();
    const isTold = ({ role }: Project['people'][number]): boolean => role !== 'responsible-leader';
    return new Map(projects.map(({ id, people }) => [id, people.filter(isTold).flatMap(({ personId }) => personId ?? [])]));
  }

  /** The same with all that happened to it until then, oldest first, also in the years that it was carried over from. */
  async readWithHistory(actor: Actor, id: string, asOf?: CivilDate): Promise<PersonalProjectView & { history: RecordedEvent[] }> {
    const project = await this.read(actor, id, asOf);
    const years: RecordedEvent[] = [];
    for (const one of await sameTask(this.database, actor, id))
      years.push(...(await readHistory(this.database, one, 0, WHOLE_HISTORY)));
    const history = await this.shown(actor, years);
    return { ...project, history: asOf === undefined ? history : history.filter(({ at }) => at < endOf(asOf)) };
  }

  /** The periods of a recurring duty (每月, 每季度), each with its day, its report and its lamp; none of a task that is done once. */
  async periods(actor: Actor, id: string): Promise<ReturnType<EscalationPolicy['periodsOf']>> {
    const project = await readProject(this.database, actor, id);
    if (project.recurrence === null) return [];
    const reports = await this.database.manager.find(ProgressReport, {
      where: { projectId: id, departmentId: project.leadDepartment.id, returnedAt: IsNull() },
      order: { reportedAt: 'ASC' },
    });
    const calendar = await this.calendar.of(this.database, project.leadDepartment.id);
    const policy = await this.policies.of(this.database, project.policyId);
    const days = reports.map(({ reportedAt }) => civilDateOf(reportedAt));
    return policy.periodsOf(project, days, this.today(), calendar);
  }

  /** What happened to a project after its event number `after`, oldest first. @throws DomainError `project.not-found` */
  async history(
    actor: Actor,
    id: string,
    { after = 0, limit = 200 }: { after?: number; limit?: number } = {},
  ): Promise<RecordedEvent[]> {
    await readProject(this.database, actor, id);
    return this.shown(actor, await readHistory(this.database, id, after, limit));
  }

  /** The events without the parts and the whole that the actor may not know of. */
  private async shown(actor: Actor, history: RecordedEvent[]): Promise<RecordedEvent[]> {
    return withoutHiddenRelatives(history, await confidentialAmong(this.database, actor, relativesIn(history)));
  }

  private async seenBy(
    actor: Actor,
    projects: readonly ProjectView[],
    calendars: DepartmentCalendars,
    day: CivilDate = this.today(),
  ): Promise<PersonalProjectView[]> {
    const progress = await this.progressOf(projects);
    const now = this.clock.now();
    const views: PersonalProjectView[] = [];
    for (const project of projects) {
      const policy = await this.policies.of(this.database, project.policyId);
      const calendarIsKnown = calendars.official.isKnownYear(Number(project.dueDate.slice(0, 4)));
      const facts = progress.get(project.id) ?? NO_PROGRESS_FACTS;
      views.push({ ...personalView(actor, project, { policy, calendars, facts, day, now }), calendarIsKnown });
    }
    return views;
  }

  private progressOf(projects: readonly ProjectView[]): Promise<Map<string, ProgressFacts>> {
    return readProgressFactsOf(
      this.database,
      projects.map(({ id }) => id),
    );
  }

  private today(): CivilDate {
    return civilDateOf(this.clock.now());
  }
}
