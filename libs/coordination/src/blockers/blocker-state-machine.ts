import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar, requireAbility, directory } from '#identity';
import { incompleteTransition, type MadeTransition, type NewEvent, type StateMachine, type TransitionRequest } from '#outbox';
import type { Tx } from '#platform';
import { assertDueDate, Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { BLOCKER_TRANSITIONS, type BlockerRule, type BlockerTransition } from './blocker-transitions.js';
import { Blocker } from '../entities/blocker.entity.js';
import { readBlocker } from './read-blockers.js';

export interface BlockerCommand extends TransitionRequest<BlockerTransition> {
  blockerId: string;
  actor: Actor;
  /** assign: to a department, a person, or both, and until when. */
  departmentId?: string;
  personId?: string;
  dueDate?: string;
  /** resolve: how; reopen: why. */
  text?: string;
}

/** What is particular to the transitions of blockers. */
@Injectable()
export class BlockerStateMachine implements StateMachine<Blocker, BlockerCommand, BlockerRule> {
  readonly subject = 'blocker';
  readonly rules = BLOCKER_TRANSITIONS;

  constructor(private readonly calendar: OfficeCalendar) {}

  authorize({ actor }: BlockerCommand, { needs }: BlockerRule): void {
    requireAbility(actor, needs);
  }

  async lock(tx: Tx, { actor, blockerId }: BlockerCommand): Promise<Blocker> {
    await readBlocker(tx, actor, blockerId);
    return tx.manager.findOneOrFail(Blocker, { where: { id: blockerId }, lock: { mode: 'pessimistic_write' } });
  }

  async check(tx: Tx, command: BlockerCommand, _before: Blocker, now: Date): Promise<void> {
    const { transition, departmentId, personId, dueDate } = command;
    if (transition !== 'assign') return;
    if (!(departmentId ?? personId)) throw incompleteTransition(transition, ['a departmentId or a personId']);
    if (dueDate !== undefined) assertDueDate(dueDate, now);
    await directory.assertKnown(tx, 'department', departmentId ? [departmentId] : []);
    await directory.assertKnown(tx, 'person', personId ? [personId] : []);
  }

  async change(tx: Tx, command: BlockerCommand, before: Blocker, now: Date): Promise<Partial<Blocker>> {
    const { departmentId = null, personId = null, dueDate = null, text = null } = command;
    switch (command.transition) {
      case 'assign':
        return { assignedDepartmentId: departmentId, assignedPersonId: personId, dueDate };
      case 'reopen':
        return { resolvedAt: null, resolution: null, workdays: null, reopenings: before.reopenings + 1 };
      case 'resolve': {
        const calendar = await this.calendar.of(tx, await answersFor(tx, before));
        const workdays = calendar.workdaysBetween(civilDateOf(before.raisedAt), civilDateOf(now));
        return { resolvedAt: now, resolution: text, workdays };
      }
    }
  }

  async save(tx: Tx, after: Blocker): Promise<void> {
    await tx.manager.save(Blocker, after);
  }

  /** In the history of the project. */
  record(_tx: Tx, { before, after, command, now }: MadeTransition<Blocker, BlockerCommand>, { event }: BlockerRule): NewEvent[] {
    const { actor } = command;
    const data = { blockerId: after.id, kind: after.kind, before: { state: before.state }, after: { state: after.state } };
    const subject = { kind: 'project', id: after.projectId } as const;
    return [{ type: event, subject, actor: { id: actor.id, name: actor.name }, at: now, data: { ...data, ...saidIn(command) } }];
  }
}

/** Whose workdays it takes: those of the department that it was assigned to, else of the one that leads the project. */
async function answersFor(tx: Tx, { assignedDepartmentId, projectId }: Blocker): Promise<string> {
  if (assignedDepartmentId) return assignedDepartmentId;
  // All projects: the blocker was read under visibleTo, and only a department leaves this function.
  return (await tx.manager.findOneByOrFail(Project, { id: projectId })).leadDepartmentId;
}

function saidIn({ departmentId, personId, dueDate, text }: BlockerCommand): Record<string, unknown> {
  return Object.fromEntries(Object.entries({ departmentId, personId, dueDate, text }).filter(([, value]) => value !== undefined));
}
