import { type Actor, requireAbility } from '#identity';
import { type Database, DomainError, type Tx } from '#platform';
import type { ProjectsService, TransitionStatement } from '#projects';
import { issueSlip, type SlipIssue, type SlipContext, slipNumber } from '#slips';
import { callPeople } from '#reminders';

/** 催办, 签发督办单, 提请领导, 同意延期, 不同意延期, 退回, 容错. */
export const DESK_ACTIONS = ['urge', 'issue-slip', 'raise', 'approve-extension', 'refuse-extension', 'return', 'excuse'] as const;
export type DeskAction = (typeof DESK_ACTIONS)[number];

/** One request to do the same to many projects. */
export interface DeskCommand extends Pick<TransitionStatement, 'reason' | 'dueDate'>, Omit<SlipIssue, 'projectId' | 'actor'> {
  /** Names the request for ever: what it did to a project is not done again. Null: nobody will repeat it. */
  requestId: string | null;
  action: DeskAction;
  projectIds: readonly string[];
  actor: Actor;
  message?: string;
  force?: boolean;
}

export interface DeskOutcome {
  projectId: string;
  outcome: 'done' | 'refused';
  /** The slip that was issued. */
  slip: { id: string; number: string } | null;
  /** Code and sentence of the refusal. */
  problem: { code: string; detail: string } | null;
}

export interface DeskContext {
  database: Database;
  projects: ProjectsService;
  slips: SlipContext;
}

/**
 * Does one thing to each of many projects, each in a transaction of its own: what is refused for one is done for the others.
 * @throws DomainError `access.denied` for all of them
 */
export async function actOnOverdue(context: DeskContext, command: DeskCommand): Promise<DeskOutcome[]> {
  const isDecision = command.action === 'approve-extension' || command.action === 'refuse-extension';
  requireAbility(command.actor, isDecision ? 'project.decide' : 'project.supervise');
  const outcomes: DeskOutcome[] = [];
  for (const projectId of command.projectIds) outcomes.push(await actOnOne(context, command, projectId));
  return outcomes;
}

async function actOnOne(context: DeskContext, command: DeskCommand, projectId: string): Promise<DeskOutcome> {
  try {
    const slip = await context.database.transaction((tx) => actOnce(tx, context, command, projectId));
    return { projectId, outcome: 'done', slip, problem: null };
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    return { projectId, outcome: 'refused', slip: null, problem: { code: error.code, detail: error.message } };
  }
}

/** A row per request and project has the last word: it is there if and only if the deed is. */
async function actOnce(tx: Tx, context: DeskContext, command: DeskCommand, projectId: string): Promise<DeskOutcome['slip']> {
  const { requestId, action, actor } = command;
  if (requestId === null) return act(tx, context, command, projectId);
  const [fresh] = await tx.query(
    `INSERT INTO desk_action (request_id, project_id, action, actor_id, at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING project_id`,
    [requestId, projectId, action, actor.id, context.slips.clock.now()],
  );
  if (!fresh) return slipOfDeed(tx, requestId, projectId);
  const slip = await act(tx, context, command, projectId);
  if (slip)
    await tx.query('UPDATE desk_action SET slip_id = $3 WHERE request_id = $1 AND project_id = $2', [
      requestId,
      projectId,
      slip.id,
    ]);
  return slip;
}

async function slipOfDeed(tx: Tx, requestId: string, projectId: string): Promise<DeskOutcome['slip']> {
  const [row] = await tx.query<{ id: string; year: number; number: number }>(
    `SELECT s.id, s.year, s.number FROM desk_action a JOIN slip s ON s.id = a.slip_id WHERE a.request_id = $1 AND a.project_id = $2`,
    [requestId, projectId],
  );
  return row ? { id: row.id, number: slipNumber(row.year, row.number) } : null;
}

async function act(tx: Tx, context: DeskContext, command: DeskCommand, projectId: string): Promise<DeskOutcome['slip']> {
  const { action, actor } = command;
  switch (action) {
    case 'urge':
    case 'raise':
      await callPeople(tx, context.slips, { ...command, call: action, projectId });
      return null;
    case 'issue-slip': {
      const slip = await issueSlip(tx, context.slips, { ...command, projectId });
      return { id: slip.id, number: slipNumber(slip.year, slip.number) };
    }
    case 'approve-extension':
    case 'refuse-extension':
    case 'return':
    case 'excuse': {
      const { reason, dueDate } = command;
      const said = { ...(reason === undefined ? {} : { reason }), ...(dueDate === undefined ? {} : { dueDate }) };
      await context.projects.transition(tx, { ...said, projectId, transition: action, actor, expectedVersion: null });
      return null;
    }
  }
}
