import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import type { MadeTransition, NewEvent, StateMachine, TransitionRequest } from '#outbox';
import { Clock, DomainError, type Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import { IsNull, Not } from 'typeorm';
import {
  CALL_IN_TRANSITIONS,
  type CallInRule,
  type CallInTransition,
  isUnsatisfied,
  UNSATISFIED_TO_SUPERVISOR,
} from './call-in-transitions.js';
import { CalledDepartment, CallIn } from '../entities/call-in.entity.js';
import { mayConfirm, readCallIn } from './read-call-ins.js';

export interface CallInCommand extends TransitionRequest<CallInTransition> {
  callInId: string;
  actor: Actor;
  /** answer: what was done; confirm: a word on the rating. */
  text?: string;
  /** confirm: 1 to 5. */
  rating?: number;
}

type Made = MadeTransition<CallIn, CallInCommand>;

/** What is particular to the transitions of calls. */
@Injectable()
export class CallInStateMachine implements StateMachine<CallIn, CallInCommand, CallInRule> {
  readonly subject = 'call-in';
  readonly rules = CALL_IN_TRANSITIONS;

  constructor(private readonly clock: Clock) {}

  authorize({ actor }: CallInCommand, { needs }: CallInRule): void {
    requireAbility(actor, needs);
  }

  async lock(tx: Tx, { actor, callInId }: CallInCommand): Promise<CallIn> {
    await readCallIn(tx, actor, callInId, civilDateOf(this.clock.now()));
    return tx.manager.findOneOrFail(CallIn, { where: { id: callInId }, lock: { mode: 'pessimistic_write' } });
  }

  async change(tx: Tx, command: CallInCommand, before: CallIn, now: Date): Promise<Partial<CallIn>> {
    switch (command.transition) {
      case 'sign':
        await sign(tx, before.id, command, now);
        return {};
      case 'answer':
        await answer(tx, before.id, command, now);
        return { state: (await hasOpenAnswers(tx, before.id)) ? 'called' : 'answered' };
      case 'confirm':
        return confirm(tx, before, command, now);
    }
  }

  async save(tx: Tx, after: CallIn): Promise<void> {
    await tx.manager.save(CallIn, after);
  }

  async record(tx: Tx, made: Made, { event }: CallInRule): Promise<NewEvent[]> {
    const { actor, text, transition, rating } = made.command;
    const { departmentId } = actor;
    if (transition === 'sign') return [eventOf(made, event, { departmentId })];
    if (transition === 'answer') return [eventOf(made, event, { departmentId, text })];
    if (made.after.state === 'confirmed') return [eventOf(made, event, { rating, text: text ?? null })];
    const { id, unsatisfied } = made.after;
    const sentBack = eventOf(made, 'call_in.unsatisfied', { rating, text: text ?? null, unsatisfied });
    if (unsatisfied < UNSATISFIED_TO_SUPERVISOR) return [sentBack];
    const departmentIds = (await tx.manager.findBy(CalledDepartment, { callInId: id })).map((one) => one.departmentId);
    return [sentBack, eventOf(made, 'call_in.referred_to_supervisor', { unsatisfied, departmentIds })];
  }
}

async function sign(tx: Tx, callInId: string, { actor }: CallInCommand, now: Date): Promise<void> {
  const { affected } = await tx.manager.update(
    CalledDepartment,
    { callInId, departmentId: actor.departmentId ?? IsNull(), acknowledgedAt: IsNull() },
    { acknowledgedAt: now },
  );
  if (affected === 0) throw notYours('Only a department that is named, and has not signed yet, signs.');
}

async function answer(tx: Tx, callInId: string, { actor, text = '' }: CallInCommand, now: Date): Promise<void> {
  const { affected } = await tx.manager.update(
    CalledDepartment,
    { callInId, departmentId: actor.departmentId ?? IsNull(), acknowledgedAt: Not(IsNull()), answeredAt: IsNull() },
    { answer: text, answeredByName: actor.name, answeredAt: now },
  );
  if (affected === 0) throw notYours('Only a department that has signed, and has not answered yet, answers.');
}

function hasOpenAnswers(tx: Tx, callInId: string): Promise<boolean> {
  return tx.manager.existsBy(CalledDepartment, { callInId, answeredAt: IsNull() });
}

/** A rating that does not satisfy sends the call back to all departments. */
async function confirm(tx: Tx, before: CallIn, { actor, rating = 0 }: CallInCommand, now: Date): Promise<Partial<CallIn>> {
  if (!mayConfirm(actor, before)) throw notYours('Only the unit that called confirms.');
  if (!isUnsatisfied(rating)) return { rating, confirmedAt: now };
  const open = { answer: null, answeredByName: null, answeredAt: null };
  await tx.manager.update(CalledDepartment, { callInId: before.id }, open);
  return { state: 'called', rating, unsatisfied: before.unsatisfied + 1 };
}

function eventOf({ after, command, now }: Made, type: string, data: Record<string, unknown>): NewEvent {
  const { id, name } = command.actor;
  return { type, subject: { kind: 'call-in', id: after.id }, actor: { id, name }, at: now, data };
}

function notYours(sentence: string): DomainError {
  return new DomainError('call-in.not-yours', sentence);
}
