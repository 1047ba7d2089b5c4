import type { Layout } from '../document/document.js';
import { storable } from '../document/layout-builder.js';

/** Text is kept to the letter (what no database stores apart): whoever looks at the file finds the same places. */
export function readPlainText(text: string): Layout {
  const kept = storable(text);
  const notes = kept.includes('\ufffd') ? ['Some characters of the text could not be read and stand as \ufffd.'] : [];
  return { text: kept, tables: [], headings: [], notes };
}
