import { type Addressee, type NewNotification, type Notice, notificationsTo, requestNotifications } from '#notifications';
import type { EngineTime, Tx } from '#platform';
import { type DigestService, gathered } from '#reminders';
import { civilDateOf } from '#work-calendar';
import { heldUntil } from './held-until.js';
import { recordTold } from './notices.queries.js';

type Lines = Parameters<DigestService['gather']>[1];

/** What a notice is about, and how it may reach its readers. */
export interface Told {
  sourceId: string;
  /** Null where it is about several, or none. */
  projectId: string | null;
  /** Of all that it tells of. */
  projectIds: readonly string[];
  notice: Notice;
  /** The reader must act next. */
  acts: boolean;
  /** Only certain people may know of it: it comes by itself, now. */
  confidential: boolean;
  /** One of many that somebody did at once. */
  together: boolean;
}

/** The next message of the morning: of everybody, and the one in which the policy gathers what can wait (null: it gathers nothing). */
export interface Mornings {
  next: Date;
  gathered: Date | null;
}

const NOTHING_WAITS = { digest: false, quiet: null };

/**
 * What goes out of one change. The inbox has everything at once. What rings (mail, SMS, chat) waits for the message of the morning where the
 * reader only waits for it and the policy gathers, or where the reader chose so, and for the end of the reader's quiet hours; never what
 * the reader must do today, and never what is urgent.
 */
export class Outgoing {
  private readonly notifications: NewNotification[] = [];
  private readonly lines: Lines[number][] = [];
  private readonly told: { projectId: string; departmentId: string }[] = [];

  constructor(
    private readonly mornings: Mornings,
    private readonly now: Date,
  ) {}

  add(to: readonly Addressee[], told: Told): void {
    const { sourceId, projectId, notice } = told;
    const until = (one: Addressee): Date | null => (told.together && !told.confidential ? this.now : this.heldUntil(one, told));
    this.notifications.push(
      ...notificationsTo(
        to.filter((one) => until(one) === null),
        { sourceId, projectId, notice },
      ),
    );
    for (const one of to) {
      const sendAt = until(one);
      if (sendAt) this.lines.push(...gathered([one], { sourceId, projectId, reminderId: null, notice, sendAt }));
    }
    this.told.push(...departmentsTold(to, told.projectIds));
  }

  async send(tx: Tx, digests: DigestService, now: EngineTime): Promise<void> {
    await requestNotifications(tx, distinct(this.notifications), now);
    await digests.gather(tx, this.lines);
    await recordTold(tx, this.told, now);
  }

  private heldUntil({ channel, waits = NOTHING_WAITS }: Addressee, { notice, acts, confidential }: Told): Date | null {
    if (channel === 'inbox' || confidential || (acts && isPressing(notice, this.now))) return null;
    const { next, gathered: morning } = this.mornings;
    return heldUntil(waits, acts ? null : morning, next, this.now);
  }
}

/** Urgent, or to be done today. */
function isPressing({ severity, facts }: Notice, now: Date): boolean {
  const due = 'dueDate' in facts ? facts.dueDate : '';
  return severity === 'urgent' || (due !== '' && due <= civilDateOf(now));
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
