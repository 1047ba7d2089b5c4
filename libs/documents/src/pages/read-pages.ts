import type { Layout } from '../document/document.js';
import { type Cell, LayoutBuilder } from '../document/layout-builder.js';
import type { Limits } from '../document/limits.js';
import { type AlignedBlock, alignedBlocks, cellsOfBlock, hasSameColumns } from './aligned-table.js';
import { withoutFurniture } from './furniture.js';
import type { Line, PageText, Row } from './page-text.js';
import { toParagraphs } from './paragraphs.js';
import { inReadingOrder } from './reading-order.js';
import { toRows } from './rows.js';
import { NOTES } from '../document/notes.js';

/** Lines of text, or a table. */
type Piece = { lines: Line[] } | { cells: Cell[][]; block: AlignedBlock };

/** Text of pages as a reader sees it: columns in order, lines joined to paragraphs, tables, without headers, footers and page numbers. */
export function readPages(pages: readonly PageText[], limits: Limits): Layout {
  const builder = new LayoutBuilder(limits);
  const rows = pages.map(({ height, fragments }) => ({ height, rows: toRows(fragments) }));
  const { pages: bodies, cleaned } = withoutFurniture(rows);
  const pieces = joined(piecesOfPages(bodies.map((page) => page.rows)));
  for (const piece of pieces) {
    if ('cells' in piece) builder.table(piece.cells);
    else for (const paragraph of toParagraphs(piece.lines)) builder.paragraph(paragraph);
  }
  if (cleaned > 0) builder.note(NOTES.headersAndFooters(cleaned));
  if (pieces.some((piece) => 'cells' in piece)) builder.note(NOTES.tableByPlace());
  return builder.layout();
}

function piecesOfPages(pages: readonly (readonly Row[])[]): Piece[] {
  const pieces: Piece[] = [];
  pages.forEach((rows, page) => {
    const last = pieces.at(-1);
    const before = last && 'cells' in last ? last.block : undefined;
    let from = 0;
    const addLines = (to: number): void => {
      if (to > from) pieces.push({ lines: inReadingOrder(rows.slice(from, to), page) });
    };
    for (const block of alignedBlocks(rows, before)) {
      addLines(block.from);
      const isNew = !(before && block.from === 0 && hasSameColumns(before, block));
      pieces.push({ cells: cellsOfBlock(rows, block, isNew), block });
      from = block.to;
    }
    addLines(rows.length);
  });
  return pieces;
}

/** Text that goes on over pages is one piece, as is a table. */
function joined(pieces: readonly Piece[]): Piece[] {
  const result: Piece[] = [];
  for (const piece of pieces) {
    const last = result.at(-1);
    if (last && 'lines' in last && 'lines' in piece) last.lines.push(...piece.lines);
    else if (last && 'cells' in last && 'cells' in piece && hasSameColumns(last.block, piece.block))
      last.cells.push(...piece.cells);
    else result.push('lines' in piece ? { lines: [...piece.lines] } : { ...piece, cells: [...piece.cells] });
  }
  return result;
}
