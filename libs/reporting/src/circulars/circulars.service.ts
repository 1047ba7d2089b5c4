import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { Repository } from 'typeorm';
import { type Actor, directory, requireAbility, seesAllProjects } from '#identity';
import { configuredChannels } from '#notifications';
import { type ActorRef, readHistory, type RecordedEvent, recordEvents, transition } from '#outbox';
import { Clock, Database, decodeCursor, Environment, newId, notFound, type Page, toPage, type Tx } from '#platform';
import { addresseesOf } from './announce-circular.js';
import { visibleCirculars } from './circular-access.js';
import { circularEvent } from './circular-event.js';
import { DEFAULT_CIRCULAR_RULES } from '../rules/circular-rules.js';
import { type CircularText, draftText } from './circular-text.js';
import { type CircularState } from './circular-transitions.js';
import { CircularStateMachine, type CircularTransitionCommand } from './circular-state-machine.js';
import { type CircularHead, type CircularView, headOf, viewOf } from './circular-view.js';
import { Circular } from './circular.entity.js';
import { type CircularSubject, FiguresGatherer } from './figures-gatherer.js';

export interface CircularDraft extends CircularSubject {
  /** Instead of the one that period and scope suggest. */
  title?: string;
  actor: Actor;
}

export type CircularCommand = Omit<CircularTransitionCommand, 'transition' | 'text'>;

export interface CircularFilter {
  states?: readonly CircularState[];
  period?: string;
  planId?: string;
  leaderId?: string;
}

/** Somebody whom a circular goes to. */
export interface CircularRecipient {
  name: string;
  departmentName: string | null;
}

/** Circulars (通报): drafts, transitions, lists. Each change is one transaction. */
@Injectable()
export class CircularsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly machine: CircularStateMachine,
    private readonly figures: FiguresGatherer,
    private readonly environment: Environment,
    @InjectRepository(Circular) private readonly circulars: Repository<Circular>,
  ) {}

  /**
   * Drafts a circular (拟通报) of a period, for people to edit.
   * @throws DomainError `access.denied`, `period.invalid`, `plan.not-found`
   */
  draft({ actor, ...draft }: CircularDraft): Promise<Circular> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction((tx) => this.draftWithin(tx, draft, actor));
  }

  /**
   * The same in the transaction of the caller, who has checked that it may be.
   * @throws DomainError `period.invalid`, `plan.not-found`, `person.not-found`
   */
  async draftWithin(tx: Tx, { title, ...subject }: Omit<CircularDraft, 'actor'>, draftedBy: ActorRef): Promise<Circular> {
    const figures = await this.figures.gather(tx, subject, DEFAULT_CIRCULAR_RULES);
    const now = this.clock.now();
    const text = draftText(figures, DEFAULT_CIRCULAR_RULES);
    const circular: Circular = {
      id: newId(),
      state: 'draft',
      year: null,
      number: null,
      period: subject.period,
      planId: subject.planId ?? null,
      series: subject.series ?? null,
      leaderId: subject.leaderId ?? null,
      text: title === undefined ? text : { ...text, title },
      edited: title === undefined ? [] : ['title'],
      figures,
      draftedByName: draftedBy.name,
      draftedAt: now,
      issuedByName: null,
      issuedAt: null,
      changedAt: now,
      version: 1,
    };
    await tx.manager.insert(Circular, circular);
    await recordEvents(tx, [circularEvent(circular, 'circular.drafted', draftedBy, now)]);
    return circular;
  }

  /**
   * Replaces the text of a draft; its figures do not change.
   * @throws DomainError `access.denied`, `circular.not-found`, `version.stale`, `circular.illegal-transition`
   */
  edit(command: CircularCommand & { text: CircularText }): Promise<Circular> {
    return this.transition({ ...command, transition: 'edit' });
  }

  /**
   * Gathers the figures of a draft anew; the parts of the text that nobody edited follow them.
   * @throws DomainError as {@link edit}
   */
  refresh(command: CircularCommand): Promise<Circular> {
    return this.transition({ ...command, transition: 'refresh' });
  }

  /**
   * Issues a draft (印发): number, history and messages in one transaction. From then on nothing changes it.
   * @throws DomainError as {@link edit}; `circular.confidential` when something on it may not be read any more
   */
  issue(command: CircularCommand): Promise<Circular> {
    return this.transition({ ...command, transition: 'issue' });
  }

  /** Takes a draft back. @throws DomainError as {@link edit} */
  withdraw(command: CircularCommand): Promise<Circular> {
    return this.transition({ ...command, transition: 'withdraw' });
  }

  /** @throws DomainError `circular.not-found`, also for a draft that the actor may not see */
  async read(actor: Actor, id: string): Promise<CircularView> {
    return viewOf(await this.find(actor, id), actor);
  }

  /**
   * Whom issuing it now would tell: the officers and heads of all departments in the ranking, once each.
   * @throws DomainError `access.denied`, `circular.not-found`
   */
  async recipients(actor: Actor, id: string): Promise<CircularRecipient[]> {
    requireAbility(actor, 'project.supervise');
    const circular = await this.find(actor, id);
    return this.database.transaction(async (tx) => {
      const readers = await addresseesOf(tx, circular, this.clock.now(), configuredChannels(this.environment));
      const people = new Map(readers.map(({ person }) => [person.id, person]));
      const departments = new Map((await directory.departments(tx)).map(({ id: key, name }) => [key, name]));
      return [...people.values()].map(({ name, departmentId }) => ({
        name,
        departmentName: departmentId === null ? null : (departments.get(departmentId) ?? null),
      }));
    });
  }

  /** Circulars that the actor sees, the latest draft first. */
  async list(
    actor: Actor,
    { states, period, planId, leaderId }: CircularFilter,
    page: { cursor?: string; limit: number },
  ): Promise<Page<CircularHead>> {
    const query = visibleCirculars(this.circulars, actor).select(HEAD).addSelect(`c.text->>'title'`, 'title');
    if (states) query.andWhere('c.state = ANY(:states)', { states });
    if (period) query.andWhere('c.period = :period', { period });
    if (planId) query.andWhere('c.planId = :planId', { planId });
    if (leaderId) query.andWhere('c.leaderId = :leaderId', { leaderId });
    if (page.cursor) {
      const [draftedAt, id] = decodeCursor(page.cursor, 2);
      query.andWhere('(c.draftedAt, c.id) < (:draftedAt::timestamptz, :id::uuid)', { draftedAt, id });
    }
    query
      .orderBy('c.draftedAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(page.limit + 1);
    const { entities, raw } = await query.getRawAndEntities<{ title: string }>();
    const heads = entities.map((circular, index) => headOf(circular, raw[index]?.title ?? '', actor));
    return toPage(heads, page.limit, (head) => [head.draftedAt.toISOString(), head.id]);
  }

  /**
   * Its history, oldest first, with what its drafts said: only for those who saw them.
   * @throws DomainError `circular.not-found`
   */
  async history(actor: Actor, id: string, after?: number, limit?: number): Promise<RecordedEvent[]> {
    await this.read(actor, id);
    if (!seesAllProjects(actor)) throw notFound('circular', id);
    return readHistory(this.database, id, after, limit);
  }

  private async find(actor: Actor, id: string): Promise<Circular> {
    const circular = await visibleCirculars(this.circulars, actor).andWhere('c.id = :id', { id }).getOne();
    if (!circular) throw notFound('circular', id);
    return circular;
  }

  private transition(command: CircularTransitionCommand): Promise<Circular> {
    return this.database.transaction(async (tx) => (await transition(tx, this.machine, command, this.clock.now())).after);
  }
}

const HEAD = [
  'id',
  'state',
  'year',
  'number',
  'period',
  'planId',
  'series',
  'leaderId',
  'draftedByName',
  'draftedAt',
  'issuedByName',
  'issuedAt',
  'version',
].map((column) => `c.${column}`);
