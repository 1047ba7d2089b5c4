import { Injectable } from '@nestjs/common';
import { namesOf, readerRole } from '#notifications';
import { type Actor, type PersonContact, requireAbility } from '#identity';
import { recordEvents } from '#outbox';
import { Clock, DomainError, newId, type Tx } from '#platform';
import { isOpen } from '#policies';
import { lockProject, type Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { slipNumber } from './paper/slip-number.js';
import type { SlipText } from './slip-text.js';
import { COLOUR_NAMES } from './slip-colour.js';
import { type SlipChoice, type SlipDraft, SlipDrafts } from './slip-drafts.js';
import { SlipListeners } from './slip-listener.js';
import { SlipMessages } from './slip-messages.js';
import { Slip } from './slip.entity.js';
import { departmentNames, openSlips, takeNumber } from './slips.queries.js';

export interface SlipIssue extends SlipChoice, Partial<SlipText> {
  projectId: string;
  actor: Actor;
  /** Needed for another colour than the rules propose. */
  reason?: string;
}

/** Issues slips (签发督办单): number, record, history, messages and the steps that chase the answer. */
@Injectable()
export class SlipIssuing {
  constructor(
    private readonly clock: Clock,
    private readonly drafts: SlipDrafts,
    private readonly messages: SlipMessages,
    private readonly listeners: SlipListeners,
  ) {}

  /** @throws DomainError `access.denied`, `project.not-found`, `slip.project-ended`, `slip.already-open`, `slip.reason-needed` */
  async issue(tx: Tx, issue: SlipIssue): Promise<Slip> {
    requireAbility(issue.actor, 'project.supervise');
    const now = this.clock.now();
    const project = await lockProject(tx, issue.actor, issue.projectId, null);
    if (!isOpen(project.state)) throw ended(project);
    const draft = await this.drafts.draft(tx, project, issue);
    await assertIssuable(tx, project, draft, issue);

    const addressees = await this.messages.addressees(tx, project, draft.audience);
    const sentTo = {
      recipients: namesOf(addressees),
      copiedTo: namesOf(addressees.filter(({ person }) => isCopied(person, project))),
    };
    const slip = await writeSlip(tx, project, { ...draft, ...textOf(issue) }, issue, sentTo, now);
    const facts = { ...factsOf(slip), recipients: slip.recipients };
    const issued = { type: 'slip.issued', actor: issue.actor, facts };
    await recordEvents(tx, [await this.messages.announce(tx, slip, issued, { news: 'issued', addressees })]);
    await this.listeners.slipChanged(tx, project, now);
    return slip;
  }
}

/** The lead department is whom the slip is for, and supervisors issue it. */
function isCopied(person: PersonContact, { leadDepartmentId }: Project): boolean {
  return ['leader', 'helper'].includes(readerRole(person, leadDepartmentId));
}

function textOf({ problem, demand }: SlipIssue): Partial<SlipText> {
  return { ...(problem === undefined ? {} : { problem }), ...(demand === undefined ? {} : { demand }) };
}

function factsOf({ problem, demand, colourReason }: Slip): Record<string, unknown> {
  return { problem, demand, ...(colourReason === null ? {} : { reason: colourReason }) };
}

function ended({ state }: Project): DomainError {
  return new DomainError('slip.project-ended', `A project in state ${state} gets no slip. Resume or reopen it first.`, { state });
}

async function assertIssuable(tx: Tx, project: Project, draft: SlipDraft, { reason }: SlipIssue): Promise<void> {
  const { colour, proposedColour } = draft;
  const open = (await openSlips(tx, project.id)).find((slip) => slip.colour === colour);
  if (open) {
    const number = slipNumber(open.year, open.number);
    throw new DomainError(
      'slip.already-open',
      `The project has an open ${colour} slip already: ${number}. Accept or withdraw that one, or issue another colour.`,
      { slipId: open.id, number },
    );
  }
  if (colour !== proposedColour && (reason ?? '').trim() === '') {
    throw new DomainError(
      'slip.reason-needed',
      `By the rules this slip is ${proposedColour} (${COLOUR_NAMES[proposedColour]}). Give a reason to make it ${colour}.`,
      { proposedColour, colour },
    );
  }
}

async function writeSlip(
  tx: Tx,
  project: Project,
  draft: SlipDraft,
  { actor, reason }: SlipIssue,
  sentTo: Pick<Slip, 'recipients' | 'copiedTo'>,
  now: Date,
): Promise<Slip> {
  const names = await departmentNames(tx, project);
  const year = Number(civilDateOf(now).slice(0, 4));
  const slip: Slip = {
    id: newId(),
    projectId: project.id,
    year,
    number: await takeNumber(tx, 'slip_counter', year, project),
    colour: draft.colour,
    state: 'issued',
    colourReason: draft.colour === draft.proposedColour ? null : (reason ?? null),
    title: project.title,
    text: project.text,
    leadDepartmentName: names.lead,
    cooperatingDepartmentNames: names.cooperating,
    dueDate: project.dueDate,
    percent: project.percent,
    problem: draft.problem,
    demand: draft.demand,
    answerDays: draft.answerWithinWorkdays,
    answerDue: draft.answerDue,
    ...sentTo,
    issuedBy: actor.id,
    issuedByName: actor.name,
    issuedAt: now,
    ...UNANSWERED,
    changedAt: now,
  };
  await tx.manager.insert(Slip, slip);
  return slip;
}

const UNANSWERED = {
  answer: null,
  answeredByName: null,
  answeredAt: null,
  decisionReason: null,
  decidedByName: null,
  decidedAt: null,
  sendBacks: 0,
  endedAt: null,
  version: 1,
};
