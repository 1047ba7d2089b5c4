import { Injectable } from '@nestjs/common';
import { In } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { configuredChannels, handoverFacts, namesOf } from '#notifications';
import type { ActorRef, MadeTransition, NewEvent, StateMachine, TransitionRequest } from '#outbox';
import { DomainError, Environment, newId, notFound, publicUrlOf, type Tx } from '#platform';
import { Project } from '#projects';
import { takeNumber } from '#slips';
import { civilDateOf } from '#work-calendar';
import { addresseesOf, announceCircular } from './announce-circular.js';
import { visibleCirculars } from './circular-access.js';
import { markNamed } from '../drafts/named-in-circular.js';
import { DEFAULT_CIRCULAR_RULES } from '../rules/circular-rules.js';
import { CIRCULAR_TEXT_FIELDS, type CircularText, draftText, refreshText } from './circular-text.js';
import { CIRCULAR_TRANSITIONS, type CircularRule, type CircularTransition } from './circular-transitions.js';
import { circularEvent } from './circular-event.js';
import { Circular } from './circular.entity.js';
import { FiguresGatherer } from './figures-gatherer.js';

export interface CircularTransitionCommand extends TransitionRequest<CircularTransition> {
  circularId: string;
  actor: Actor;
  /** edit: the whole text as it shall be. */
  text?: CircularText;
}

type Made = MadeTransition<Circular, CircularTransitionCommand>;

/** What is particular to the transitions of circulars. */
@Injectable()
export class CircularStateMachine implements StateMachine<Circular, CircularTransitionCommand, CircularRule> {
  readonly subject = 'circular';
  readonly rules = CIRCULAR_TRANSITIONS;

  constructor(
    private readonly environment: Environment,
    private readonly figures: FiguresGatherer,
  ) {}

  authorize({ actor }: CircularTransitionCommand, { needs }: CircularRule): void {
    requireAbility(actor, needs);
  }

  async lock(tx: Tx, { actor, circularId: id }: CircularTransitionCommand): Promise<Circular> {
    const circulars = tx.manager.getRepository(Circular);
    const isVisible = await visibleCirculars(circulars, actor).andWhere('c.id = :id', { id }).getExists();
    const circular = isVisible && (await circulars.findOne({ where: { id }, lock: { mode: 'pessimistic_write' } }));
    if (!circular) throw notFound('circular', id);
    return circular;
  }

  async check(tx: Tx, { transition }: CircularTransitionCommand, before: Circular): Promise<void> {
    if (transition === 'issue') await assertPublic(tx, before);
  }

  async change(tx: Tx, command: CircularTransitionCommand, before: Circular, now: Date): Promise<Partial<Circular> | null> {
    const { transition, actor, text } = command;
    switch (transition) {
      case 'edit':
        return text ? editedText(before, text, now) : null;
      case 'refresh':
        return { ...(await this.refreshed(tx, before)), changedAt: now };
      case 'issue': {
        const year = Number(civilDateOf(now).slice(0, 4));
        const number = await takeNumber(tx, 'circular_counter', year);
        return { year, number, issuedByName: actor.name, issuedAt: now, changedAt: now };
      }
      case 'withdraw':
        return { changedAt: now };
    }
  }

  async save(tx: Tx, after: Circular): Promise<void> {
    await tx.manager.save(Circular, after);
    if (after.state === 'issued') await markNamed(tx, after.id, after.figures.named);
  }

  async record(tx: Tx, made: Made, { event }: CircularRule): Promise<NewEvent[]> {
    const { before, after, command, now } = made;
    const { actor, transition } = command;
    if (transition === 'issue') return [await this.issued(tx, after, actor, now)];
    return [circularEvent(after, event, actor, now, transition === 'edit' ? { changes: changesBetween(before, after) } : {})];
  }

  /** The parts of the text that nobody edited follow the figures. */
  private async refreshed(tx: Tx, before: Circular): Promise<Pick<Circular, 'figures' | 'text'>> {
    const { period, planId, series, leaderId, edited, text } = before;
    const subject = {
      period,
      ...(planId === null ? {} : { planId }),
      ...(series === null ? {} : { series }),
      ...(leaderId === null ? {} : { leaderId }),
    };
    const figures = await this.figures.gather(tx, subject, DEFAULT_CIRCULAR_RULES);
    return { figures, text: refreshText(text, edited, draftText(figures, DEFAULT_CIRCULAR_RULES)) };
  }

  /** Tells the departments; answers the event. */
  private async issued(tx: Tx, circular: Circular, actor: ActorRef, now: Date): Promise<NewEvent> {
    const readers = await addresseesOf(tx, circular, now, configuredChannels(this.environment));
    const sourceId = newId();
    await announceCircular(tx, circular, { readers, sourceId, publicUrl: publicUrlOf(this.environment), now });
    const facts = { recipients: namesOf(readers), ...handoverFacts(readers) };
    return { id: sourceId, ...circularEvent(circular, 'circular.issued', actor, now, facts) };
  }
}

function editedText(before: Circular, text: CircularText, now: Date): Partial<Circular> | null {
  const changed = CIRCULAR_TEXT_FIELDS.filter((field) => text[field] !== before.text[field]);
  if (changed.length === 0) return null;
  const edited = CIRCULAR_TEXT_FIELDS.filter((field) => before.edited.includes(field) || changed.includes(field));
  return { text, edited, changedAt: now };
}

function changesBetween({ text: before }: Circular, { text: after }: Circular): Record<string, unknown> {
  const changed = CIRCULAR_TEXT_FIELDS.filter((field) => before[field] !== after[field]);
  return Object.fromEntries(changed.map((field) => [field, { before: before[field], after: after[field] }]));
}

/** A project may have been made confidential since the draft. */
async function assertPublic(tx: Tx, { figures }: Circular): Promise<void> {
  // All projects: what is confidential keeps the circular from being issued, whoever issues it; none is named.
  const ids = [...figures.redList, ...figures.named].map(({ projectId }) => projectId);
  if (!(await tx.manager.existsBy(Project, { id: In(ids), confidential: true }))) return;
  throw new DomainError(
    'circular.confidential',
    'Something on the red list may not be published any more. Refresh the draft, check its text, and issue it then.',
  );
}
