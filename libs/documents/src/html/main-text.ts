import { type HtmlElement, isElement, isSilent, plainText, textValue, walk } from './html-tree.js';

/** A child with this share of the running text holds the article; what stands beside it is the page around. */
const MAIN_SHARE = 0.7;

/** What lays out a page. A paragraph is never the whole article, however long. */
const LAYOUT = new Set('body div section article main center font span table tbody tr td'.split(' '));
const TABLE_PARTS = new Set(['table', 'tbody', 'thead', 'tr']);

/**
 * The element that holds the main text of a web page: from the body down to the last one that still holds nearly all running
 * text. Running text has sentence punctuation and is no link; menus, lists of links and imprints have little of it.
 */
export function findMainText(body: HtmlElement): HtmlElement {
  const weights = new Map<HtmlElement, number>();
  weigh(body, false, weights);
  let main = body;
  for (;;) {
    const heaviest = heaviestChild(main, weights);
    if (!heaviest || (weights.get(heaviest) ?? 0) < MAIN_SHARE * (weights.get(body) ?? 0) || !LAYOUT.has(heaviest.tagName)) break;
    main = heaviest;
  }
  main = dataTableAround(main) ?? main;
  // A table of tasks is read as a table, so its parts are never taken for the whole.
  while (TABLE_PARTS.has(main.tagName) && main.parentNode && isElement(main.parentNode as HtmlElement)) {
    main = main.parentNode as HtmlElement;
  }
  return main;
}

/** The table of data that a cell belongs to, however much of the text stands in it; null for a table that only lays out the page. */
function dataTableAround(cell: HtmlElement): HtmlElement | null {
  if (cell.tagName !== 'td' && cell.tagName !== 'th') return null;
  let table: HtmlElement | null = cell;
  while (table && table.tagName !== 'table')
    table = table.parentNode && isElement(table.parentNode as HtmlElement) ? (table.parentNode as HtmlElement) : null;
  if (!table) return null;
  const parts = [...walk(table)];
  const rows = parts.filter(({ tagName }) => tagName === 'tr');
  const isData = rows.filter((row) => filledCells(row) >= 2).length >= 2;
  const isLayout = parts.some(({ tagName }) => tagName === 'a') || parts.filter(({ tagName }) => tagName === 'table').length > 1;
  return isData && !isLayout ? table : null;
}

function filledCells(row: HtmlElement): number {
  return row.childNodes.filter((node) => isElement(node) && plainText(node).trim() !== '').length;
}

function heaviestChild(parent: HtmlElement, weights: ReadonlyMap<HtmlElement, number>): HtmlElement | undefined {
  const inner = parent.childNodes.filter((node): node is HtmlElement => isElement(node) && !isSilent(node));
  return inner.reduce<HtmlElement | undefined>(
    (best, one) => ((weights.get(one) ?? 0) > (best ? (weights.get(best) ?? 0) : 0) ? one : best),
    undefined,
  );
}

/** Characters of running text below each element. */
function weigh(element: HtmlElement, inLink: boolean, weights: Map<HtmlElement, number>): number {
  let weight = 0;
  for (const node of element.childNodes) {
    if (!isElement(node)) weight += inLink ? 0 : runningLength(textValue(node));
    else if (!isSilent(node)) weight += weigh(node, inLink || node.tagName === 'a', weights);
  }
  weights.set(element, weight);
  return weight;
}

function runningLength(text: string): number {
  const trimmed = text.trim();
  if (trimmed.length >= 12 && /[，。；、,;：]/.test(trimmed)) return trimmed.length;
  // Cells and headings are short; they count a little, so that a page that is only a table has a main text too.
  return trimmed.length * 0.2;
}
