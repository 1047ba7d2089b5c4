import { DomainError } from '#platform';

/** One legal change of state, as data. The table of them is the whole life of a row. */
export interface TransitionRule<Row, State extends string = string, Ability extends string = string> {
  from: readonly State[];
  /** What must hold of the row besides its state. */
  when?: (row: Row) => boolean;
  /** `same` keeps the state. */
  to: State | 'same';
  /** What the one who makes it must be allowed to do; null: no person makes it. */
  needs: Ability | null;
  /** Type of the event that it leaves in the history. */
  event: string;
  /** Fields of the command that must be given. */
  requires: readonly string[];
}

export type TransitionRules<Name extends string, Row> = Readonly<Record<Name, TransitionRule<Row>>>;

/** Do state and row allow it? */
export function isLegalTransition<Row extends { state: string }>(rule: TransitionRule<Row>, row: Row): boolean {
  return rule.from.includes(row.state) && (rule.when?.(row) ?? true);
}

/** The transitions that people can make on the row as it stands, in the order of the table. */
export function legalTransitionsOf<Name extends string, Row extends { state: string }>(
  rules: TransitionRules<Name, Row>,
  row: Row,
): Name[] {
  return (Object.keys(rules) as Name[]).filter((name) => rules[name].needs !== null && isLegalTransition(rules[name], row));
}

/** The row is in a state in which the table does not allow the transition. */
export function illegalTransition(subject: string, state: string, transition: string, legal: readonly string[]): DomainError {
  const offer = legal.length > 0 ? `Legal now: ${legal.join(', ')}.` : 'No move is legal any more.';
  return new DomainError(
    `${subject}.illegal-transition`,
    `A ${subject} in state ${state} can't take the move ${transition}. ${offer}`,
    { state, transition, legalTransitions: legal },
  );
}

/** The one who makes the transition left something out. */
export function incompleteTransition(transition: string, missing: readonly string[]): DomainError {
  const what = missing.join(' and ');
  return new DomainError('transition.incomplete', `The move ${transition} needs ${what}.`, { missing });
}

/** @throws DomainError `transition.incomplete` when a required field is absent or blank */
export function assertComplete(command: { transition: string }, requires: readonly string[]): void {
  const said = command as Readonly<Record<string, unknown>>;
  const isMissing = (value: unknown): boolean =>
    value === undefined || value === null || (typeof value === 'string' && value.trim() === '');
  const missing = requires.filter((field) => isMissing(said[field]));
  if (missing.length > 0) throw incompleteTransition(command.transition, missing);
}
