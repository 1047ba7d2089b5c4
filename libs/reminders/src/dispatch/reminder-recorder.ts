import { Injectable } from '@nestjs/common';
import {
  Addressees,
  configuredChannels,
  notificationsTo,
  GroupRobots,
  type NewNotification,
  type Notice,
  readerRole,
  requestNotifications,
} from '#notifications';
import type { PersonContact } from '#identity';
import { type NewEvent, recordEvents } from '#outbox';
import { Environment, publicUrlOf, type Tx } from '#platform';
import type { WaitingLine } from '../digest/digest-line.entity.js';
import { gatherLines } from '../digest/digest-lines.queries.js';
import { answerableOf, linkOf } from '../duties/duty.js';
import type { ClaimedStep } from '../due-steps/claimed-step.js';
import { ClickLinks } from '../one-click/click-links.js';
import { reminderNotice, type ReminderNotice } from './reminder-notice.js';
import { insertReminders } from './reminders.queries.js';
import { lineOf, skippedEvent, takenEvent, type TakenStep } from './taken-step.js';

/** What a batch writes. */
interface Records {
  events: NewEvent[];
  deliveries: NewNotification[];
  lines: WaitingLine[];
}

/** Who is told of a batch; remembers what it has looked up. */
interface Lookups {
  addressees: Addressees;
  groups: GroupRobots;
}

/** Writes the reminders, history, deliveries and digest lines of a batch of steps. */
@Injectable()
export class ReminderRecorder {
  constructor(
    private readonly environment: Environment,
    private readonly clickLinks: ClickLinks,
  ) {}

  async record(tx: Tx, taken: readonly TakenStep[], now: Date): Promise<void> {
    const reminders = taken.flatMap(({ steps }) => steps.map(({ reminder }) => reminder));
    const fresh = await insertReminders(tx, reminders);
    const records: Records = { events: [], deliveries: [], lines: [] };
    const lookups = {
      addressees: new Addressees(tx, now, configuredChannels(this.environment)),
      groups: new GroupRobots(tx),
    };
    for (const one of taken) await this.add(records, one, fresh, lookups, now);
    await recordEvents(tx, records.events);
    await gatherLines(tx, records.lines);
    await requestNotifications(tx, records.deliveries, now);
  }

  private async add(
    { events, deliveries, lines }: Records,
    { due, steps, skipped, gatheredFor }: TakenStep,
    fresh: ReadonlySet<string>,
    { addressees, groups }: Lookups,
    now: Date,
  ): Promise<void> {
    for (const one of skipped) events.push(skippedEvent(due, one, now));
    const isNew = steps.filter(({ reminder }) => fresh.has(reminder.id));
    const last = isNew.at(-1);
    if (!last) return;
    const sent = isNew.map(({ planned }) => planned.step);
    const answerable = answerableOf({ id: due.dutyId, project: due.project, ...due.assignee }, due.track);
    const found = await addressees.of(answerable, sent);
    for (const one of isNew) events.push(takenEvent(due, one, now, one === last ? found : []));
    const link = linkOf(due.subject, due.track, publicUrlOf(this.environment));
    const notice = reminderNotice(due, last.reminder, isNew.length - 1, link, now);
    const source = { sourceId: last.reminder.id, projectId: last.reminder.projectId };
    if (gatheredFor) lines.push(...found.map((one) => lineOf(one, last.reminder, gatheredFor)));
    else deliveries.push(...notificationsTo(found, { ...source, notice: (person) => this.withClick(notice, person, due, now) }));
    deliveries.push(...(await groups.deliveries({ project: answerable, steps: sent, addressees: found }, source, notice)));
  }

  /** The same for one reader, in the role of that reader, with the link that answers with one click where there is one. */
  private withClick(notice: ReminderNotice, person: PersonContact, due: ClaimedStep, now: Date): Notice {
    const { project, subject, assignee, track } = due;
    const click = project && this.clickLinks.linkFor(person, project, track, now);
    const owner = project && subject.kind === 'project' ? project.leadDepartmentId : assignee.departmentId;
    const role = person.id === assignee.personId ? 'lead' : readerRole(person, owner);
    if (!click && role === notice.facts.role) return notice;
    return { ...notice, facts: { ...notice.facts, role, ...(click ? { click } : {}) } };
  }
}
