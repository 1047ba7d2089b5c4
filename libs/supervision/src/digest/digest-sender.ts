import { In } from 'typeorm';
import { type DigestFacts, type NewDelivery, requestDeliveries, type Severity } from '#delivery';
import { findPeople, type PersonContact } from '#identity';
import { newId, type Tx } from '#platform';
import { Project } from '#tracking';
import { civilDateOf, type DepartmentCalendars } from '#work-calendar';
import type { OfficeCalendar } from '../calendar/office-calendar.js';
import { anchorsOf } from '../ladder/anchors.js';
import { daysLeft } from '../ladder/ladder.js';
import { lampOf } from '../ladder/lamp.js';
import type { ClickLinks } from '../one-click/click-links.js';
import type { PolicyShelf } from '../policy/policies.js';
import { slipAnchorsOf } from '../slips/slip-anchors.js';
import { composeDigest, type DigestEntry } from './compose-digest.js';
import { claimReaders, type DueLine, readDueLines, settleLines } from './digest-lines.store.js';

export interface DigestContext {
  calendar: OfficeCalendar;
  policies: PolicyShelf;
  /** Links in messages start with it. */
  publicUrl: string;
  clickLinks: ClickLinks;
}

/** Writes the messages of the morning: one a person and channel, of all lines that are due and still true. */
export class DigestSender {
  constructor(private readonly context: DigestContext) {}

  /** To up to `limit` people; answers how many lines were settled. Any number of processes may call it at the same time. */
  async send(tx: Tx, now: Date, limit: number): Promise<number> {
    const readers = await claimReaders(tx, now, limit);
    if (readers.length === 0) return 0;
    const lines = await readDueLines(tx, readers, now);
    const people = await findPeople(tx, readers);
    const entries = await this.entriesOf(tx, lines, people, now);
    const sent = new Set<DueLine>();
    const deliveries: NewDelivery[] = [];
    for (const { id } of people) {
      const standing = lines.filter((line) => line.personId === id && entries.has(line));
      if (standing.length === 0) continue;
      const digestId = newId();
      for (const ofChannel of byChannel(standing)) deliveries.push(this.deliveryOf(ofChannel, digestId, entries, now));
      await settleLines(tx, standing, digestId);
      for (const line of standing) sent.add(line);
    }
    await settleLines(
      tx,
      lines.filter((line) => !sent.has(line)),
      null,
    );
    await requestDeliveries(tx, deliveries, now);
    return lines.length;
  }

  /** What each line says today. None for a line whose step has been overtaken since: signed, reported, ended, another date. */
  private async entriesOf(
    tx: Tx,
    lines: readonly DueLine[],
    people: readonly PersonContact[],
    now: Date,
  ): Promise<Map<DueLine, DigestEntry>> {
    const ids = [...new Set(lines.map(({ projectId }) => projectId))];
    const projects = new Map((await tx.manager.findBy(Project, { id: In(ids) })).map((project) => [project.id, project]));
    const slips = await slipAnchorsOf(tx, ids);
    const calendars = await this.context.calendar.ofAll(tx);
    const entries = new Map<DueLine, DigestEntry>();
    for (const line of lines) {
      const project = projects.get(line.projectId);
      if (!project || project.confidential) continue;
      const policy = await this.context.policies.definitionOf(tx, project.policyId);
      const anchors = [...anchorsOf(project, policy), ...(slips.get(project.id) ?? [])];
      const stands = anchors.some(({ track, date }) => track === line.track && date === line.anchorDate);
      const person = people.find(({ id }) => id === line.personId);
      if (stands && person) entries.set(line, this.entryOf(line, project, person, calendars, now));
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
      deputyFor: line.deputyFor,
      link: `${this.context.publicUrl}/projects/${project.id}`,
      click: this.context.clickLinks.linkFor(person, project, line.track, now),
    };
  }

  private deliveryOf(
    lines: readonly [DueLine, ...DueLine[]],
    digestId: string,
    entries: ReadonlyMap<DueLine, DigestEntry>,
    now: Date,
  ): NewDelivery {
    const [{ channel, address, personId }] = lines;
    const found = lines.flatMap((line) => entries.get(line) ?? []);
    const facts = composeDigest(found, { day: civilDateOf(now), link: `${this.context.publicUrl}/projects` });
    return {
      channel,
      recipientId: personId,
      address,
      sourceId: digestId,
      projectId: facts.total === 1 ? lines[0].projectId : null,
      content: { notice: { kind: 'digest', severity: severityOf(facts), facts }, language: 'zh-CN' },
    };
  }
}

function byChannel(lines: readonly DueLine[]): [DueLine, ...DueLine[]][] {
  const channels = new Map<string, [DueLine, ...DueLine[]]>();
  for (const line of lines) {
    const known = channels.get(line.channel);
    if (known) known.push(line);
    else channels.set(line.channel, [line]);
  }
  return [...channels.values()];
}

function severityOf({ red, yellow }: DigestFacts): Severity {
  return red > 0 ? 'warning' : yellow > 0 ? 'notice' : 'info';
}
