import { Injectable } from '@nestjs/common';
import { type Actor, can, OfficeCalendar, requireAbility } from '#identity';
import type { Addressee } from '#notifications';
import type { MadeTransition, NewEvent, StateMachine, TransitionRequest } from '#outbox';
import { DomainError, notFound, type Tx } from '#platform';
import { PolicyStore } from '#policies';
import { lockProject, Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { SlipMessages } from './slip-messages.js';
import type { SlipNews } from './slip-notice.js';
import {
  afterSlipTransition,
  type PersonsSlipTransition,
  SLIP_TRANSITIONS,
  type SlipRule,
  type SlipStatement,
} from './slip-transitions.js';
import { Slip } from './slip.entity.js';

export interface SlipTransitionCommand extends TransitionRequest<PersonsSlipTransition>, SlipStatement {
  slipId: string;
  actor: Actor;
}

/** What is particular to the transitions of slips that people make. */
@Injectable()
export class SlipStateMachine implements StateMachine<Slip, SlipTransitionCommand, SlipRule> {
  readonly subject = 'slip';
  readonly rules = SLIP_TRANSITIONS;

  constructor(
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly messages: SlipMessages,
  ) {}

  authorize({ actor }: SlipTransitionCommand, { needs }: SlipRule): void {
    if (needs) requireAbility(actor, needs);
  }

  /** The project is locked first, as in every change of it, so that no two changes can lock each other out. */
  async lock(tx: Tx, { slipId, actor }: SlipTransitionCommand): Promise<Slip> {
    const found = await tx.manager.findOneBy(Slip, { id: slipId });
    if (!found) throw notFound('slip', slipId);
    await lockProject(tx, actor, found.projectId, null).catch((error: unknown) => {
      throw error instanceof DomainError && error.code === 'project.not-found' ? notFound('slip', slipId) : error;
    });
    return tx.manager.findOneByOrFail(Slip, { id: slipId });
  }

  async assertActs(tx: Tx, { transition, actor }: SlipTransitionCommand, before: Slip): Promise<void> {
    if (transition !== 'answer' || can(actor, 'project.supervise')) return;
    if (actor.departmentId !== (await projectOf(tx, before)).leadDepartmentId) throw notLead(before);
  }

  async change(tx: Tx, command: SlipTransitionCommand, before: Slip, now: Date): Promise<Slip> {
    const { transition, actor } = command;
    const calendar = await this.calendars.of(tx, (await projectOf(tx, before)).leadDepartmentId);
    const answerDue = calendar.addWorkdays(civilDateOf(now), before.answerDays);
    return afterSlipTransition(before, transition, command, actor, now, answerDue);
  }

  async save(tx: Tx, after: Slip): Promise<void> {
    await tx.manager.save(Slip, after);
  }

  async record(tx: Tx, made: MadeTransition<Slip, SlipTransitionCommand>, { event }: SlipRule): Promise<NewEvent[]> {
    const { after, command } = made;
    const { actor, text, reason } = command;
    const facts = { ...(text ? { text } : {}), ...(reason ? { reason } : {}) };
    const news = newsOf(after);
    const addressees = news ? await this.addressees(tx, after) : [];
    return [await this.messages.announce(tx, after, { type: event, actor, facts }, { news, addressees })];
  }

  /** Supervisors are told of an answer; those who got the slip are told what became of it. */
  private async addressees(tx: Tx, slip: Slip): Promise<Addressee[]> {
    const project = await projectOf(tx, slip);
    if (slip.state === 'answered') return this.messages.addressees(tx, project, ['supervisors']);
    const { slips: rules } = await this.policies.of(tx, project.policyId);
    return this.messages.addressees(tx, project, rules[slip.colour].audience);
  }
}

export function projectOf(tx: Tx, { projectId }: Slip): Promise<Project> {
  // All projects: `lock` refuses a slip of a project that the actor does not see.
  return tx.manager.findOneByOrFail(Project, { id: projectId });
}

function notLead({ leadDepartmentName }: Slip): DomainError {
  return new DomainError(
    'slip.not-lead',
    `The lead department answers a slip: ${leadDepartmentName}. Give them what you know, or ask the supervisor.`,
  );
}

/** That an answer is accepted needs no message. */
function newsOf({ state }: Slip): SlipNews | null {
  return state === 'answered' || state === 'sent_back' || state === 'withdrawn' ? state : null;
}
