import { DigestService } from '../digest/digest.service.js';
import { gathered } from '../digest/gathered.js';
import { Injectable } from '@nestjs/common';
import {
  type Addressee,
  Addressees,
  configuredChannels,
  notificationsTo,
  handoverFacts,
  namesOf,
  type Notice,
  requestNotifications,
  USUAL_CHANNELS,
} from '#notifications';
import { type Actor, type PersonContact, requireAbility } from '#identity';
import { type NewEvent, recordEvents } from '#outbox';
import { Clock, Database, DomainError, Environment, newId, publicUrlOf, type Tx } from '#platform';
import { type Audience, isOpen } from '#policies';
import { lockProject, type Project } from '#projects';
import { addDays, civilDateOf, instantAt, daysLeft } from '#work-calendar';
import type { ReminderKind } from '../dispatch/reminder.entity.js';
import { insertReminders } from '../dispatch/reminders.queries.js';
import { calledBetween } from './urge.queries.js';

/** urge (催办): the department is asked to act now; raise (提请领导): the leader in charge is told. */
export type Call = 'urge' | 'raise';

interface CallRule {
  audience: Audience[];
  level: number;
  kind: ReminderKind;
  event: string;
  /** What is said where the caller says nothing, zh-CN. */
  request: string;
}

/** Copy rule of 催办: as the hotline 12345 copies its notices to the deputy head. */
export const CALLS: Readonly<Record<Call, CallRule>> = {
  urge: {
    audience: ['lead-officers', 'lead-head'],
    level: 1,
    kind: 'reminder',
    event: 'project.urged',
    request: '请抓紧办理并反馈进展。',
  },
  raise: {
    audience: ['leader'],
    level: 3,
    kind: 'escalation',
    event: 'project.raised',
    request: '该事项逾期未完成，提请领导协调。',
  },
};

export interface CallCommand {
  call: Call;
  projectId: string;
  actor: Actor;
  message?: string;
  /** Also those who were urged about this project today. */
  force?: boolean;
  /** One of many that the actor calls for at once: people are told of all of them in one message. */
  together?: boolean;
}

/** Urges people about a project (人工催办) or raises it to the leader (提请领导). */
@Injectable()
export class UrgeService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly digests: DigestService,
  ) {}

  /** The same as {@link callWithin}, in a transaction of its own. */
  call(command: CallCommand): Promise<string[]> {
    return this.database.transaction((tx) => this.callWithin(tx, command));
  }

  /**
   * Calls people at once, on record with history and messages. Whoever was urged about this project today (by a person or by
   * an escalation step, level 1 and up) is not called again unless forced.
   * @returns the names of those who were called
   * @throws DomainError `access.denied`, `project.not-found`, `call.project-ended`, `call.no-leader`, `call.already-today`
   */
  async callWithin(tx: Tx, command: CallCommand): Promise<string[]> {
    requireAbility(command.actor, 'project.supervise');
    const now = this.clock.now();
    const project = await lockProject(tx, command.actor, command.projectId, null);
    const rule = CALLS[command.call];
    assertMayCall(project, command.call);
    const found = await new Addressees(tx, now, configuredChannels(this.environment)).of(project, [
      { audience: rule.audience, channels: USUAL_CHANNELS },
    ]);
    const called = command.force ? new Set<string>() : await calledBetween(tx, project.id, dayOf(now));
    const addressees = found.filter(({ person }) => !called.has(person.id));
    if (addressees.length === 0) throw alreadyToday(found.map(({ person }) => person));

    const reminderId = await recordReminder(tx, command, rule, now);
    const message = command.message?.trim() ? command.message : rule.request;
    await recordEvents(tx, [callEvent(project, command, { reminderId, message, addressees }, now)]);
    const facts = { call: command.call, message, from: command.actor.name };
    const notice = callNotice(project, facts, publicUrlOf(this.environment), now);
    const told = { sourceId: reminderId, projectId: project.id, notice };
    if (command.together && !project.confidential)
      await this.digests.gather(tx, gathered(addressees, { ...told, reminderId, sendAt: now }));
    else await requestNotifications(tx, notificationsTo(addressees, told), now);
    return namesOf(addressees);
  }
}

function callEvent(
  { id, title, dueDate }: Project,
  { call, actor }: CallCommand,
  { reminderId, message, addressees }: { reminderId: string; message: string; addressees: readonly Addressee[] },
  at: Date,
): NewEvent {
  const { event, level } = CALLS[call];
  return {
    type: event,
    subject: { kind: 'project', id },
    actor: { id: actor.id, name: actor.name },
    at,
    data: { reminderId, level, message, people: namesOf(addressees), ...handoverFacts(addressees), title, dueDate },
  };
}

/** From the beginning of the day of `now` to the beginning of the next one. */
function dayOf(now: Date): [Date, Date] {
  const today = civilDateOf(now);
  return [instantAt(today, '00:00'), instantAt(addDays(today, 1), '00:00')];
}

function assertMayCall({ state, leaderId }: Project, call: Call): void {
  if (!isOpen(state))
    throw new DomainError('call.project-ended', `Nobody has to act on a project in state ${state}. Resume or reopen it first.`, {
      state,
    });
  if (call === 'raise' && leaderId === null)
    throw new DomainError('call.no-leader', 'The project has no leader in charge (分管领导), so it can not be raised to one.');
}

function alreadyToday(people: readonly PersonContact[]): DomainError {
  const names = [...new Set(people.map(({ name }) => name))];
  return new DomainError(
    'call.already-today',
    `${names.join('、')} heard of this project today already. Wait until tomorrow, or repeat with "force": true.`,
    { people: names },
  );
}

async function recordReminder(tx: Tx, { call, projectId }: CallCommand, { level, kind }: CallRule, now: Date): Promise<string> {
  const id = newId();
  await insertReminders(tx, [
    {
      id,
      dutyId: projectId,
      projectId,
      track: call,
      // A person's call is no step of a policy: each is its own.
      stepKey: id,
      anchorDate: civilDateOf(now),
      level,
      kind,
      plannedAt: now,
      recordedAt: now,
      mergedInto: null,
    },
  ]);
  return id;
}

/** What a call says. */
export function callNotice(
  project: Project,
  { call, message, from }: Pick<Extract<Notice, { kind: 'call' }>['facts'], 'call' | 'message' | 'from'>,
  publicUrl: string,
  now: Date,
): Notice {
  return {
    kind: 'call',
    subject: { kind: 'project', id: project.id },
    severity: call === 'raise' ? 'urgent' : 'warning',
    facts: {
      call,
      from,
      message,
      title: project.title,
      text: project.text,
      dueDate: project.dueDate,
      daysLeft: daysLeft(project.dueDate, now),
      percent: project.percent,
      link: `${publicUrl}/projects/${project.id}`,
    },
  };
}
