import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository, type SelectQueryBuilder } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { transition } from '#outbox';
import { Clock, Database, decodeCursor, notFound, type Page, toPage, type Tx } from '#platform';
import { Project, ProjectReader, readProject, visibleTo } from '#projects';
import { civilDateOf } from '#work-calendar';
import { type SlipIssue, SlipIssuing } from './issue-slip.js';
import type { SlipColour } from './slip-colour.js';
import { type SlipChoice, type SlipDraft, SlipDrafts } from './slip-drafts.js';
import { projectOf, SlipStateMachine, type SlipTransitionCommand } from './slip-state-machine.js';
import { SlipListeners } from './slip-listener.js';
import { AWAITING_ANSWER, type SlipState } from './slip-state.js';
import { type SlipView, viewOf } from './slip-view.js';
import { Slip } from './slip.entity.js';

export interface SlipFilter {
  projectId?: string;
  states?: readonly SlipState[];
  colours?: readonly SlipColour[];
  /** Of the department that leads the project now. */
  departmentId?: string;
  /** Only those whose answer is overdue, or only the others. */
  overdue?: boolean;
}

/** Slips (督办单): drafts, issues, transitions, lists. Each change is one transaction. */
@Injectable()
export class SlipsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly drafts: SlipDrafts,
    private readonly issuing: SlipIssuing,
    private readonly machine: SlipStateMachine,
    private readonly listeners: SlipListeners,
    @InjectRepository(Slip) private readonly slips: Repository<Slip>,
  ) {}

  /**
   * What a slip for this project would say now, for a supervisor to edit.
   * @throws DomainError `access.denied`, `project.not-found`
   */
  draft({ projectId, actor, ...choice }: SlipChoice & { projectId: string; actor: Actor }): Promise<SlipDraft> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      await readProject(tx, actor, projectId);
      // All projects: readProject refuses one that the actor does not see.
      const project = await tx.manager.findOneByOrFail(Project, { id: projectId });
      return this.drafts.draft(tx, project, choice);
    });
  }

  /** @throws DomainError as {@link SlipIssuing.issue} */
  issue(issue: SlipIssue): Promise<Slip> {
    return this.database.transaction((tx) => this.issueWithin(tx, issue));
  }

  /** The same in the transaction of the caller. */
  issueWithin(tx: Tx, issue: SlipIssue): Promise<Slip> {
    return this.issuing.issue(tx, issue);
  }

  /**
   * Makes one transition: state, history, messages and the steps that chase the answer.
   * @throws DomainError `slip.not-found`, `version.stale`, `access.denied`, `slip.not-lead`, `slip.illegal-transition`, `transition.incomplete`
   */
  transition(command: SlipTransitionCommand): Promise<Slip> {
    return this.database.transaction(async (tx) => {
      const { after, now } = await transition(tx, this.machine, command, this.clock.now());
      await this.listeners.slipChanged(tx, await projectOf(tx, after), now);
      return after;
    });
  }

  /** @throws DomainError `slip.not-found`, also for one of a project that the actor doesn't see */
  async read(actor: Actor, id: string): Promise<SlipView> {
    const slip = await this.visible(actor).andWhere('s.id = :id', { id }).getOne();
    if (!slip) throw notFound('slip', id);
    return viewOf(slip, this.today());
  }

  /** Slips of the projects that the actor sees, the latest first. */
  async list(actor: Actor, filter: SlipFilter, page: { cursor?: string; limit: number }): Promise<Page<SlipView>> {
    const today = this.today();
    const query = this.filtered(this.visible(actor), filter, today);
    if (page.cursor) {
      const [issuedAt, id] = decodeCursor(page.cursor, 2);
      query.andWhere('(s.issuedAt, s.id) < (:issuedAt::timestamptz, :id::uuid)', { issuedAt, id });
    }
    const slips = await query
      .orderBy('s.issuedAt', 'DESC')
      .addOrderBy('s.id', 'DESC')
      .limit(page.limit + 1)
      .getMany();
    return toPage(
      slips.map((slip) => viewOf(slip, today)),
      page.limit,
      ({ issuedAt, id }) => [issuedAt.toISOString(), id],
    );
  }

  private visible(actor: Actor): SelectQueryBuilder<Slip> {
    const query = this.slips.createQueryBuilder('s').innerJoin(Project, 'p', 'p.id = s.projectId');
    let count = 0;
    const add = (value: unknown): string => {
      const name = `seen${(count += 1)}`;
      query.setParameter(name, value);
      return `:${name}`;
    };
    return query.where(visibleTo(actor, add));
  }

  private filtered(query: SelectQueryBuilder<Slip>, filter: SlipFilter, today: string): SelectQueryBuilder<Slip> {
    const { projectId, states, colours, departmentId, overdue } = filter;
    if (projectId) query.andWhere(`s.projectId IN (${ProjectReader.sameTaskSql(':projectId')})`, { projectId });
    if (states) query.andWhere('s.state = ANY(:states)', { states });
    if (colours) query.andWhere('s.colour = ANY(:colours)', { colours });
    if (departmentId) query.andWhere('p.leadDepartmentId = :departmentId', { departmentId });
    if (overdue !== undefined) {
      const isOverdue = '(s.state = ANY(:awaiting) AND s.answerDue < :today)';
      query.andWhere(`${isOverdue} = :overdue`, { awaiting: AWAITING_ANSWER, today, overdue });
    }
    return query;
  }

  private today(): string {
    return civilDateOf(this.clock.now());
  }
}
