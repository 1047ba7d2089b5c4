import type { DeskAction } from './desk-action.js';
import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { Clock, Database, DomainError, type Tx } from '#platform';
import { ProjectsService, type TransitionStatement } from '#projects';
import { UrgeService } from '#reminders';
import { Slip, type SlipIssue, slipNumber, SlipsService } from '#slips';
import { DeskActionDone } from './desk-action.entity.js';

/** One request to do the same to many projects. */
export interface DeskCommand extends Pick<TransitionStatement, 'reason' | 'dueDate'>, Omit<SlipIssue, 'projectId' | 'actor'> {
  /** Names the request for ever: what it did to a project is not done again. Null: nobody will repeat it. */
  requestId: string | null;
  action: DeskAction;
  projectIds: readonly string[];
  actor: Actor;
  message?: string;
  force?: boolean;
  /** Say what would be done and whom it would reach, and do nothing. */
  dryRun?: boolean;
}

export interface DeskOutcome {
  projectId: string;
  outcome: 'done' | 'refused';
  /** The slip that was issued. */
  slip: { id: string; number: string } | null;
  /** In a dry run of urge, raise and issue-slip: whom it would reach, by name. */
  people?: readonly string[];
  /** Code and sentence of the refusal. */
  problem: { code: string; detail: string } | null;
}

/** What supervisors do at the overdue desk. */
@Injectable()
export class OverdueActionsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly projects: ProjectsService,
    private readonly slips: SlipsService,
    private readonly urges: UrgeService,
  ) {}

  /**
   * Does one thing to each of many projects, each in a transaction of its own: what is refused for one is done for the others.
   * @throws DomainError `access.denied` for all of them
   */
  async act(command: DeskCommand): Promise<DeskOutcome[]> {
    const isDecision = command.action === 'approve-extension' || command.action === 'refuse-extension';
    requireAbility(command.actor, isDecision ? 'project.decide' : 'project.supervise');
    const outcomes: DeskOutcome[] = [];
    for (const projectId of command.projectIds) outcomes.push(await this.actOnOne(command, projectId));
    return outcomes;
  }

  private async actOnOne(command: DeskCommand, projectId: string): Promise<DeskOutcome> {
    try {
      const { dryRun } = command;
      const { slip, people } = await this.database.transaction((tx) => this.actOnce(tx, command, projectId), { dryRun });
      // The number of a slip was taken back with it.
      const done = dryRun ? { slip: null, people } : { slip };
      return { projectId, outcome: 'done', ...done, problem: null };
    } catch (error) {
      if (!(error instanceof DomainError)) throw error;
      return { projectId, outcome: 'refused', slip: null, problem: { code: error.code, detail: error.message } };
    }
  }

  /** A row for each request and project decides: it is there if and only if the action was done. */
  private async actOnce(tx: Tx, command: DeskCommand, projectId: string): Promise<Done> {
    const { requestId, action, actor, dryRun } = command;
    if (dryRun || requestId === null) return this.actWithin(tx, command, projectId);
    const fresh = await tx.manager
      .createQueryBuilder()
      .insert()
      .into(DeskActionDone)
      .values({ requestId, projectId, action, actorId: actor.id, at: this.clock.now() })
      .orIgnore()
      .returning(['projectId'])
      .execute();
    if ((fresh.raw as unknown[]).length === 0) return { slip: await slipOf(tx, requestId, projectId), people: [] };
    const done = await this.actWithin(tx, command, projectId);
    if (done.slip) await tx.manager.update(DeskActionDone, { requestId, projectId }, { slipId: done.slip.id });
    return done;
  }

  private async actWithin(tx: Tx, command: DeskCommand, projectId: string): Promise<Done> {
    const { action, actor, projectIds } = command;
    const together = projectIds.length > 1;
    switch (action) {
      case 'urge':
      case 'raise': {
        const call = { ...command, call: action, projectId, together: together && action === 'urge' };
        return { slip: null, people: await this.urges.callWithin(tx, call) };
      }
      case 'issue-slip': {
        const { id, year, number, recipients } = await this.slips.issueWithin(tx, { ...command, projectId });
        return { slip: { id, number: slipNumber(year, number) }, people: recipients };
      }
      case 'approve-extension':
      case 'refuse-extension':
      case 'return':
      case 'excuse': {
        const { reason, dueDate } = command;
        const statement = { ...(reason === undefined ? {} : { reason }), ...(dueDate === undefined ? {} : { dueDate }) };
        const transition = { ...statement, projectId, transition: action, actor, together, expectedVersion: null };
        await this.projects.transition(tx, transition);
        return NOTHING;
      }
    }
  }
}

/** What was done, and whom it reached. */
interface Done {
  slip: DeskOutcome['slip'];
  people: readonly string[];
}

const NOTHING: Done = { slip: null, people: [] };

/** The slip that the same request issued before. */
async function slipOf(tx: Tx, requestId: string, projectId: string): Promise<DeskOutcome['slip']> {
  const done = await tx.manager.findOneByOrFail(DeskActionDone, { requestId, projectId });
  if (done.slipId === null) return null;
  const { id, year, number } = await tx.manager.findOneByOrFail(Slip, { id: done.slipId });
  return { id, number: slipNumber(year, number) };
}
