import { recordEvents } from '#outbox';
import { requestDeliveries, Addressees, deliveriesTo, USUAL_CHANNELS, handoverFacts, namesOf } from '#delivery';
import { type Actor, requireAbility } from '#identity';
import { DomainError, newId, type Tx } from '#platform';
import { isOpen } from '#policies';
import { lockProject, type Project } from '#projects';
import { civilDateOf } from '#work-calendar';
import { takeNumber } from './paper/take-number.js';
import { draftSlip, type SlipChoice, type SlipDraft } from './draft-slip.js';
import { COLOUR_NAMES } from './slip-colour.js';
import type { SlipContext } from './slip-context.js';
import { slipNumber } from './paper/slip-number.js';
import { slipNotice } from './slip-notice.js';
import { slipEvent } from './slip-record.js';
import type { SlipText } from './paper/slip-text.js';
import { Slip } from './slip.entity.js';

export interface SlipIssue extends SlipChoice, Partial<SlipText> {
  projectId: string;
  actor: Actor;
  /** Needed for another colour than the rules propose. */
  reason?: string;
}

/**
 * Issues a slip (签发督办单): number, record, history, messages and the chase of its answer in one transaction.
 * @throws DomainError `access.denied`, `project.not-found`, `slip.project-ended`, `slip.already-open`, `slip.reason-needed`
 */
export async function issueSlip(tx: Tx, context: SlipContext, issue: SlipIssue): Promise<Slip> {
  requireAbility(issue.actor, 'project.supervise');
  const now = context.clock.now();
  const project = await lockProject(tx, issue.actor, issue.projectId, null);
  if (!isOpen(project.state)) throw ended(project);
  const draft = await draftSlip(tx, context, project, issue);
  await assertIssuable(tx, project, draft, issue);

  const addressees = await new Addressees(tx, now, context.channels).of(project, [
    { audience: draft.audience, channels: USUAL_CHANNELS },
  ]);
  const recipients = namesOf(addressees);
  const slip = await writeSlip(tx, project, { ...draft, ...textOf(issue) }, issue, recipients, now);
  const [event] = await recordEvents(tx, [
    slipEvent(slip, 'slip.issued', issue.actor, now, { ...factsOf(slip), recipients, ...handoverFacts(addressees) }),
  ]);
  await requestDeliveries(
    tx,
    deliveriesTo(addressees, {
      sourceId: event?.id ?? slip.id,
      projectId: project.id,
      notice: slipNotice(slip, 'issued', context.publicUrl),
    }),
    now,
  );
  await context.ladder.plan(tx, project, now);
  return slip;
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
  const [open] = await tx.query<{ id: string; year: number; number: number }>(
    'SELECT id, year, number FROM slip WHERE project_id = $1 AND colour = $2 AND ended_at IS NULL',
    [project.id, colour],
  );
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
  recipients: string[],
  now: Date,
): Promise<Slip> {
  const [names] = await tx.query<{ lead: string; cooperating: string[] }>(
    `SELECT name AS lead, ARRAY(SELECT cd.name FROM project_cooperation c JOIN department cd ON cd.id = c.department_id
       WHERE c.project_id = $2 ORDER BY cd.name) AS cooperating FROM department WHERE id = $1`,
    [project.leadDepartmentId, project.id],
  );
  const year = Number(civilDateOf(now).slice(0, 4));
  const slip: Slip = {
    id: newId(),
    projectId: project.id,
    year,
    number: await takeNumber(tx, 'slip_counter', year),
    colour: draft.colour,
    state: 'issued',
    colourReason: draft.colour === draft.proposedColour ? null : (reason ?? null),
    title: project.title,
    text: project.text,
    leadDepartmentName: names?.lead ?? '',
    cooperatingDepartmentNames: names?.cooperating ?? [],
    dueDate: project.dueDate,
    percent: project.percent,
    problem: draft.problem,
    demand: draft.demand,
    answerDays: draft.answerWithinWorkdays,
    answerDue: draft.answerDue,
    recipients,
    issuedBy: actor.id,
    issuedByName: actor.name,
    issuedAt: now,
    ...UNTOUCHED,
    changedAt: now,
  };
  await tx.manager.insert(Slip, slip);
  return slip;
}

const UNTOUCHED = {
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
