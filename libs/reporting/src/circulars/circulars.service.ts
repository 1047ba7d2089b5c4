import { Injectable } from '@nestjs/common';
import { InjectRepository } from '@nestjs/typeorm';
import { In, Repository, type SelectQueryBuilder } from 'typeorm';
import { configuredChannels, handoverFacts, namesOf } from '#notifications';
import { type Actor, requireAbility, seesAllProjects } from '#identity';
import { readHistory, type RecordedEvent, recordEvents } from '#outbox';
import {
  Clock,
  Database,
  decodeCursor,
  DomainError,
  Environment,
  newId,
  notFound,
  type Page,
  publicUrlOf,
  staleVersion,
  toPage,
  type Tx,
} from '#platform';
import { bindTo, knownTo, Project } from '#projects';
import { takeNumber } from '#slips';
import { civilDateOf } from '#work-calendar';
import { addresseesOf, announceCircular } from './announce-circular.js';
import { circularEvent } from './circular-event.js';
import { DEFAULT_CIRCULAR_RULES } from '../rules/circular-rules.js';
import { CIRCULAR_TEXT_FIELDS, type CircularText, draftText, refreshText } from './circular-text.js';
import {
  CIRCULAR_TRANSITIONS,
  type CircularState,
  type CircularTransition,
  legalCircularTransitions,
} from './circular-transitions.js';
import { type CircularHead, type CircularView, headOf, viewOf } from './circular-view.js';
import { Circular } from './circular.entity.js';
import { type CircularSubject, FiguresGatherer } from './figures-gatherer.js';

export interface CircularDraft extends CircularSubject {
  /** Instead of the one that period and scope suggest. */
  title?: string;
  actor: Actor;
}

export interface CircularCommand {
  circularId: string;
  actor: Actor;
  /** The version the actor saw. */
  expectedVersion: number;
}

export interface CircularFilter {
  states?: readonly CircularState[];
  period?: string;
  planId?: string;
}

/** Circulars (通报): drafts, transitions, lists. Each change is one transaction. */
@Injectable()
export class CircularsService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly environment: Environment,
    private readonly figures: FiguresGatherer,
    @InjectRepository(Circular) private readonly circulars: Repository<Circular>,
  ) {}

  /**
   * Drafts a circular (拟通报) of a period, for people to edit.
   * @throws DomainError `access.denied`, `period.invalid`, `plan.not-found`
   */
  draft({ title, actor, ...subject }: CircularDraft): Promise<Circular> {
    requireAbility(actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
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
        text: title === undefined ? text : { ...text, title },
        edited: title === undefined ? [] : ['title'],
        figures,
        draftedByName: actor.name,
        draftedAt: now,
        issuedByName: null,
        issuedAt: null,
        changedAt: now,
        version: 1,
      };
      await tx.manager.insert(Circular, circular);
      await recordEvents(tx, [circularEvent(circular, 'circular.drafted', actor, now)]);
      return circular;
    });
  }

  /**
   * Replaces the text of a draft; its figures do not change.
   * @throws DomainError `access.denied`, `circular.not-found`, `version.stale`, `circular.illegal-transition`
   */
  edit({ text, ...command }: CircularCommand & { text: CircularText }): Promise<Circular> {
    return this.transition('edit', command, (_tx, before) => {
      const changed = CIRCULAR_TEXT_FIELDS.filter((field) => text[field] !== before.text[field]);
      if (changed.length === 0) return Promise.resolve(null);
      const edited = CIRCULAR_TEXT_FIELDS.filter((field) => before.edited.includes(field) || changed.includes(field));
      const changes = Object.fromEntries(changed.map((field) => [field, { before: before.text[field], after: text[field] }]));
      return Promise.resolve({ change: { text, edited }, facts: { changes } });
    });
  }

  /**
   * Gathers the figures of a draft anew; the parts of the text that nobody edited follow them.
   * @throws DomainError as {@link edit}
   */
  refresh(command: CircularCommand): Promise<Circular> {
    return this.transition('refresh', command, async (tx, { period, planId, series, edited, text }) => {
      const subject = { period, ...(planId === null ? {} : { planId }), ...(series === null ? {} : { series }) };
      const figures = await this.figures.gather(tx, subject, DEFAULT_CIRCULAR_RULES);
      return { change: { figures, text: refreshText(text, edited, draftText(figures, DEFAULT_CIRCULAR_RULES)) } };
    });
  }

  /**
   * Issues a draft (印发): number, history and messages in one transaction. From then on nothing changes it.
   * @throws DomainError as {@link edit}; `circular.confidential` when something on it may not be read any more
   */
  issue(command: CircularCommand): Promise<Circular> {
    return this.transition('issue', command, async (tx, before) => {
      await assertPublic(tx, before);
      const now = this.clock.now();
      const readers = await addresseesOf(tx, before, now, configuredChannels(this.environment));
      const year = Number(civilDateOf(now).slice(0, 4));
      const number = await takeNumber(tx, 'circular_counter', year);
      return {
        change: { year, number, issuedByName: command.actor.name, issuedAt: now },
        facts: { recipients: namesOf(readers), ...handoverFacts(readers) },
        followUp: (circular, sourceId) =>
          announceCircular(tx, circular, { readers, sourceId, publicUrl: publicUrlOf(this.environment), now }),
      };
    });
  }

  /** Takes a draft back. @throws DomainError as {@link edit} */
  withdraw(command: CircularCommand): Promise<Circular> {
    return this.transition('withdraw', command, () => Promise.resolve({ change: {} }));
  }

  /** @throws DomainError `circular.not-found`, also for a draft that the actor may not see */
  async read(actor: Actor, id: string): Promise<CircularView> {
    const circular = await this.visible(actor).andWhere('c.id = :id', { id }).getOne();
    if (!circular) throw notFound('circular', id);
    return viewOf(circular);
  }

  /** Circulars that the actor sees, the latest draft first. */
  async list(
    actor: Actor,
    { states, period, planId }: CircularFilter,
    page: { cursor?: string; limit: number },
  ): Promise<Page<CircularHead>> {
    const query = this.visible(actor).select(HEAD).addSelect(`c.text->>'title'`, 'title');
    if (states) query.andWhere('c.state = ANY(:states)', { states });
    if (period) query.andWhere('c.period = :period', { period });
    if (planId) query.andWhere('c.planId = :planId', { planId });
    if (page.cursor) {
      const [draftedAt, id] = decodeCursor(page.cursor, 2);
      query.andWhere('(c.draftedAt, c.id) < (:draftedAt::timestamptz, :id::uuid)', { draftedAt, id });
    }
    query
      .orderBy('c.draftedAt', 'DESC')
      .addOrderBy('c.id', 'DESC')
      .limit(page.limit + 1);
    const { entities, raw } = await query.getRawAndEntities<{ title: string }>();
    const heads = entities.map((circular, index) => headOf(circular, raw[index]?.title ?? ''));
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

  /**
   * Officers read what was issued; whoever sees all projects sees drafts too, but none that has a project on its red list which has been
   * made confidential since: until somebody who knows of that refreshes the draft.
   */
  private visible(actor: Actor): SelectQueryBuilder<Circular> {
    const query = this.circulars.createQueryBuilder('c');
    if (!seesAllProjects(actor)) return query.where(`c.state = 'issued'`);
    const known = knownTo('p.id', actor, bindTo(query));
    return query.where(`(c.state = 'issued' OR NOT EXISTS (SELECT 1 FROM project p WHERE p.confidential AND NOT ${known}
      AND c.figures->'redList' @> jsonb_build_array(jsonb_build_object('projectId', p.id))))`);
  }

  private transition(
    transition: CircularTransition,
    command: CircularCommand,
    prepare: (tx: Tx, before: Circular) => Promise<PreparedTransition | null>,
  ): Promise<Circular> {
    requireAbility(command.actor, 'project.supervise');
    return this.database.transaction(async (tx) => {
      await this.read(command.actor, command.circularId);
      const before = await lockCircular(tx, command, transition);
      const prepared = await prepare(tx, before);
      if (prepared === null) return before;
      const now = this.clock.now();
      const { to, event } = CIRCULAR_TRANSITIONS[transition];
      const after: Circular = { ...before, ...prepared.change, state: to, changedAt: now, version: before.version + 1 };
      await tx.manager.save(Circular, after);
      const [recorded] = await recordEvents(tx, [circularEvent(after, event, command.actor, now, prepared.facts)]);
      await prepared.followUp?.(after, recorded?.id ?? after.id);
      return after;
    });
  }
}

/** What a transition changes, what its history says besides, and what follows from it in the same transaction. */
interface PreparedTransition {
  change: Partial<Circular>;
  facts?: Record<string, unknown>;
  followUp?: (circular: Circular, eventId: string) => Promise<void>;
}

const HEAD = [
  'id',
  'state',
  'year',
  'number',
  'period',
  'planId',
  'series',
  'draftedByName',
  'draftedAt',
  'issuedByName',
  'issuedAt',
  'version',
].map((column) => `c.${column}`);

async function lockCircular(
  tx: Tx,
  { circularId, expectedVersion }: CircularCommand,
  transition: CircularTransition,
): Promise<Circular> {
  const circular = await tx.manager.findOne(Circular, { where: { id: circularId }, lock: { mode: 'pessimistic_write' } });
  if (!circular) throw notFound('circular', circularId);
  if (expectedVersion !== circular.version) throw staleVersion('circular', circularId, expectedVersion, circular.version);
  const { state } = circular;
  const legal = legalCircularTransitions(state);
  if (legal.includes(transition)) return circular;
  throw new DomainError(
    'circular.illegal-transition',
    `A circular that is ${state} can't take the transition ${transition}: only drafts change. Draft another one.`,
    { state, transition, legalTransitions: legal },
  );
}

/** A project may have been made confidential since the draft. */
async function assertPublic(tx: Tx, { figures }: Circular): Promise<void> {
  // All projects: what is confidential keeps the circular from being issued, whoever issues it; none is named.
  const ids = figures.redList.map(({ projectId }) => projectId);
  if (!(await tx.manager.existsBy(Project, { id: In(ids), confidential: true }))) return;
  throw new DomainError(
    'circular.confidential',
    'Something on the red list may not be published any more. Refresh the draft, check its text, and issue it then.',
  );
}
