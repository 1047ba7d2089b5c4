import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import {
  configuredChannels,
  type Contact,
  type NewNotification,
  readContacts,
  readerRole,
  requestNotifications,
  resolveChannels,
} from '#notifications';
import { directory, OfficeCalendar, type PersonContact } from '#identity';
import { Environment, newId, publicUrlOf, type Tx } from '#platform';
import { Project } from '#projects';
import { civilDateOf, type DepartmentCalendars, daysLeft } from '#work-calendar';
import { lampOf, PolicyStore } from '#policies';
import { ClickLinks } from '../one-click/click-links.js';
import { slipAnchorsOf } from '#slips';
import { composeDigest, type DigestEntry, digestNotice } from './compose-digest.js';
import { claimReaders, type DueLine, readDueLines, concludeLines } from './digest-lines.queries.js';

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

  /** To up to `limit` people; answers how many lines were concluded. Any number of processes may call it at the same time. */
  async send(tx: Tx, now: Date, limit: number): Promise<number> {
    const readers = await claimReaders(tx, now, limit);
    if (readers.length === 0) return 0;
    const lines = await readDueLines(tx, readers, now);
    const people = await directory.contacts(tx, readers);
    const contacts = await readContacts(tx, people);
    const entries = await this.entriesOf(tx, lines, people, now);
    const sent = new Set<DueLine>();
    const deliveries: NewNotification[] = [];
    for (const [id, contact] of contacts) {
      const current = lines.filter((line) => line.personId === id && entries.has(line));
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
    const ids = [...new Set(lines.map(({ projectId }) => projectId))];
    // All projects: confidential ones are left out below; the others were addressed to these people.
    const projects = new Map((await tx.manager.findBy(Project, { id: In(ids) })).map((project) => [project.id, project]));
    const slips = await slipAnchorsOf(tx, ids);
    const calendars = await this.calendars.ofAll(tx);
    const entries = new Map<DueLine, DigestEntry>();
    for (const line of lines) {
      const project = projects.get(line.projectId);
      if (!project || project.confidential) continue;
      const policy = await this.policies.of(tx, project.policyId);
      const anchors = [...policy.anchorsOf(project), ...(slips.get(project.id) ?? [])];
      const isCurrent = anchors.some(({ track, date }) => track === line.track && date === line.anchorDate);
      const person = people.find(({ id }) => id === line.personId);
      if (isCurrent && person) entries.set(line, this.entryOf(line, project, person, calendars, now));
    }
    return entries;
  }

  private entryOf(
    line: DueLine,
    project: Project,
    person: PersonContact,
    calendars: DepartmentCalendars,
    now: Date,
  ): DigestEntry {
    return {
      projectId: project.id,
      title: project.title,
      dueDate: project.dueDate,
      daysLeft: daysLeft(project.dueDate, now),
      lamp: lampOf(project, civilDateOf(now), calendars.of(project.leadDepartmentId)),
      track: line.track,
      role: readerRole(person, project.leadDepartmentId),
      deputyFor: line.deputyFor,
      link: `${publicUrlOf(this.environment)}/projects/${project.id}`,
      click: this.clickLinks.linkFor(person, project, line.track, now),
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
      const entriesOfChannel = (own.length > 0 ? own : lines).flatMap((line) => entries.get(line) ?? []);
      const facts = composeDigest(entriesOfChannel, { day: civilDateOf(now), link: `${publicUrlOf(this.environment)}/projects` });
      return {
        channel,
        recipientId: id,
        address,
        sourceId: digestId,
        projectId: facts.total === 1 ? (entriesOfChannel[0]?.projectId ?? null) : null,
        content: { notice: digestNotice(facts), language: contact.language },
      };
    });
  }
}
