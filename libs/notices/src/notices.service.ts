import { Injectable } from '@nestjs/common';
import { directory } from '#identity';
import {
  type Addressee,
  Addressees,
  configuredChannels,
  type NewNotification,
  type Notice,
  notificationsTo,
  requestNotifications,
  USUAL_CHANNELS,
} from '#notifications';
import type { RecordedEvent } from '#outbox';
import { Environment, newId, publicUrlOf, type Tx } from '#platform';
import { isOpen, PolicyStore } from '#policies';
import type { Project, ProjectChange } from '#projects';
import { ClickLinks } from '#reminders';
import { type About, assignmentNotice, assignmentsNotice, type GivenTask, transitionNotice } from './notice-facts.js';
import { readAskers, readHelpers, recordTold } from './notices.queries.js';
import { type Parties, projectParties } from './parties.js';
import { ToldPeople, type ToldPerson } from './told-people.js';
import { whoIsTold } from './who-is-told.js';

/** An event with who is who, and what is said of it. */
export interface Occasion {
  event: RecordedEvent;
  parties: Parties;
  about: About;
  /** The project that it is about, as far as access to it decides who may be told; null for none. */
  project: Project | null;
}

/** These give the reader's department a task. */
const GIVES = new Set(['project.registered', 'project.reassigned', 'project.transferred']);
const FOR_ALL = { leadDepartmentId: '', leaderId: null, confidential: false, readerIds: [] };

/** Tells people of what happened, by the table of who acts next and who waits, in the transaction of the change. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly policies: PolicyStore,
    private readonly environment: Environment,
    private readonly clickLinks: ClickLinks,
  ) {}

  /** Of one event. */
  async tell(tx: Tx, { event, parties, about, project }: Occasion): Promise<void> {
    const people = await new ToldPeople(tx).of(event, parties);
    if (people.length === 0) return;
    const noticeTo = new Map<string, Notice>();
    for (const one of people) noticeTo.set(one.person.id, await this.noticeOf(tx, one, { event, parties, about, project }));
    await this.send(tx, people, noticeTo, { project, sourceId: event.id, now: event.at });
  }

  /** Of what happened to a project; a change that follows from another one has no event of its own, and nobody is told of it twice. */
  async tellOfProject(tx: Tx, { before, after, events = [], now }: ProjectChange): Promise<void> {
    for (const event of events) {
      if (!whoIsTold(event.type)) continue;
      const helpers = (await readHelpers(tx, [after.id])).get(after.id) ?? [];
      const askers = await readAskers(tx, after.id, now);
      const { decidedBy } = (await this.policies.of(tx, after.policyId)).extension;
      const parties = projectParties({ before, after, helpers, decidedBy, askers, data: event.data });
      const { requestedDueDate, reportRequestedFor } = after;
      const due =
        event.type === 'project.report_requested'
          ? reportRequestedFor
          : event.type === 'project.extension_requested'
            ? requestedDueDate
            : null;
      await this.tell(tx, { event, parties, project: after, about: this.about(after, due) });
    }
  }

  /** Of projects that were registered together: one message a person, however many they are. */
  async tellOfRegistered(tx: Tx, changes: readonly ProjectChange[]): Promise<void> {
    const given = changes.filter(({ after, events = [] }) => isOpen(after.state) && events.some(({ type }) => whoIsTold(type)));
    const [first] = given;
    if (!first) return;
    const helpersOf = await readHelpers(
      tx,
      given.map(({ after }) => after.id),
    );
    const finder = new ToldPeople(tx);
    await finder.learnDepartments(given.flatMap(({ after }) => [after.leadDepartmentId, ...(helpersOf.get(after.id) ?? [])]));
    const names = await this.names(tx);
    const byPerson = new Map<string, { told: ToldPerson; tasks: { task: GivenTask; event: RecordedEvent }[] }>();
    for (const { after, events = [] } of given) {
      const event = events.find(({ type }) => whoIsTold(type));
      if (!event) continue;
      const helpers = helpersOf.get(after.id) ?? [];
      const parties = projectParties({ before: null, after, helpers, decidedBy: 'supervisor', askers: [], data: {} });
      for (const told of await finder.of(event, parties)) {
        if (after.confidential && told.person.id !== after.leaderId && !after.readerIds.includes(told.person.id)) continue;
        const known = byPerson.get(told.person.id) ?? { told, tasks: [] };
        known.tasks.push({ task: this.task(after, told, helpers, names, event.at), event });
        byPerson.set(told.person.id, known);
      }
    }
    await this.sendTasks(tx, [...byPerson.values()], first.now);
  }

  private async sendTasks(
    tx: Tx,
    readers: readonly { told: ToldPerson; tasks: { task: GivenTask; event: RecordedEvent }[] }[],
    now: Date,
  ): Promise<void> {
    const addressees = new Addressees(tx, now, configuredChannels(this.environment));
    // Looks up all of them at once.
    const people = readers.map((reader) => reader.told.person);
    await addressees.to(FOR_ALL, people, USUAL_CHANNELS);
    const notifications: NewNotification[] = [];
    const told: { projectId: string; departmentId: string }[] = [];
    const sourceId = newId();
    for (const {
      told: { person },
      tasks,
    } of readers) {
      const [only] = tasks;
      if (!only) continue;
      const { event, task } = only;
      const single = tasks.length === 1;
      const by = event.actor.name;
      const notice = single
        ? assignmentNotice(task, { by, reason: '', now })
        : assignmentsNotice(
            tasks.map((one) => one.task),
            by,
            `${publicUrlOf(this.environment)}/projects`,
          );
      const to = await addressees.to(single ? task.project : FOR_ALL, [person], USUAL_CHANNELS);
      notifications.push(
        ...notificationsTo(to, { sourceId: single ? event.id : sourceId, projectId: single ? task.project.id : null, notice }),
      );
      told.push(
        ...departmentsTold(
          to,
          tasks.map((one) => one.task.project.id),
        ),
      );
    }
    await requestNotifications(tx, distinct(notifications), now);
    await recordTold(tx, told, now);
  }

  private async noticeOf(tx: Tx, told: ToldPerson, { event, about, project, parties }: Occasion): Promise<Notice> {
    const isGiven = GIVES.has(event.type) && (told.role === 'lead' || told.role === 'helpers') && project;
    const joins = event.type === 'project.cooperation_changed' && told.role === 'new-helpers' && project;
    if (!isGiven && !joins) return transitionNotice(event, told, about);
    const helpers = (parties.helpers?.departments ?? []).filter((id) => typeof id === 'string');
    const role = joins ? 'helpers' : told.role;
    const task = this.task(project as Project, { ...told, role }, helpers, await this.names(tx), event.at);
    const { reason } = event.data as { reason?: string };
    return assignmentNotice(task, { by: event.actor.name, reason: reason ?? '', now: event.at });
  }

  private async send(
    tx: Tx,
    people: readonly ToldPerson[],
    noticeTo: ReadonlyMap<string, Notice>,
    { project, sourceId, now }: { project: Project | null; sourceId: string; now: Date },
  ): Promise<void> {
    const addressees = new Addressees(tx, now, configuredChannels(this.environment));
    const projectId = project?.id ?? null;
    const notifications: NewNotification[] = [];
    const told: { projectId: string; departmentId: string }[] = [];
    for (const { person } of people) {
      const notice = noticeTo.get(person.id);
      const to = await addressees.to(project ?? FOR_ALL, [person], USUAL_CHANNELS);
      if (notice) notifications.push(...notificationsTo(to, { sourceId, projectId, notice }));
      if (projectId) told.push(...departmentsTold(to, [projectId]));
    }
    await requestNotifications(tx, distinct(notifications), now);
    await recordTold(tx, told, now);
  }

  private task(project: Project, { person, role }: ToldPerson, helpers: readonly string[], names: Names, now: Date): GivenTask {
    const signs = role === 'lead' || role === 'helpers';
    return {
      project,
      role,
      leadDepartment: names.departments.get(project.leadDepartmentId) ?? '',
      helpers: helpers.map((id) => names.departments.get(id) ?? '').join('、'),
      leader: names.leaders.get(project.leaderId ?? '') ?? '',
      link: `${publicUrlOf(this.environment)}/projects/${project.id}`,
      click: signs ? this.clickLinks.linkFor(person, project, 'acknowledgement', now) : null,
    };
  }

  private about({ id, title, text, dueDate }: Project, due: string | null): About {
    return { title, text, dueDate: due ?? dueDate, link: `${publicUrlOf(this.environment)}/projects/${id}` };
  }

  private async names(tx: Tx): Promise<Names> {
    const departments = await directory.departments(tx);
    const leaders = await directory.leaders(tx);
    return {
      departments: new Map(departments.map(({ id, name }) => [id, name])),
      leaders: new Map(leaders.map(({ id, name }) => [id, name])),
    };
  }
}

interface Names {
  departments: ReadonlyMap<string, string>;
  leaders: ReadonlyMap<string, string>;
}

function departmentsTold(to: readonly Addressee[], projectIds: readonly string[]): { projectId: string; departmentId: string }[] {
  return to.flatMap(({ person, handovers }) =>
    [person, ...handovers.map(({ absent }) => absent)].flatMap(({ departmentId }) =>
      departmentId ? projectIds.map((projectId) => ({ projectId, departmentId })) : [],
    ),
  );
}

/** A deputy who is told for himself and for somebody else gets one message. */
function distinct(notifications: readonly NewNotification[]): NewNotification[] {
  return [...new Map(notifications.map((one) => [`${one.sourceId} ${one.channel} ${one.recipientId}`, one])).values()];
}
