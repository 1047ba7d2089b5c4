import { recordEvents } from '#outbox';
import { requestDeliveries, type Addressee, Addressees, deliveriesTo, USUAL_CHANNELS, handoverFacts } from '#delivery';
import { type Actor, can, requireAbility } from '#identity';
import { DomainError, notFound, staleVersion, type Tx } from '#platform';
import { lockProject, type Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { type Audience, slipRulesOf } from '#policies';
import type { SlipContext } from './slip-context.js';
import { slipNotice } from './slip-notice.js';
import {
  afterSlipTransition,
  legalSlipTransitions,
  type PersonsSlipTransition,
  slipRuleOf,
  type SlipStatement,
} from './slip-transitions.js';
import { slipEvent } from './slip-record.js';
import { Slip } from './slip.entity.js';

export interface SlipTransitionCommand extends SlipStatement {
  slipId: string;
  transition: PersonsSlipTransition;
  actor: Actor;
  /** The version the actor saw; null skips the check. */
  expectedVersion: number | null;
}

/**
 * Makes one move of a slip: state, history, messages and the chase of its answer in one transaction.
 * @throws DomainError `slip.not-found`, `version.stale`, `access.denied`, `slip.not-lead`, `slip.illegal-transition`, `transition.incomplete`
 */
export async function transitionSlip(tx: Tx, context: SlipContext, command: SlipTransitionCommand): Promise<Slip> {
  const { transition, actor } = command;
  const rule = slipRuleOf(transition);
  if (rule.needs) requireAbility(actor, rule.needs);
  const { project, slip: before } = await lockSlip(tx, command);
  if (rule.byLead && !can(actor, 'project.supervise') && actor.departmentId !== project.leadDepartmentId) throw notLead(before);
  if (!rule.from.includes(before.state)) throw illegal(before, transition);
  assertComplete(command);

  const now = context.clock.now();
  const calendar = await context.calendar.of(tx, project.leadDepartmentId);
  const answerDue = calendar.addWorkdays(civilDateOf(now), before.answerDays);
  const after = afterSlipTransition(before, transition, command, actor, now, answerDue);
  await tx.manager.save(Slip, after);
  const said = { ...(command.text ? { text: command.text } : {}), ...(command.reason ? { reason: command.reason } : {}) };
  const news = newsOf(after);
  const addressees = news ? await whoHears(tx, context, project, after, now) : [];
  const facts = { ...said, ...handoverFacts(addressees) };
  const [event] = await recordEvents(tx, [slipEvent(after, rule.event, actor, now, facts)]);
  if (news) {
    const message = {
      sourceId: event?.id ?? after.id,
      projectId: project.id,
      notice: slipNotice(after, news, context.publicUrl),
    };
    await requestDeliveries(tx, deliveriesTo(addressees, message), now);
  }
  await context.ladder.plan(tx, project, now);
  return after;
}

/** The project first, as every change of it does: so no two of them can lock each other out. */
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
    throw new DomainError('transition.incomplete', `The move ${command.transition} needs ${missing.join(' and ')}.`, { missing });
}

function notLead({ leadDepartmentName }: Slip): DomainError {
  return new DomainError(
    'slip.not-lead',
    `The lead department answers a slip: ${leadDepartmentName}. Give them what you know, or ask the supervisor.`,
  );
}

function illegal({ state }: Slip, transition: PersonsSlipTransition): DomainError {
  const legal = legalSlipTransitions(state);
  const offer = legal.length > 0 ? `Legal now: ${legal.join(', ')}.` : 'No move is legal any more.';
  return new DomainError('slip.illegal-transition', `A slip in state ${state} can't take the move ${transition}. ${offer}`, {
    state,
    transition,
    legalTransitions: legal,
  });
}

/** That an answer is accepted needs no message. */
function newsOf({ state }: Slip): 'answered' | 'sent_back' | 'withdrawn' | null {
  return state === 'answered' || state === 'sent_back' || state === 'withdrawn' ? state : null;
}

/** Supervisors hear of an answer, those who got the slip of what became of it. */
async function whoHears(tx: Tx, context: SlipContext, project: Project, slip: Slip, now: Date): Promise<Addressee[]> {
  const rules = slipRulesOf(await context.policies.definitionOf(tx, project.policyId));
  const audience: Audience[] = slip.state === 'answered' ? ['supervisors'] : rules[slip.colour].audience;
  return new Addressees(tx, now, context.channels).of(project, [{ audience, channels: USUAL_CHANNELS }]);
}
