import { Injectable } from '@nestjs/common';
import { IsNull, Not } from 'typeorm';
import { type Actor, OfficeCalendar, requireAbility, directory } from '#identity';
import type { NewEvent, StateMachine } from '#outbox';
import { DomainError, type Tx } from '#platform';
import { PolicyStore } from '#policies';
import { percentDone } from './milestones/milestone-progress.js';
import { readMilestones } from './progress/milestones.queries.js';
import { ProjectChanges } from './progress/project-changes.js';
import { readProgressFacts } from './progress/progress-facts.js';
import { openChildren, percentOfChildren } from './progress/sub-tasks.queries.js';
import { assertDueDate } from './project/assert-due-date.js';
import { peopleAfterNaming } from './project/named-people.js';
import { lockProject } from './project/project-access.js';
import { readersOf } from './project/project-readers.js';
import { changeBetween } from './project/project-record.js';
import { Cooperation } from './project/cooperation.entity.js';
import { Project } from './project/project.entity.js';
import { applySideEffects } from './side-effects.js';
import { actsForLead } from './transitions/legal-for-person.js';
import { afterTransition, type TransitionCommand, TRANSITIONS } from './transitions/project-transitions.js';
import type { MadeProjectTransition } from './transitions/side-effect.js';
import type { TransitionDefinition } from './transitions/table/transition-definition.js';
import { assertPolicyAllows, isRuledByPolicy } from './transitions/transition-rules.js';

/** What is particular to the transitions of projects. */
@Injectable()
export class ProjectStateMachine implements StateMachine<Project, TransitionCommand, TransitionDefinition> {
  readonly subject = 'project';
  readonly rules = TRANSITIONS;

  constructor(
    private readonly policies: PolicyStore,
    private readonly calendar: OfficeCalendar,
    private readonly changes: ProjectChanges,
  ) {}

  authorize({ actor }: TransitionCommand, { needs }: TransitionDefinition): void {
    requireAbility(actor, needs);
  }

  lock(tx: Tx, { actor, projectId }: TransitionCommand): Promise<Project> {
    return lockProject(tx, actor, projectId, null);
  }

  assertActs(_tx: Tx, { actor, transition }: TransitionCommand, { leadDepartmentId }: Project): void {
    if (actsForLead(actor, transition, leadDepartmentId)) return;
    throw new DomainError(
      'project.not-lead',
      'Your department helps with this project and does not lead it. Use acknowledge-cooperation and report-cooperation.',
    );
  }

  async check(tx: Tx, command: TransitionCommand, before: Project, now: Date): Promise<void> {
    const { transition, dueDate, leadDepartmentId, leaderId, readerIds = [] } = command;
    if (dueDate !== undefined) assertDueDate(dueDate, now);
    await directory.assertKnown(tx, 'department', leadDepartmentId === undefined ? [] : [leadDepartmentId]);
    await directory.assertKnown(tx, 'person', readerIds);
    if (leaderId !== undefined) await assertLeader(tx, leaderId);
    if (transition === 'close' || transition === 'carry-over') await assertChildrenEnded(tx, command.actor, before.id);
    if (transition === 'reopen') await assertGoesOnNowhere(tx, before);
    if (transition === 'take-back') await assertNobodySigned(tx, before.id);
    if (transition === 'report') await assertLessIsExplained(tx, command, before);
    if (!isRuledByPolicy(transition)) return;
    const policy = await this.policies.of(tx, before.policyId);
    const calendar = await this.calendar.of(tx, before.leadDepartmentId);
    assertPolicyAllows(before, command, { policy, calendar, now });
  }

  async change(tx: Tx, command: TransitionCommand, before: Project, now: Date): Promise<Project> {
    const after = afterTransition(before, command.transition, command, now);
    if (after.leadDepartmentId !== before.leadDepartmentId) after.leaderId = await leaderAfter(tx, before, after);
    if (command.people) after.people = await peopleAfterNaming(tx, command.actor, before, command.people);
    if (command.transition === 'restrict') after.readerIds = readersOf(after, command.actor);
    const isBackInWork = command.transition === 'return' || command.transition === 'reopen';
    if (isBackInWork) after.percent = await percentInWork(tx, before);
    if (after.percent !== before.percent) after.percent = (await percentOfChildren(tx, after.id)) ?? after.percent;
    return this.changes.withAtRiskDates(tx, after, await readProgressFacts(tx, after.id));
  }

  async save(tx: Tx, after: Project): Promise<void> {
    await tx.manager.save(Project, after);
  }

  async record(tx: Tx, made: MadeProjectTransition, { event }: TransitionDefinition): Promise<NewEvent[]> {
    const { before, after, command, now } = made;
    const facts = await applySideEffects(tx, made);
    return [
      {
        type: event,
        subject: { kind: 'project', id: after.id },
        actor: { id: command.actor.id, name: command.actor.name },
        at: now,
        data: { ...changeBetween(before, after), ...statementOf(command), ...facts },
      },
    ];
  }
}

/**
 * With another lead department comes its leader in charge, unless somebody was named who is not in charge of the former one; a department without leaders
 * leaves it as it is.
 */
async function leaderAfter(tx: Tx, before: Project, after: Project): Promise<string | null> {
  const leaders = await directory.leadersOf(tx, [before.leadDepartmentId, after.leadDepartmentId]);
  const wasNamed = before.leaderId !== null && !leaders.get(before.leadDepartmentId)?.some(({ id }) => id === before.leaderId);
  if (wasNamed) return before.leaderId;
  const words = [after.title, after.text, ...after.path].join('\n');
  return directory.leaderInCharge(leaders.get(after.leadDepartmentId) ?? [], words)?.id ?? before.leaderId;
}

/** @throws DomainError `person.not-found`, `person.not-leader` */
async function assertLeader(tx: Tx, id: string): Promise<void> {
  await directory.assertKnown(tx, 'person', [id]);
  if ((await directory.leaders(tx)).some((leader) => leader.id === id)) return;
  throw new DomainError('person.not-leader', 'A leader in charge has the role leader and is active. Name such a person.', {
    personId: id,
  });
}

/** A task ends when its parts have, as far as the actor knows of them. */
async function assertChildrenEnded(tx: Tx, actor: Actor, id: string): Promise<void> {
  const open = await openChildren(tx, actor, id);
  if (open.length === 0) return;
  throw new DomainError('sub-task.open', `${open.length} part(s) of it are not closed yet: ${open.slice(0, 5).join('; ')}.`, {
    open,
  });
}

/** Of a task that was carried over, only one is in work. */
async function assertGoesOnNowhere(tx: Tx, { id }: Project): Promise<void> {
  // All projects: its own successor.
  const successor = await tx.manager.findOneBy(Project, { carriedFromId: id, state: Not('cancelled') });
  if (!successor) return;
  throw new DomainError(
    'carry-over.goes-on',
    'It was carried over and goes on as another project. Take that one back (take-back) or give it up (cancel) first.',
    { carriedToId: successor.id },
  );
}

/** A registration is a mistake only as long as nobody works on it. */
async function assertNobodySigned(tx: Tx, projectId: string): Promise<void> {
  if (!(await tx.manager.existsBy(Cooperation, { projectId, acknowledgedAt: Not(IsNull()) }))) return;
  throw new DomainError(
    'registration.signed',
    'A department that helps has signed already. Give the task up with a reason instead (cancel).',
  );
}

/**
 * What a project that comes back into work has reached: as much as before its completion was requested, or what the milestones that are
 * done amount to. One that was never in work here (taken over as closed) keeps its percent.
 */
async function percentInWork(tx: Tx, { id, percent }: Project): Promise<number> {
  // Under lockProject: the actor sees this project.
  const last = await tx.manager
    .createQueryBuilder()
    .select('v.percent', 'percent')
    .from('project_version', 'v')
    .where(`v.id = :id AND v.state = 'in_progress'`, { id })
    .orderBy('v.version', 'DESC')
    .limit(1)
    .getRawOne<{ percent: number }>();
  return last === undefined ? percent : Math.max(last.percent, percentDone(await readMilestones(tx, id)));
}

/** A report of less than before takes back what was said: the reason stands in the history. The percent of a broken-down task follows its parts. */
async function assertLessIsExplained(tx: Tx, { percent, reason = '' }: TransitionCommand, before: Project): Promise<void> {
  if (percent === undefined || percent >= before.percent || reason.trim() !== '') return;
  if ((await percentOfChildren(tx, before.id)) !== null) return;
  throw new DomainError(
    'report.reason-needed',
    `${percent}% is less than the ${before.percent}% that was reached before. Say why in "reason", or correct the percent.`,
    { percent, before: before.percent },
  );
}

function statementOf({ reason, percent, text, problems, dueDate }: TransitionCommand): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries({ reason, percent, text, problems, statedDueDate: dueDate }).filter(([, value]) => value !== undefined),
  );
}
