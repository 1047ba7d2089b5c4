import type { NormalForm } from '../text/normal-form.js';
import type { Span } from '../text/document.js';
import { nestingOf } from '../words/brackets.js';
import { type Clause, readClause } from './clause.js';

const COMMA = 0x2c;

/** Commas inside brackets and quotation marks cut nothing. */
export function readClauses(form: NormalForm, { start, end }: Span): Clause[] {
  const { codes } = form;
  const clauses: Clause[] = [];
  let depth = 0;
  let from = start;
  for (let index = start; index < end; index += 1) {
    const code = codes[index] ?? 0;
    const nesting = nestingOf(code);
    if (nesting !== 0) depth = Math.max(0, depth + nesting);
    else if (code === COMMA && depth === 0) {
      if (index > from) clauses.push(readClause(form, from, index));
      from = index + 1;
    }
  }
  if (end > from) clauses.push(readClause(form, from, end));
  return clauses;
}
