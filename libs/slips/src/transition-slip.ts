import { Injectable } from '@nestjs/common';
import type { Addressee } from '#notifications';
import { type Actor, can, OfficeCalendar, requireAbility } from '#identity';
import { Clock, DomainError, notFound, staleVersion, type Tx } from '#platform';
import { PolicyStore } from '#policies';
import { lockProject, type Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { SlipListeners } from './slip-listener.js';
import { SlipMessages } from './slip-messages.js';
import type { SlipNews } from './slip-notice.js';
import {
  afterSlipTransition,
  legalSlipTransitions,
  type PersonsSlipTransition,
  slipRuleOf,
  type SlipStatement,
} from './slip-transitions.js';
import { Slip } from './slip.entity.js';

export interface SlipTransitionCommand extends SlipStatement {
  slipId: string;
  transition: PersonsSlipTransition;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
}

/** Makes the transitions of slips: state, history, messages and the steps that chase the answer. */
@Injectable()
export class SlipTransitioning {
  constructor(
    private readonly clock: Clock,
    private readonly calendars: OfficeCalendar,
    private readonly policies: PolicyStore,
    private readonly messages: SlipMessages,
    private readonly listeners: SlipListeners,
  ) {}

  /** @throws DomainError `slip.not-found`, `version.stale`, `access.denied`, `slip.not-lead`, `slip.illegal-transition`, `transition.incomplete` */
  async transition(tx: Tx, command: SlipTransitionCommand): Promise<Slip> {
    const { transition, actor } = command;
    const rule = slipRuleOf(transition);
    if (rule.needs) requireAbility(actor, rule.needs);
    const { project, slip: before } = await lockSlip(tx, command);
    if (rule.byLead && !can(actor, 'project.supervise') && actor.departmentId !== project.leadDepartmentId) throw notLead(before);
    if (!rule.from.includes(before.state)) throw illegal(before, transition);
    assertComplete(command);

    const now = this.clock.now();
    const calendar = await this.calendars.of(tx, project.leadDepartmentId);
    const answerDue = calendar.addWorkdays(civilDateOf(now), before.answerDays);
    const after = afterSlipTransition(before, transition, command, actor, now, answerDue);
    await tx.manager.save(Slip, after);
    const facts = { ...(command.text ? { text: command.text } : {}), ...(command.reason ? { reason: command.reason } : {}) };
    const news = newsOf(after);
    const addressees = news ? await this.addressees(tx, project, after) : [];
    await this.messages.announce(tx, after, { type: rule.event, actor, facts }, { news, addressees });
    await this.listeners.slipChanged(tx, project, now);
    return after;
  }

  /** Supervisors are told of an answer; those who got the slip are told what became of it. */
  private async addressees(tx: Tx, project: Project, slip: Slip): Promise<Addressee[]> {
    if (slip.state === 'answered') return this.messages.addressees(tx, project, ['supervisors']);
    const { slips: rules } = await this.policies.of(tx, project.policyId);
    return this.messages.addressees(tx, project, rules[slip.colour].audience);
  }
}

/** The project is locked first, as in every change of it, so that no two changes can lock each other out. */
async function lockSlip(
  tx: Tx,
  { slipId, actor, expectedVersion }: SlipTransitionCommand,
): Promise<{ project: Project; slip: Slip }> {
  const found = await tx.manager.findOneBy(Slip, { id: slipId });
  if (!found) throw notFound('slip', slipId);
  const project = await lockProject(tx, actor, found.projectId, null).catch((error: unknown) => {
    throw error instanceof DomainError && error.code === 'project.not-found' ? notFound('slip', slipId) : error;
  });
  const slip = await tx.manager.findOneByOrFail(Slip, { id: slipId });
  if (expectedVersion !== null && expectedVersion !== slip.version)
    throw staleVersion('slip', slipId, expectedVersion, slip.version);
  return { project, slip };
}

function assertComplete(command: SlipTransitionCommand): void {
  const missing = slipRuleOf(command.transition).requires.filter((field) => (command[field] ?? '').trim() === '');
  if (missing.length > 0)
    throw new DomainError('transition.incomplete', `The transition ${command.transition} needs ${missing.join(' and ')}.`, {
      missing,
    });
}

function notLead({ leadDepartmentName }: Slip): DomainError {
  return new DomainError(
    'slip.not-lead',
    `The lead department answers a slip: ${leadDepartmentName}. Give them what you know, or ask the supervisor.`,
  );
}

function illegal({ state }: Slip, transition: PersonsSlipTransition): DomainError {
  const legal = legalSlipTransitions(state);
  const offer = legal.length > 0 ? `Legal now: ${legal.join(', ')}.` : 'No transition is legal any more.';
  return new DomainError(
    'slip.illegal-transition',
    `A slip in state ${state} can't take the transition ${transition}. ${offer}`,
    {
      state,
      transition,
      legalTransitions: legal,
    },
  );
}

/** That an answer is accepted needs no message. */
function newsOf({ state }: Slip): SlipNews | null {
  return state === 'answered' || state === 'sent_back' || state === 'withdrawn' ? state : null;
}
