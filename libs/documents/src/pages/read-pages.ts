import type { Layout } from '../document.js';
import { LayoutBuilder } from '../layout-builder.js';
import type { Limits } from '../limits.js';
import { withoutFurniture } from './furniture.js';
import type { PageText } from './page-text.js';
import { toParagraphs } from './paragraphs.js';
import { inReadingOrder } from './reading-order.js';
import { toRows } from './rows.js';

/** Text of pages as a reader sees it: columns in order, lines joined to paragraphs, headers, footers and page numbers left out. */
export function readPages(pages: readonly PageText[], limits: Limits): Layout {
  const builder = new LayoutBuilder(limits);
  const rows = pages.map(({ height, fragments }) => ({ height, rows: toRows(fragments) }));
  const { pages: bodies, cleaned } = withoutFurniture(rows);
  const lines = bodies.flatMap((page, number) => inReadingOrder(page.rows, number));
  for (const paragraph of toParagraphs(lines)) builder.paragraph(paragraph);
  if (cleaned > 0) builder.note(`Headers, footers and page numbers of ${cleaned} pages were left out.`);
  return builder.layout();
}
