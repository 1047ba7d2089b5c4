import {
  type CallFacts,
  type Notice,
  requestDeliveries,
  Addressees,
  deliveriesTo,
  USUAL_CHANNELS,
  handoverFacts,
  namesOf,
} from '#delivery';
import { recordEvents } from '#outbox';
import { type Actor, type PersonContact, requireAbility } from '#identity';
import { DomainError, newId, type Tx } from '#platform';
import { isOpen, daysLeft, type Audience } from '#policies';
import { lockProject, type Project } from '#projects';
import { addDays, civilDateOf, instantAt } from '#work-calendar';
import { insertReminders, type ReminderKind } from '../dispatch/reminders.store.js';
import type { SlipContext } from '#slips';

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

/** Copy rule of 催办: 12345 rule of the domain notes (S24). */
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
}

/**
 * Calls people at once, on record with history and messages. Whoever was urged about this project today (by a person or by
 * the ladder, level 1 and up) is not called again unless forced.
 * @returns the names of those who were called
 * @throws DomainError `access.denied`, `project.not-found`, `call.project-ended`, `call.no-leader`, `call.already-today`
 */
export async function callPeople(tx: Tx, context: SlipContext, command: CallCommand): Promise<string[]> {
  requireAbility(command.actor, 'project.supervise');
  const now = context.clock.now();
  const project = await lockProject(tx, command.actor, command.projectId, null);
  const rule = CALLS[command.call];
  assertMayCall(project, command.call);
  const found = await new Addressees(tx, now, context.channels).of(project, [
    { audience: rule.audience, channels: USUAL_CHANNELS },
  ]);
  const called = command.force ? new Set<string>() : await calledToday(tx, project.id, now);
  const addressees = found.filter(({ person }) => !called.has(person.id));
  if (addressees.length === 0) throw alreadyToday(found.map(({ person }) => person));

  const people = namesOf(addressees);
  const reminderId = await recordCall(tx, command, rule, now);
  const message = command.message?.trim() ? command.message : rule.request;
  await recordEvents(tx, [
    {
      type: rule.event,
      subject: { kind: 'project', id: project.id },
      actor: { id: command.actor.id, name: command.actor.name },
      at: now,
      data: {
        reminderId,
        level: rule.level,
        message,
        people,
        ...handoverFacts(addressees),
        title: project.title,
        dueDate: project.dueDate,
      },
    },
  ]);
  const said = { call: command.call, message, from: command.actor.name };
  const notice = callNotice(project, said, context.publicUrl, now);
  await requestDeliveries(tx, deliveriesTo(addressees, { sourceId: reminderId, projectId: project.id, notice }), now);
  return people;
}

function assertMayCall({ state, leaderId }: Project, call: Call): void {
  if (!isOpen(state))
    throw new DomainError('call.project-ended', `Nobody has to act on a project in state ${state}. Resume or reopen it first.`, {
      state,
    });
  if (call === 'raise' && leaderId === null)
    throw new DomainError('call.no-leader', 'The project has no leader in charge (分管领导), so it can not be raised to one.');
}

async function calledToday(tx: Tx, projectId: string, now: Date): Promise<Set<string>> {
  const today = civilDateOf(now);
  const rows = await tx.query<{ id: string }>(
    `SELECT d.recipient_id AS id FROM delivery d JOIN reminder r ON r.id = d.source_id
     WHERE d.project_id = $1 AND d.created_at >= $2 AND d.created_at < $3 AND d.state <> 'withdrawn' AND r.level >= 1
     UNION SELECT l.person_id FROM digest_line l JOIN reminder r ON r.id = l.reminder_id
     WHERE l.project_id = $1 AND l.send_at >= $2 AND l.send_at < $3 AND l.state <> 'withdrawn' AND r.level >= 1`,
    [projectId, instantAt(today, '00:00'), instantAt(addDays(today, 1), '00:00')],
  );
  return new Set(rows.map(({ id }) => id));
}

function alreadyToday(people: readonly PersonContact[]): DomainError {
  const names = [...new Set(people.map(({ name }) => name))];
  return new DomainError(
    'call.already-today',
    `${names.join('、')} heard of this project today already. Wait until tomorrow, or repeat with "force": true.`,
    { people: names },
  );
}

async function recordCall(tx: Tx, { call, projectId }: CallCommand, { level, kind }: CallRule, now: Date): Promise<string> {
  const id = newId();
  await insertReminders(tx, [
    {
      id,
      projectId,
      track: call,
      // A person's call is a step of no ladder: each is its own.
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
  { call, message, from }: Pick<CallFacts, 'call' | 'message' | 'from'>,
  publicUrl: string,
  now: Date,
): Notice {
  return {
    kind: 'call',
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
