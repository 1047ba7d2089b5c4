import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar } from '#identity';
import { readHistory, type RecordedEvent } from '#outbox';
import { Clock, Database, type Page } from '#platform';
import { type Lamp, lampOf, PolicyStore } from '#policies';
import { type CivilDate, civilDateOf, type DepartmentCalendars, endOf } from '#work-calendar';
import { legalTransitionsFor } from '../transitions/legal-for-person.js';
import type { ProjectTransition } from '../transitions/project-transitions.js';
import { listProjects, type ProjectView, readProject } from './list-projects.queries.js';
import { filterOf, type ProjectQuestion } from './project-question.js';

/** A project as one person sees it on a day. */
export interface PersonalProjectView extends ProjectView {
  lamp: Lamp;
  /** False: the holidays of the due date's year are not published yet. */
  calendarIsKnown: boolean;
  /** What this person can do with it now, see {@link legalTransitionsFor}. */
  legalTransitions: ProjectTransition[];
}

/** More events than a project of one year ever has. */
const WHOLE_HISTORY = 10_000;

/** Projects as people read them. */
@Injectable()
export class ProjectReader {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
    private readonly policies: PolicyStore,
  ) {}

  /** Projects that the actor sees, nearest due date first. */
  async list(
    actor: Actor,
    question: ProjectQuestion,
    page: { cursor?: string; limit: number },
  ): Promise<Page<PersonalProjectView>> {
    const { asOf } = question;
    const calendars = await this.calendar.ofAll(this.database, asOf ? endOf(asOf) : null);
    const found = await listProjects(this.database, actor, filterOf(question, this.today(), calendars), page);
    const items: PersonalProjectView[] = [];
    for (const project of found.items) items.push(await this.seenBy(actor, project, calendars, asOf));
    return { ...found, items };
  }

  /** `asOf`: as it stood at the end of that day. @throws DomainError `project.not-found`, also when it was not registered yet */
  async read(actor: Actor, id: string, asOf?: CivilDate): Promise<PersonalProjectView> {
    const end = asOf === undefined ? undefined : endOf(asOf);
    const project = await readProject(this.database, actor, id, end);
    return this.seenBy(actor, project, await this.calendar.ofAll(this.database, end ?? null), asOf);
  }

  /** The same with all that happened to it until then, oldest first. */
  async readWithHistory(actor: Actor, id: string, asOf?: CivilDate): Promise<PersonalProjectView & { history: RecordedEvent[] }> {
    const project = await this.read(actor, id, asOf);
    const history = await readHistory(this.database, id, 0, WHOLE_HISTORY);
    return { ...project, history: asOf === undefined ? history : history.filter(({ at }) => at < endOf(asOf)) };
  }

  /** What happened to a project after its event number `after`, oldest first. @throws DomainError `project.not-found` */
  async history(
    actor: Actor,
    id: string,
    { after = 0, limit = 200 }: { after?: number; limit?: number } = {},
  ): Promise<RecordedEvent[]> {
    await readProject(this.database, actor, id);
    return readHistory(this.database, id, after, limit);
  }

  private async seenBy(
    actor: Actor,
    project: ProjectView,
    calendars: DepartmentCalendars,
    day: CivilDate = this.today(),
  ): Promise<PersonalProjectView> {
    const leadDepartmentId = project.leadDepartment.id;
    const calendar = calendars.of(leadDepartmentId);
    const policy = await this.policies.of(this.database, project.policyId);
    const subject = {
      ...project,
      leadDepartmentId,
      leaderId: project.leader?.id ?? null,
      openSubTasks: project.subTasks.open,
    };
    return {
      ...project,
      lamp: lampOf(project, day, calendar),
      calendarIsKnown: this.calendar.isKnownYear(Number(project.dueDate.slice(0, 4))),
      legalTransitions: legalTransitionsFor(actor, subject, { policy, calendar, now: this.clock.now() }),
    };
  }

  private today(): CivilDate {
    return civilDateOf(this.clock.now());
  }
}
