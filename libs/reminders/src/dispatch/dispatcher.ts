import { recordEvents, SYSTEM_ACTOR, type NewEvent } from '#outbox';
import {
  type NewDelivery,
  type Notice,
  requestDeliveries,
  type Addressee,
  Addressees,
  deliveriesTo,
  GroupRobots,
  handoverFacts,
  readerOf,
} from '#delivery';
import type { PersonContact, OfficeCalendar } from '#identity';
import { type Clock, type Database, newId, type Tx } from '#platform';
import type { WorkCalendar } from '#work-calendar';
import { type DigestLine, gatherLines } from '../digest/digest-lines.store.js';
import { DigestSender } from '../digest/digest-sender.js';
import {
  anchorsOf,
  type Anchor,
  isExempt,
  nextMorning,
  nextStep,
  type PlannedStep,
  sendingTime,
  stepOf,
  stepsBetween,
  type ConditionAnswer,
  isGathered,
  type PolicyStore,
  type PolicyDefinition,
} from '#policies';
import { nextColour, slipNumber } from '#slips';
import { reminderNotice, type ReminderNotice } from './reminder-notice.js';
import { advanceSteps, type ChasedSlip, claimDueSteps, type DueStep, type StepAdvance } from '../due-steps/due-steps.store.js';
import type { ClickLinks } from '../one-click/click-links.js';
import { passedOverEvent } from './skipped-steps.js';
import { insertReminders, type Reminder } from './reminders.store.js';
import { StepConditions } from './step-conditions.js';

export interface DispatcherOptions {
  database: Database;
  clock: Clock;
  calendar: OfficeCalendar;
  policies: PolicyStore;
  /** Links in messages start with it. */
  publicUrl: string;
  /** Channels of this house. */
  channels: readonly string[];
  /** Makes the links that act with one click. */
  clickLinks: ClickLinks;
}

/** One claimed step worked out: what goes on record and where the ladder goes on. */
interface Taken {
  due: DueStep;
  /** In order of time; the last one is sent, the others are merged into it. */
  steps: (CheckedStep & { reminder: Reminder })[];
  /** Their conditions didn't hold. */
  skippedSteps: CheckedStep[];
  /** When the message of the morning goes out that tells of them; null: they are sent by themselves, now. */
  gatheredFor: Date | null;
}

interface CheckedStep {
  planned: PlannedStep;
  conditions: ConditionAnswer[];
}

const BATCH = 500;

/** People who get their message of the morning in one transaction. */
const READERS = 50;

/** Takes the steps that are due: record, history, deliveries and the next step in one transaction per batch. */
export class Dispatcher {
  private readonly digests: DigestSender;

  constructor(private readonly options: DispatcherOptions) {
    this.digests = new DigestSender(options);
  }

  /**
   * One batch of steps, or where none is due any more the messages that gather them; answers how much was claimed. Any number of
   * processes may call it at the same time.
   */
  async tick(limit = BATCH): Promise<number> {
    const { database, clock } = this.options;
    const steps = await database.transaction((tx) => this.dispatch(tx, limit));
    return steps > 0 ? steps : database.transaction((tx) => this.digests.send(tx, clock.now(), READERS));
  }

  private async dispatch(tx: Tx, limit: number): Promise<number> {
    const now = this.options.clock.now();
    const claimed = await claimDueSteps(tx, now, limit);
    const advances: StepAdvance[] = [];
    const taken: Taken[] = [];
    const calendars = await this.options.calendar.ofAll(tx);
    const conditions = new StepConditions(tx, calendars, now);
    for (const due of claimed) {
      const policy = await this.options.policies.definitionOf(tx, due.policyId);
      const calendar = calendars.of(due.leadDepartmentId);
      const opening = sendingTime(policy, now, calendar);
      const fallen = this.fallenDue(due, policy, calendar, now);
      const mayGo = ({ planned }: Pick<CheckedStep, 'planned'>): boolean => opening <= now || isExempt(policy, planned.step);
      const checked: CheckedStep[] = [];
      if (fallen.some((planned) => mayGo({ planned })))
        for (const planned of fallen)
          checked.push({ planned, conditions: await conditions.check(due, policy, planned.step.when) });
      if (opening <= now || checked.some((one) => mayGo(one) && holds(one))) {
        taken.push(gather(take(due, checked, now), policy, calendar, now));
        advances.push(this.advance(due, policy, calendar, now));
      } else {
        advances.push({ ...due, fireAt: this.wakeTime(due, policy, calendar, now, opening) });
      }
    }
    await this.record(tx, taken, now);
    await advanceSteps(tx, advances);
    return claimed.length;
  }

  /** What has fallen due for a claimed row, in order of time. */
  private fallenDue(due: DueStep, policy: PolicyDefinition, calendar: WorkCalendar, now: Date): PlannedStep[] {
    const justBefore = new Date(due.plannedAt.getTime() - 1);
    const planned = stepsBetween(policy, this.claimedAnchor(due, policy), calendar, justBefore, now);
    // The claimed step counts even where the calendar has learnt something new since and would set it elsewhere.
    if (!planned.some(({ key }) => key === due.stepKey)) {
      planned.unshift({
        key: due.stepKey,
        step: stepOf(policy, due.stepKey),
        anchorDate: due.anchorDate,
        plannedAt: due.plannedAt,
      });
    }
    return planned;
  }

  /** When a row that waits for the window is looked at again: at its opening, or before it when a step falls due that need not wait. */
  private wakeTime(due: DueStep, policy: PolicyDefinition, calendar: WorkCalendar, now: Date, opening: Date): Date {
    const coming = stepsBetween(policy, this.claimedAnchor(due, policy), calendar, now, opening);
    return coming.find(({ step }) => isExempt(policy, step))?.plannedAt ?? opening;
  }

  private advance(due: DueStep, policy: PolicyDefinition, calendar: WorkCalendar, now: Date): StepAdvance {
    const next = nextStep(policy, this.claimedAnchor(due, policy), calendar, now);
    return {
      projectId: due.projectId,
      track: due.track,
      stepKey: next?.key ?? null,
      anchorDate: due.anchorDate,
      plannedAt: next?.plannedAt ?? null,
      fireAt: next?.plannedAt ?? null,
    };
  }

  /** The anchor as the row has it: the row is what the last change of the project left, in the same transaction. */
  private claimedAnchor(due: DueStep, policy: PolicyDefinition): Anchor {
    const anchor = anchorsOf(due, policy).find(({ track }) => track === due.track);
    return { track: due.track, date: due.anchorDate, startDate: anchor?.startDate ?? due.anchorDate };
  }

  /** The same for one reader, with the link that answers with one click where there is one. */
  private withClick(notice: ReminderNotice, person: PersonContact, due: DueStep, now: Date): Notice {
    const { projectId: id, leadDepartmentId, confidential } = due;
    const click = this.options.clickLinks.linkFor(person, { id, leadDepartmentId, confidential }, due.track, now);
    return click ? { ...notice, facts: { ...notice.facts, click } } : notice;
  }

  private async record(tx: Tx, taken: readonly Taken[], now: Date): Promise<void> {
    const fresh = await insertReminders(
      tx,
      taken.flatMap(({ steps }) => steps.map(({ reminder }) => reminder)),
    );
    const events: NewEvent[] = [];
    const addressees = new Addressees(tx, now, this.options.channels);
    const groups = new GroupRobots(tx);
    const deliveries: NewDelivery[] = [];
    const lines: DigestLine[] = [];
    for (const { due, steps, skippedSteps, gatheredFor } of taken) {
      for (const one of skippedSteps) events.push(passedOverEvent(due, one, now));
      const isNew = steps.filter(({ reminder }) => fresh.has(reminder.id));
      const last = isNew.at(-1);
      if (!last) continue;
      const sent = isNew.map(({ planned }) => planned.step);
      const found = await addressees.of(due, sent);
      for (const one of isNew) events.push(eventOf(due, one, now, one === last ? found : []));
      const notice = reminderNotice(
        due,
        last.reminder,
        isNew.length - 1,
        `${this.options.publicUrl}/projects/${due.projectId}`,
        now,
      );
      const { id: sourceId, projectId } = last.reminder;
      if (gatheredFor) lines.push(...found.map((one) => lineOf(one, last.reminder, gatheredFor)));
      else
        deliveries.push(
          ...deliveriesTo(found, { sourceId, projectId, notice: (person) => this.withClick(notice, person, due, now) }),
        );
      const told = { project: due, steps: sent, addressees: found };
      deliveries.push(...(await groups.deliveries(told, { sourceId, projectId }, notice)));
    }
    await recordEvents(tx, events);
    await gatherLines(tx, lines);
    await requestDeliveries(tx, deliveries, now);
  }
}

function holds({ conditions }: CheckedStep): boolean {
  return conditions.every((one) => one.holds);
}

/** Steps whose conditions hold go on record; the last of them is sent, the others are merged into it. */
function take(due: DueStep, checked: readonly CheckedStep[], now: Date): Taken {
  const steps = checked.filter(holds).map((one) => ({ ...one, reminder: reminderOf(due, one.planned, now) }));
  const sent = steps.at(-1)?.reminder;
  for (const { reminder } of steps) if (sent && reminder !== sent) reminder.mergedInto = sent.id;
  return { due, steps, skippedSteps: checked.filter((one) => !holds(one)), gatheredFor: null };
}

/** The same, waiting for the morning where the policy gathers all of its steps. */
function gather(taken: Taken, { digest, ...policy }: PolicyDefinition, calendar: WorkCalendar, now: Date): Taken {
  const steps = taken.steps.map(({ planned }) => planned.step);
  return isGathered(digest, taken.due, steps) ? { ...taken, gatheredFor: nextMorning(policy, digest.at, now, calendar) } : taken;
}

function lineOf(addressee: Addressee, { id, projectId }: Reminder, sendAt: Date): DigestLine {
  const { channel, person } = addressee;
  return { reminderId: id, personId: person.id, channel, projectId, deputyFor: readerOf(addressee).deputyFor, sendAt };
}

function reminderOf(due: DueStep, planned: PlannedStep, now: Date): Reminder {
  const { level, offset, track } = planned.step;
  const isLate = (track !== 'deadline' && track !== 'milestone') || (offset ?? -1) > 0;
  return {
    id: newId(),
    projectId: due.projectId,
    track: due.track,
    stepKey: planned.key,
    anchorDate: due.anchorDate,
    level,
    kind: level >= 4 ? 'draft' : level > 0 && isLate ? 'escalation' : 'reminder',
    plannedAt: planned.plannedAt,
    recordedAt: now,
    mergedInto: null,
  };
}

const EVENT_TYPES = {
  reminder: 'project.reminded',
  escalation: 'project.escalated',
  draft: 'project.escalation_drafted',
} as const;

/** `sentTo`: who got the message; nobody for a step that is merged into another. */
function eventOf(
  due: DueStep,
  { reminder, planned, conditions }: Taken['steps'][number],
  now: Date,
  sentTo: readonly Addressee[],
): NewEvent {
  return {
    type: due.slip ? 'slip.overdue' : EVENT_TYPES[reminder.kind],
    subject: { kind: 'project', id: due.projectId },
    actor: SYSTEM_ACTOR,
    at: now,
    data: {
      reminderId: reminder.id,
      track: reminder.track,
      step: reminder.stepKey,
      level: reminder.level,
      anchorDate: reminder.anchorDate,
      dueDate: due.dueDate,
      title: due.title,
      plannedAt: reminder.plannedAt.toISOString(),
      mergedInto: reminder.mergedInto,
      audience: planned.step.audience,
      ...handoverFacts(sentTo),
      ...(conditions.length > 0 ? { conditions } : {}),
      ...(due.slip ? { slip: overdueSlip(due.slip) } : {}),
    },
  };
}

function overdueSlip({ id, year, number, colour }: ChasedSlip): Record<string, unknown> {
  return { id, number: slipNumber(year, number), colour, proposedColour: nextColour(colour) };
}
