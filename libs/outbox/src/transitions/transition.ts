import { staleVersion, type Tx } from '#platform';
import type { ActorRef, NewEvent, RecordedEvent } from '../events/event.js';
import { recordEvents } from '../events/events.queries.js';
import {
  assertComplete,
  illegalTransition,
  isLegalTransition,
  legalTransitionsOf,
  type TransitionRule,
} from './transition-rule.js';

/** A row with a life of its own. */
export interface StatefulRow {
  id: string;
  state: string;
  /** Counts its changes. */
  version: number;
}

/** Who makes which transition. What else is said stands beside it. */
export interface TransitionRequest<Name extends string = string> {
  transition: Name;
  actor: ActorRef;
  /** The version that the actor saw; null skips the check. */
  expectedVersion: number | null;
}

export interface MadeTransition<Row, Command> {
  before: Row;
  after: Row;
  command: Command;
  now: Date;
}

/**
 * What is particular to the transitions of one kind of row; {@link transition} calls these in the order in which they stand.
 * `Command['transition']` names the rules.
 */
export interface StateMachine<
  Row extends StatefulRow,
  Command extends TransitionRequest,
  Rule extends TransitionRule<Row> = TransitionRule<Row>,
> {
  /** Names the kind of row in error codes and sentences: `slip` gives `slip.illegal-transition`. */
  readonly subject: string;
  readonly rules: Readonly<Record<Command['transition'], Rule>>;
  /** @throws DomainError `access.denied` when the role of the actor does not allow what the rule needs */
  authorize(command: Command, rule: Rule): void;
  /** Reads the row that the actor may see and locks it until the transaction ends. @throws DomainError `<subject>.not-found` */
  lock(tx: Tx, command: Command): Promise<Row>;
  /** Refuses an actor whose role suffices, but who does not act for this row. */
  assertActs?(tx: Tx, command: Command, before: Row): void | Promise<void>;
  /** Refuses what the rule as data can't express. */
  check?(tx: Tx, command: Command, before: Row, now: Date): Promise<void>;
  /**
   * What the transition changes besides state and version; a state in it wins over that of the rule. Null: it changes nothing, so that
   * neither row nor history is written.
   */
  change(tx: Tx, command: Command, before: Row, now: Date): Partial<Row> | null | Promise<Partial<Row> | null>;
  save(tx: Tx, after: Row, before: Row): Promise<void>;
  /** Writes what belongs to the transition beside the row; answers the events for the history. */
  record(tx: Tx, made: MadeTransition<Row, Command>, rule: Rule): Promise<NewEvent[]> | NewEvent[];
}

/**
 * Makes one transition in the caller's transaction: lock, version, ability, legality, completeness, row, history. Answers the row
 * as it is now, with the events that were recorded.
 * @throws DomainError `version.stale`, `<subject>.illegal-transition`, `transition.incomplete`, and what the machine throws
 */
export async function transition<Row extends StatefulRow, Command extends TransitionRequest, Rule extends TransitionRule<Row>>(
  tx: Tx,
  machine: StateMachine<Row, Command, Rule>,
  command: Command,
  now: Date,
): Promise<MadeTransition<Row, Command> & { events: RecordedEvent[] }> {
  const rules: Readonly<Record<string, Rule>> = machine.rules;
  const rule = rules[command.transition];
  if (!rule) throw new Error(`there is no transition ${command.transition} of a ${machine.subject}`);
  machine.authorize(command, rule);
  const before = await machine.lock(tx, command);
  assertVersion(machine.subject, command, before);
  await machine.assertActs?.(tx, command, before);
  if (!isLegalTransition(rule, before))
    throw illegalTransition(machine.subject, before.state, command.transition, legalTransitionsOf(rules, before));
  assertComplete(command, rule.requires);
  await machine.check?.(tx, command, before, now);

  const change = await machine.change(tx, command, before, now);
  if (change === null) return { before, after: before, command, now, events: [] };
  const state = rule.to === 'same' ? before.state : rule.to;
  const after: Row = { ...before, state, version: before.version + 1, ...change };
  await machine.save(tx, after, before);
  const made = { before, after, command, now };
  return { ...made, events: await recordEvents(tx, await machine.record(tx, made, rule)) };
}

function assertVersion(subject: string, { expectedVersion }: TransitionRequest, { id, version }: StatefulRow): void {
  if (expectedVersion !== null && expectedVersion !== version) throw staleVersion(subject, id, expectedVersion, version);
}
