import type { Clause } from '../clause/clause.js';
import { hasQuantity } from '../quantities/find-quantities.js';
import type { NormalForm } from '../text/normal-form.js';
import { type Comma, lengthOf, type Rule } from './comma.js';
import { ruleAt } from './joins.js';

/** The commas of one sentence: there is one {@link Comma}, which is moved from one to the next. */
export class Commas {
  readonly comma: Comma;
  private readonly counting: boolean[];
  /** What joins.ts finds at each comma, found once. */
  private readonly rules: Rule[] = [];

  constructor(
    private readonly form: NormalForm,
    private readonly clauses: readonly Clause[],
  ) {
    this.counting = clauses.map((clause) => counts(form, clause));
    const first = clauses[0] as Clause;
    this.comma = {
      clauses,
      position: 0,
      before: first,
      after: first,
      gathered: 0,
      gatheredLength: 0,
      beforeCounts: false,
      afterCounts: false,
      itemCounts: false,
      afterCut: false,
      rule: 'none',
      codes: form.codes,
      text: form.text,
    };
  }

  /** The clause of this number has a countable target. */
  countsAt(number: number): boolean {
    return this.counting[number] ?? false;
  }

  /** To the comma before the clause of this number. */
  moveTo(position: number): void {
    const { comma, clauses } = this;
    comma.position = position;
    comma.before = clauses[position - 1] as Clause;
    comma.after = clauses[position] as Clause;
    comma.beforeCounts = this.countsAt(position - 1);
    comma.afterCounts = this.countsAt(position);
    comma.rule = this.rules[position] ??= ruleAt(this.form, comma.before, comma.after);
  }

  /** The item before the comma begins with the clause of this number. */
  beginAt(begin: number): void {
    const { comma } = this;
    comma.gathered = comma.position - begin;
    comma.gatheredLength = 0;
    comma.itemCounts = false;
    for (let at = begin; at < comma.position; at += 1) {
      comma.gatheredLength += lengthOf(this.clauses[at] as Clause);
      comma.itemCounts ||= this.countsAt(at);
    }
    comma.afterCut = comma.gathered === 1 && begin > 0;
  }
}

function counts({ text }: NormalForm, { start, end, hasDigit }: Clause): boolean {
  return hasDigit && hasQuantity(text.slice(start, end));
}
