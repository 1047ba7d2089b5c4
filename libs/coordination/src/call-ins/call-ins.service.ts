import { Injectable } from '@nestjs/common';
import { type Actor, OfficeCalendar, requireAbility, directory } from '#identity';
import { type RecordedEvent, recordEvents, transition } from '#outbox';
import { Clock, Database, newId, type Page, type Tx } from '#platform';
import { PoliciesService } from '#policies';
import { assertDueDate } from '#projects';
import { type CivilDate, civilDateOf } from '#work-calendar';
import { CoordinationListeners } from '../listeners/coordination-listener.js';
import { type CallInCommand, CallInStateMachine } from './call-in-state-machine.js';
import { SIGN_WITHIN_WORKDAYS } from './call-in-transitions.js';
import { CalledDepartment, CallIn } from '../entities/call-in.entity.js';
import { type CallInFilter, type CallInView, listCallIns, readCallIn } from './read-call-ins.js';

export interface NewCallIn {
  matter: string;
  place?: string;
  /** Answered by this day. */
  dueDate: string;
  departmentIds: readonly string[];
}

/** Lower units call departments in, who sign and answer in time (吹哨报到). */
@Injectable()
export class CallInsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly calendar: OfficeCalendar,
    private readonly machine: CallInStateMachine,
    private readonly listeners: CoordinationListeners,
    private readonly policies: PoliciesService,
  ) {}

  /** Calls departments in; answers the id. @throws DomainError `access.denied`, `department.not-found`, `due-date.*` */
  async raise(tx: Tx, call: NewCallIn, actor: Actor): Promise<string> {
    requireAbility(actor, 'project.handle');
    const now = this.clock.now();
    assertDueDate(call.dueDate, now);
    const departmentIds = [...new Set(call.departmentIds)];
    await directory.assertKnown(tx, 'department', departmentIds);
    const id = newId();
    const { matter, place = null, dueDate } = call;
    const by = { callerId: actor.id, callerName: actor.name, departmentId: actor.departmentId, calledAt: now };
    const policyId = await this.policies.defaultId(tx);
    await tx.manager.insert(CallIn, { id, matter, place, dueDate, state: 'called', policyId, ...by });
    const called: Pick<CalledDepartment, 'id' | 'callInId' | 'departmentId' | 'signBy'>[] = [];
    for (const departmentId of departmentIds) {
      const calendar = await this.calendar.of(tx, departmentId);
      called.push({
        id: newId(),
        callInId: id,
        departmentId,
        signBy: calendar.addWorkdays(civilDateOf(now), SIGN_WITHIN_WORKDAYS),
      });
    }
    await tx.manager.insert(CalledDepartment, called);
    const signBy = called.map((one) => one.signBy).sort()[0];
    const subject = { kind: 'call-in', id } as const;
    const data = { ...call, departmentIds, signBy };
    const raised = { type: 'call_in.raised', subject, actor: { id: actor.id, name: actor.name }, at: now, data };
    await this.announce(tx, id, await recordEvents(tx, [raised]));
    return id;
  }

  /**
   * One transition of a call, with its event.
   * @throws DomainError `call-in.not-found`, `version.stale`, `access.denied`, `call-in.illegal-transition`, `call-in.not-yours`, `transition.incomplete`
   */
  async transition(tx: Tx, command: CallInCommand): Promise<CallIn> {
    const { after, events } = await transition(tx, this.machine, command, this.clock.now());
    await this.announce(tx, after.id, events);
    return after;
  }

  /** {@link raise} in a transaction of its own. */
  async raiseNow(call: NewCallIn, actor: Actor): Promise<CallInView> {
    return this.read(actor, await this.database.transaction((tx) => this.raise(tx, call, actor)));
  }

  /** {@link transition} in a transaction of its own. */
  async perform(command: CallInCommand): Promise<CallInView> {
    await this.database.transaction((tx) => this.transition(tx, command));
    return this.read(command.actor, command.callInId);
  }

  /** Calls that the actor sees, the earliest limit first. */
  list(actor: Actor, filter: CallInFilter, page: { cursor?: string; limit: number }): Promise<Page<CallInView>> {
    return listCallIns(this.database, actor, filter, page, this.today());
  }

  /** @throws DomainError `call-in.not-found` */
  read(actor: Actor, id: string): Promise<CallInView> {
    return readCallIn(this.database, actor, id, this.today());
  }

  private async announce(tx: Tx, id: string, events: readonly RecordedEvent[]): Promise<void> {
    const callIn = await tx.manager.findOneByOrFail(CallIn, { id });
    const called = await tx.manager.findBy(CalledDepartment, { callInId: id });
    await this.listeners.callInChanged(tx, { callIn, called, events });
  }

  private today(): CivilDate {
    return civilDateOf(this.clock.now());
  }
}
