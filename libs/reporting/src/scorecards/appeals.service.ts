import { Injectable } from '@nestjs/common';
import { type Actor, requireAbility } from '#identity';
import { recordEvents } from '#outbox';
import { NoticesService } from '#notices';
import { Clock, Database, DomainError, Environment, newId, notFound, type Page, publicUrlOf, type Tx } from '#platform';
import { Project } from '#projects';
import { type Appeal, listAppeals, readAppeal, type Verdict, VERDICTS } from './appeals.queries.js';
import { type AppealState, ScoreAppeal } from './score-appeal.entity.js';
import { isDeduction } from './score-of.js';
import type { ScoreQuestion } from './score-question.js';
import { type CardLine, ScorecardsService } from './scorecards.service.js';

export interface NewAppeal {
  departmentId: string;
  lineId: string;
  reason: string;
  /** In which scorecard the line is. */
  question: ScoreQuestion;
}

/** Appeals (申诉) of departments against lines of their scorecards. */
@Injectable()
export class AppealsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly scorecards: ScorecardsService,
    private readonly notices: NoticesService,
    private readonly environment: Environment,
  ) {}

  /**
   * A department appeals a deduction, once. Answers the id of the appeal.
   * @throws DomainError `access.denied`, `scorecard.not-found`, `score-line.not-found`, `appeal.no-deduction`, `appeal.exists`
   */
  submit({ departmentId, lineId, reason, question }: NewAppeal, actor: Actor): Promise<string> {
    requireAbility(actor, 'project.handle');
    if (actor.departmentId !== departmentId) throw notFound('scorecard', departmentId);
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const { lines } = await this.scorecards.scorecardWithin(tx, actor, departmentId, question);
      const line = lines.find(({ id }) => id === lineId);
      if (!line?.project) throw notFound('score-line', lineId);
      assertDeduction(line);
      const { name: lineName, date: lineDate, points } = line;
      const appeal: ScoreAppeal = {
        id: newId(),
        departmentId,
        lineId,
        projectId: line.project.id,
        lineName,
        lineDate,
        points,
        reason,
        state: 'submitted',
        submittedByName: actor.name,
        submittedAt: now,
        answer: null,
        decidedByName: null,
        decidedAt: null,
      };
      await insertOnce(tx, appeal);
      const facts = { appealId: appeal.id, departmentId, lineId, rule: line.rule, date: line.date, points, reason };
      await this.record(
        tx,
        { type: 'project.score_appealed', projectId: appeal.projectId, departmentId, data: facts },
        actor,
        now,
      );
      return appeal.id;
    });
  }

  /**
   * Decides an appeal, once and for all, with an answer that is kept. The line of an upheld one leaves the score from now on; the
   * score as of an earlier day stays what it was.
   * @throws DomainError `access.denied`, `appeal.not-found`, `appeal.decided`
   */
  decide({ id, verdict, answer }: { id: string; verdict: Verdict; answer: string }, actor: Actor): Promise<void> {
    requireAbility(actor, 'project.supervise');
    const state = VERDICTS[verdict];
    return this.database.transaction(async (tx) => {
      const now = this.clock.now();
      const appeal = await readAppeal(tx, actor, id);
      const decision = { state, answer, decidedByName: actor.name, decidedAt: now };
      const { affected } = await tx.manager.update(ScoreAppeal, { id, state: 'submitted' }, decision);
      if (!affected) throw decided(await readAppeal(tx, actor, id));
      const facts = { appealId: id, departmentId: appeal.department.id, lineId: appeal.line.id, answer };
      const { project, department } = appeal;
      const event = { type: `project.score_appeal_${state}`, projectId: project.id, departmentId: department.id, data: facts };
      await this.record(tx, event, actor, now);
    });
  }

  /** In the history, and to those who decide or wait. */
  private async record(
    tx: Tx,
    {
      type,
      projectId,
      departmentId,
      data,
    }: { type: string; projectId: string; departmentId: string; data: Record<string, unknown> },
    actor: Actor,
    now: Date,
  ): Promise<void> {
    const subject = { kind: 'project', id: projectId } as const;
    const events = await recordEvents(tx, [{ type, subject, actor: { id: actor.id, name: actor.name }, at: now, data }]);
    // All projects: whom it may tell is decided by who may know of the project.
    const project = await tx.manager.findOneByOrFail(Project, { id: projectId });
    const { title, text } = project;
    const appeal = { kind: 'appeal' as const, id: String(data['appealId']) };
    const about = {
      subject: appeal,
      title,
      text,
      dueDate: '',
      link: `${publicUrlOf(this.environment)}/scorecards?tab=appeals&appeal=${appeal.id}`,
    };
    const parties = { supervisors: { supervisors: true as const }, appellant: { departments: [departmentId] } };
    for (const event of events) await this.notices.tell(tx, { event, parties, about, project });
  }

  /** @throws DomainError `appeal.not-found` */
  read(actor: Actor, id: string): Promise<Appeal> {
    return readAppeal(this.database, actor, id);
  }

  /** Appeals that the actor sees, the oldest first. */
  list(
    actor: Actor,
    filter: { states?: readonly AppealState[]; departmentId?: string },
    page: { cursor?: string; limit: number },
  ): Promise<Page<Appeal>> {
    return listAppeals(this.database, actor, filter, page);
  }
}

/** @throws DomainError `appeal.exists` */
async function insertOnce(tx: Tx, appeal: ScoreAppeal): Promise<void> {
  const { lineId } = appeal;
  const added = await tx.manager
    .createQueryBuilder()
    .insert()
    .into(ScoreAppeal)
    .values(appeal)
    .orIgnore()
    .returning(['id'])
    .execute();
  if ((added.raw as unknown[]).length === 0)
    throw new DomainError('appeal.exists', `The line ${lineId} was appealed before. An appeal is decided once.`, { lineId });
}

function decided({ state, decidedByName }: Appeal): DomainError {
  return new DomainError('appeal.decided', `The appeal was ${state} by ${decidedByName} already. A decision is final.`, {
    state,
  });
}

function assertDeduction({ id, points, state }: CardLine): void {
  if (isDeduction({ points, state })) return;
  throw new DomainError('appeal.no-deduction', `The line ${id} takes nothing from the score, so there is nothing to appeal.`, {
    lineId: id,
    state,
  });
}
