import type { Span } from '../src/text/document.js';
import type { PlanDocument } from '../src/text/plan-document.js';

/**
 * A document of one table, as a reader of office files would make it. `<` repeats the cell to the left and `^` the one
 * above, as merged cells do.
 */
export function documentOfCells(cells: readonly (readonly string[])[], before = '', after = ''): PlanDocument {
  let text = before;
  const rows: Span[][] = [];
  for (const line of cells) {
    const row: Span[] = [];
    line.forEach((cell, at) => {
      const merged = cell === '<' ? row[at - 1] : cell === '^' ? rows.at(-1)?.[at] : undefined;
      row.push(merged ?? { start: text.length, end: text.length + cell.length });
      text += merged ? '\t' : `${cell}\t`;
    });
    rows.push(row);
    text += '\n';
  }
  return { text: text + after, tables: [{ rows }], headings: [] };
}
