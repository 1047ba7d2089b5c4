import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar, requireAbility } from '#identity';
import { recordEvents, transition } from '#outbox';
import { Clock, Database, DomainError, newId, type Page, type Tx } from '#platform';
import { hasEnded } from '#policies';
import { lockProject } from '#projects';
import { civilDateOf, endOf } from '#work-calendar';
import { CoordinationListeners } from '../listeners/coordination-listener.js';
import { type BlockerCommand, BlockerStateMachine } from './blocker-state-machine.js';
import type { BlockerKind } from '../entities/blocker.entity.js';
import { Blocker } from '../entities/blocker.entity.js';
import { type BlockerFilter, type BlockerView, listBlockers, readBlocker } from './read-blockers.js';

export interface NewBlocker {
  projectId: string;
  kind: BlockerKind;
  text: string;
}

/** What holds projects up, and who is to clear it. */
@Injectable()
export class BlockersService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
    private readonly machine: BlockerStateMachine,
    private readonly listeners: CoordinationListeners,
  ) {}

  /**
   * Says what holds a project up. Answers the id of the blocker.
   * @throws DomainError `project.not-found`, `access.denied`, `blocker.project-ended`
   */
  async raise(tx: Tx, { projectId, kind, text }: NewBlocker, actor: Actor): Promise<string> {
    requireAbility(actor, 'project.handle');
    const project = await lockProject(tx, actor, projectId, null);
    if (hasEnded(project.state))
      throw new DomainError('blocker.project-ended', `The project is ${project.state}; nothing holds it up any more.`);
    const [id, now] = [newId(), this.clock.now()];
    const { departmentId } = actor;
    const by = { raisedBy: actor.id, raisedByName: actor.name, departmentId, raisedAt: now };
    await tx.manager.insert(Blocker, { id, projectId, kind, text, state: 'raised', ...by });
    const events = await recordEvents(tx, [
      {
        type: 'project.blocker_raised',
        subject: { kind: 'project', id: projectId },
        actor: { id: actor.id, name: actor.name },
        at: now,
        data: { blockerId: id, kind, text },
      },
    ]);
    await this.listeners.blockerChanged(tx, { blocker: await tx.manager.findOneByOrFail(Blocker, { id }), events });
    return id;
  }

  /**
   * One transition of a blocker, with its event in the history of the project.
   * @throws DomainError `blocker.not-found`, `version.stale`, `access.denied`, `blocker.illegal-transition`, `transition.incomplete`, `due-date.*`
   */
  async transition(tx: Tx, command: BlockerCommand): Promise<Blocker> {
    const { after, events } = await transition(tx, this.machine, command, this.clock.now());
    await this.listeners.blockerChanged(tx, { blocker: after, events });
    return after;
  }

  /** {@link raise} in a transaction of its own. */
  async raiseNow(blocker: NewBlocker, actor: Actor): Promise<BlockerView> {
    return this.read(actor, await this.database.transaction((tx) => this.raise(tx, blocker, actor)));
  }

  /** {@link transition} in a transaction of its own. */
  async perform(command: BlockerCommand): Promise<BlockerView> {
    await this.database.transaction((tx) => this.transition(tx, command));
    return this.read(command.actor, command.blockerId);
  }

  /** Blockers that the actor sees, the oldest first; `minWorkdays`: raised at least so many workdays ago. */
  list(
    actor: Actor,
    { minWorkdays, ...filter }: Omit<BlockerFilter, 'raisedBefore'> & { minWorkdays?: number },
    page: { cursor?: string; limit: number },
  ): Promise<Page<BlockerView>> {
    const latest = minWorkdays && endOf(this.calendar.addWorkdays(civilDateOf(this.clock.now()), -minWorkdays));
    return listBlockers(this.database, actor, { ...filter, ...(latest ? { raisedBefore: latest } : {}) }, page);
  }

  /** @throws DomainError `blocker.not-found` */
  read(actor: Actor, id: string): Promise<BlockerView> {
    return readBlocker(this.database, actor, id);
  }
}
