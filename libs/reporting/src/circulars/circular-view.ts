import type { Actor } from '#identity';
import { numberOf } from './circular-number.js';
import { type CircularState, type CircularTransition, legalCircularTransitions } from './circular-transitions.js';
import type { Circular } from './circular.entity.js';

/** A circular in a list. */
export interface CircularHead {
  id: string;
  /** As it is printed: 通报〔2022〕6号; null: not issued. */
  number: string | null;
  state: CircularState;
  title: string;
  period: string;
  planId: string | null;
  series: string | null;
  leaderId: string | null;
  draftedByName: string;
  draftedAt: Date;
  issuedByName: string | null;
  issuedAt: Date | null;
  version: number;
  legalTransitions: CircularTransition[];
}

/** A circular as people read it. */
export interface CircularView extends CircularHead, Pick<Circular, 'text' | 'edited' | 'figures'> {}

/** What a list shows needs neither figures nor the whole text. */
export type CircularRow = Pick<
  Circular,
  | 'id'
  | 'state'
  | 'year'
  | 'number'
  | 'period'
  | 'planId'
  | 'series'
  | 'leaderId'
  | 'draftedByName'
  | 'draftedAt'
  | 'issuedByName'
  | 'issuedAt'
  | 'version'
>;

export function headOf({ year, number, ...circular }: CircularRow, title: string, actor: Actor): CircularHead {
  const legalTransitions = legalCircularTransitions(circular.state, actor);
  return { ...circular, title, number: numberOf({ year, number }), legalTransitions };
}

export function viewOf({ changedAt: _changedAt, text, edited, figures, ...circular }: Circular, actor: Actor): CircularView {
  return { ...headOf(circular, text.title, actor), text, edited, figures };
}
