import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  configuredChannels,
  type Contact,
  type NewNotification,
  type Notice,
  readContacts,
  readerRole,
  renderNotice,
  requestNotifications,
  resolveChannels,
} from '#notifications';
import { directory, OfficeCalendar, type PersonContact } from '#identity';
import { Environment, newId, publicUrlOf, type Tx } from '#platform';
import { Project } from '#projects';
import { civilDateOf, type DepartmentCalendars, daysLeft } from '#work-calendar';
import { type Lamp, lampOf, PolicyStore, type Track } from '#policies';
import { ClickLinks } from '../one-click/click-links.js';
import { type Duty, linkOf } from '../duties/duty.js';
import { dutiesOfCalled, dutiesOfProjects } from '../duties/read-duties.js';
import { composeDigest, type DigestEntry, type DigestFacts, digestNotice, withNews } from './compose-digest.js';
import type { WaitingLine } from './digest-line.entity.js';
import { claimReaders, type DueLine, gatherLines, readDueLines, concludeLines } from './digest-lines.queries.js';

/** What each line says today. */
type Entries = ReadonlyMap<DueLine, DigestEntry>;

/** Somebody who gets a message of the morning, with its lines. */
interface Reader {
  id: string;
  contact: Contact;
  lines: readonly DueLine[];
  digestId: string;
}

/** Writes the messages of the morning: one a person and channel, of all lines that are due and still true. */
@Injectable()
export class DigestService {
  constructor(
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly environment: Environment,
    private readonly clickLinks: ClickLinks,
  ) {}

  /** Gathers notices that can wait, for the messages of their time. */
  async gather(tx: Tx, lines: readonly WaitingLine[]): Promise<void> {
    await gatherLines(tx, lines);
  }

  /** To up to `limit` people; answers how many lines were concluded. Any number of processes may call it at the same time. */
  async send(tx: Tx, now: Date, limit: number): Promise<number> {
    const readers = await claimReaders(tx, now, limit);
    if (readers.length === 0) return 0;
    const lines = await readDueLines(tx, readers, now);
    const people = await directory.contacts(tx, readers);
    const contacts = await readContacts(tx, people);
    const entries = await this.entriesOf(tx, lines, people, now);
    const news = await knownNews(tx, lines);
    const sent = new Set<DueLine>();
    const deliveries: NewNotification[] = [];
    for (const [id, contact] of contacts) {
      const current = lines.filter((line) => line.personId === id && (entries.has(line) || news.has(line)));
      if (current.length === 0) continue;
      const digestId = newId();
      deliveries.push(...this.notificationsTo({ id, contact, lines: current, digestId }, entries, now));
      await concludeLines(tx, current, digestId);
      for (const line of current) sent.add(line);
    }
    await concludeLines(
      tx,
      lines.filter((line) => !sent.has(line)),
      null,
    );
    await requestNotifications(tx, deliveries, now);
    return lines.length;
  }

  /** None for a line whose step has been overtaken since: signed, reported, ended, another date. */
  private async entriesOf(tx: Tx, lines: readonly DueLine[], people: readonly PersonContact[], now: Date): Promise<Entries> {
    const duties = await this.dutiesOf(tx, lines);
    const calendars = await this.calendars.ofAll(tx);
    const entries = new Map<DueLine, DigestEntry>();
    for (const line of lines) {
      const { step } = line;
      const duty = step && duties.get(step.dutyId);
      if (!duty || duty.project?.confidential) continue;
      const isCurrent = duty.anchors.some(({ track, date }) => track === step.track && date === step.anchorDate);
      const person = people.find(({ id }) => id === line.personId);
      if (isCurrent && person) entries.set(line, this.entryOf({ ...line, ...step }, duty, person, calendars, now));
    }
    return entries;
  }

  private async dutiesOf(tx: Tx, lines: readonly DueLine[]): Promise<Map<string, Duty>> {
    const steps = lines.filter(({ step }) => step !== null);
    const ids = [...new Set(steps.flatMap(({ projectId }) => projectId ?? []))];
    // All projects: confidential ones are left out above; the others were addressed to these people.
    const projects = await tx.manager.findBy(Project, { id: In(ids) });
    const ofProjects = await dutiesOfProjects(tx, projects, ({ policyId }) => this.policies.of(tx, policyId));
    const called = steps.flatMap(({ projectId, step }) => (projectId === null && step ? [step.dutyId] : []));
    const ofCalls = await dutiesOfCalled(tx, [...new Set(called)]);
    return new Map([...ofProjects, ...ofCalls].map((duty) => [duty.id, duty]));
  }

  private entryOf(
    line: DueLine & { track: Track },
    duty: Duty,
    person: PersonContact,
    calendars: DepartmentCalendars,
    now: Date,
  ): DigestEntry {
    const { project, subject, title, dueDate, departmentId } = duty;
    const isOwn = subject.kind !== 'project' || !project;
    return {
      subject,
      title,
      dueDate,
      daysLeft: daysLeft(dueDate, now),
      lamp: isOwn ? lampOfDate(duty, calendars, now) : lampOf(project, civilDateOf(now), calendars.of(project.leadDepartmentId)),
      track: line.track,
      role: person.id === duty.personId ? 'lead' : readerRole(person, isOwn ? departmentId : project.leadDepartmentId),
      deputyFor: line.deputyFor,
      link: linkOf(subject, line.track, publicUrlOf(this.environment)),
      click: project && this.clickLinks.linkFor(person, project, line.track, now),
    };
  }

  /**
   * Through the channels that are left of those that the lines wait for: meanwhile the person may have chosen others, or have another
   * address. When none is left, all lines go to the inbox.
   */
  private notificationsTo({ id, contact, lines, digestId }: Reader, entries: Entries, now: Date): NewNotification[] {
    const waitedFor = lines.map(({ channel }) => channel);
    return resolveChannels(contact, waitedFor, configuredChannels(this.environment)).map(({ channel, address }) => {
      const own = lines.filter((line) => line.channel === channel);
      const carried = own.length > 0 ? own : lines;
      const common = { channel, recipientId: id, address };
      const [only] = carried;
      if (only?.notice && carried.length === 1) return { ...common, ...alone(only, only.notice, contact) };
      const entriesOfChannel = carried.flatMap((line) => entries.get(line) ?? []);
      const frame = { day: civilDateOf(now), link: `${publicUrlOf(this.environment)}/todo` };
      const facts = withNews(composeDigest(entriesOfChannel, frame), newsOf(carried, contact.language));
      const isOfOne = facts.total === 1 && facts.newsTotal === 0;
      return {
        ...common,
        sourceId: digestId,
        projectId: isOfOne ? (only?.projectId ?? null) : null,
        content: { notice: digestNotice(facts), language: contact.language },
      };
    });
  }
}

/** A notice that waited and comes alone is sent as it is. */
function alone(
  { sourceId, projectId, deputyFor }: DueLine,
  notice: Notice,
  { language }: Contact,
): Pick<NewNotification, 'sourceId' | 'projectId' | 'content'> {
  return { sourceId, projectId, content: { notice, language, reader: { deputyFor, shownFor: '' } } };
}

function newsOf(lines: readonly DueLine[], language: Contact['language']): DigestFacts['news'] {
  return lines.flatMap(({ notice, deputyFor }) => {
    if (!notice) return [];
    const { title, due, actions, subject = { kind: 'tasks', id: null } } = renderNotice(notice, language);
    return [{ subject, title, dueDate: due?.day ?? '', deputyFor, link: actions[0]?.link ?? '' }];
  });
}

/** Notices of projects that were made confidential meanwhile are left out, as their steps are. */
async function knownNews(tx: Tx, lines: readonly DueLine[]): Promise<Set<DueLine>> {
  const news = lines.filter(({ notice }) => notice !== null);
  const ids = [...new Set(news.flatMap(({ projectId }) => projectId ?? []))];
  // All projects: nothing of them is shown here; the lines were addressed to these people.
  const hidden = await tx.manager.find(Project, { select: { id: true }, where: { id: In(ids), confidential: true } });
  return new Set(news.filter(({ projectId }) => !hidden.some(({ id }) => id === projectId)));
}

/** Of a blocker or a call: by its date alone, as for projects that are on plan. */
function lampOfDate({ dueDate, departmentId }: Duty, calendars: DepartmentCalendars, now: Date): Lamp {
  const subject = { state: 'in_progress', dueDate, atRiskFrom: null, offTrackFrom: null } as const;
  return lampOf(subject, civilDateOf(now), calendars.of(departmentId));
}
