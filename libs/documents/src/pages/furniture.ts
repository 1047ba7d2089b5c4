import type { Row } from './page-text.js';

export interface PageRows {
  height: number;
  rows: Row[];
}

/** Rows at the edge of a page that may be header or footer. */
const EDGE_ROWS = 3;
/** A header stands on this share of the pages; left and right pages may have different ones. */
const SHARE = 0.3;
/** Page numbers stand in the outer part of the page. */
const MARGIN = 0.14;

const PAGE_NUMBER = /^[-–—－―·.\s第共页/]*\d{1,4}[-–—－―·.\s第共页/]*(?:\d{1,4}[-–—－―\s页]*)?$/;

/** A title that is repeated on each page: without it nobody would know what the table is. */
const TITLE = /(?:19|20)\d\d\s*年|二[〇○零][〇○零一二三四五六七八九]{2}年|(?:分解表|任务表|计划表|一览表|清单|台账|计划|要点)$/;

/** Takes out running headers and footers and page numbers; tells on how many pages. */
export function withoutFurniture(pages: readonly PageRows[]): { pages: PageRows[]; cleaned: number } {
  const counts = new Map<string, number>();
  for (const page of pages) for (const key of new Set(edgeRows(page).map(keyOf))) counts.set(key, (counts.get(key) ?? 0) + 1);
  const often = Math.max(2, pages.length * SHARE);
  const seen = new Set<string>();
  let cleaned = 0;
  const kept = pages.map((page) => {
    const edges = new Set(edgeRows(page));
    const rows = page.rows.filter((row) => {
      if (isPageNumber(row, page.height)) return false;
      if (!edges.has(row) || (counts.get(keyOf(row)) ?? 0) < often) return true;
      // The header of a table that goes on is repeated too, and the title with its year; once they are needed.
      const isFirst = !seen.has(keyOf(row));
      seen.add(keyOf(row));
      return isFirst && (row.length >= 3 || (row.length === 1 && TITLE.test(row[0]?.text ?? '')));
    });
    if (rows.length < page.rows.length) cleaned++;
    return { ...page, rows };
  });
  return { pages: kept, cleaned };
}

function edgeRows({ rows }: PageRows): Row[] {
  return rows.filter((_, at) => at < EDGE_ROWS || at >= rows.length - EDGE_ROWS);
}

/** The same words at the same height; numbers may differ. */
function keyOf(row: Row): string {
  const text = row.map((segment) => segment.text.replace(/\d+/g, '#')).join(' ');
  return `${Math.round((row[0]?.y ?? 0) / 3)} ${text}`;
}

function isPageNumber(row: Row, height: number): boolean {
  const [first] = row;
  if (row.length !== 1 || !first || !PAGE_NUMBER.test(first.text)) return false;
  return first.y < height * MARGIN || first.y > height * (1 - MARGIN);
}
