import type { Layout } from '../document/document.js';
import { storable } from '../document/layout-builder.js';
import { NOTES } from '../document/notes.js';

/** Text is kept to the letter (what no database stores apart): whoever looks at the file finds the same places. */
export function readPlainText(text: string): Layout {
  const kept = storable(text);
  const notes = kept.includes('\ufffd') ? [NOTES.unreadCharacters()] : [];
  return { text: kept, tables: [], headings: [], notes };
}
