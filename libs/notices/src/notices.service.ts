import { Injectable } from '@nestjs/common';
import { directory, OfficeCalendar } from '#identity';
import { Addressees, configuredChannels, type Notice, USUAL_CHANNELS } from '#notifications';
import type { RecordedEvent } from '#outbox';
import { Environment, newId, publicUrlOf, type Tx } from '#platform';
import { DEFAULT_POLICY, EscalationPolicy, isOpen, PolicyStore } from '#policies';
import type { Project, ProjectChange } from '#projects';
import { ClickLinks, DigestService } from '#reminders';
import { type About, assignmentNotice, assignmentsNotice, type GivenTask, transitionNotice } from './notice-facts.js';
import { readAskers, readHelpers } from './notices.queries.js';
import { type Mornings, Outgoing } from './outgoing.js';
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
  /** One of many that somebody did at once. */
  together?: boolean;
}

/** These give the reader's department a task. */
const GIVES = new Set(['project.registered', 'project.reassigned', 'project.transferred']);
/** What somebody only waits for is as pressing as a reminder of the lowest level. */
const CAN_WAIT = [{ level: 0 }];
const SHIPPED = new EscalationPolicy(DEFAULT_POLICY);
const FOR_ALL = { leadDepartmentId: '', leaderId: null, confidential: false, readerIds: [] };

/** Tells people of what happened, by the table of who acts next and who waits, in the transaction of the change. */
@Injectable()
export class NoticesService {
  constructor(
    private readonly policies: PolicyStore,
    private readonly environment: Environment,
    private readonly clickLinks: ClickLinks,
    private readonly calendars: OfficeCalendar,
    private readonly digests: DigestService,
  ) {}

  /** Of one event. */
  async tell(tx: Tx, occasion: Occasion): Promise<void> {
    const { event, parties, project, together = false } = occasion;
    const people = await new ToldPeople(tx, configuredChannels(this.environment)).of(event, parties);
    if (people.length === 0) return;
    const addressees = this.addressees(tx, event.at);
    const outgoing = new Outgoing(await this.mornings(tx, project, event.at), event.at);
    const projectId = project?.id ?? null;
    const of = { sourceId: event.id, projectId, projectIds: projectId ? [projectId] : [], together };
    for (const one of people) {
      const notice = await this.noticeOf(tx, one, occasion);
      const to = await addressees.to(project ?? FOR_ALL, [one.person], USUAL_CHANNELS);
      outgoing.add(to, { ...of, notice, acts: one.acts, confidential: project?.confidential ?? false });
    }
    await outgoing.send(tx, this.digests, event.at);
  }

  /** Of what happened to a project; a change that follows from another one has no event of its own, and nobody is told of it twice. */
  async tellOfProject(tx: Tx, { before, after, events = [], now, together = false }: ProjectChange): Promise<void> {
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
      await this.tell(tx, { event, parties, project: after, about: this.about(after, due), together });
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
    const finder = new ToldPeople(tx, configuredChannels(this.environment));
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
    const addressees = this.addressees(tx, now);
    // Looks up all of them at once.
    await addressees.to(
      FOR_ALL,
      readers.map(({ told }) => told.person),
      USUAL_CHANNELS,
    );
    const outgoing = new Outgoing(await this.mornings(tx, null, now), now);
    const batchId = newId();
    for (const { told, tasks } of readers) {
      const [first] = tasks;
      if (!first) continue;
      const { event, task } = first;
      const by = event.actor.name;
      const isSingle = tasks.length === 1;
      const given = tasks.map((one) => one.task);
      const notice = isSingle ? assignmentNotice(task, { by, reason: '', now }) : assignmentsNotice(given, by, this.page('todo'));
      const to = await addressees.to(isSingle ? task.project : FOR_ALL, [told.person], USUAL_CHANNELS);
      outgoing.add(to, {
        sourceId: isSingle ? event.id : batchId,
        projectId: isSingle ? task.project.id : null,
        projectIds: given.map(({ project }) => project.id),
        notice,
        acts: told.acts,
        confidential: given.some(({ project }) => project.confidential),
        together: false,
      });
    }
    await outgoing.send(tx, this.digests, now);
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

  private addressees(tx: Tx, now: Date): Addressees {
    return new Addressees(tx, now, configuredChannels(this.environment));
  }

  /** The policy that ships says when the morning of everybody is; that of the project, whether what can wait is gathered for it. */
  private async mornings(tx: Tx, project: Project | null, now: Date): Promise<Mornings> {
    const calendars = await this.calendars.ofAll(tx);
    const next = SHIPPED.gatheredFor({ confidential: false }, CAN_WAIT, now, calendars.official) ?? now;
    if (!project) return { next, gathered: next };
    const policy = await this.policies.of(tx, project.policyId);
    return { next, gathered: policy.gatheredFor(project, CAN_WAIT, now, calendars.of(project.leadDepartmentId)) };
  }

  private task(project: Project, { person, role }: ToldPerson, helpers: readonly string[], names: Names, now: Date): GivenTask {
    const signs = role === 'lead' || role === 'helpers';
    return {
      project,
      role,
      leadDepartment: names.departments.get(project.leadDepartmentId) ?? '',
      helpers: helpers.map((id) => names.departments.get(id) ?? '').join('、'),
      leader: names.leaders.get(project.leaderId ?? '') ?? '',
      link: this.page(`projects/${project.id}`),
      click: signs ? this.clickLinks.linkFor(person, project, 'acknowledgement', now) : null,
    };
  }

  private about({ id, title, text, dueDate }: Project, due: string | null): About {
    return { subject: { kind: 'project', id }, title, text, dueDate: due ?? dueDate, link: this.page(`projects/${id}`) };
  }

  private page(path: string): string {
    return `${publicUrlOf(this.environment)}/${path}`;
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
