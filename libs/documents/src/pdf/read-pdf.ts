import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import type { TextItem } from 'pdfjs-dist/types/src/display/api.js';
import type { Layout } from '../document/document.js';
import type { Limits } from '../document/limits.js';
import type { PageText } from '../pages/page-text.js';
import { readPages } from '../pages/read-pages.js';
import { type DirectedFragment, type RawPage, upright } from '../pages/turn.js';
import { DocumentRefused } from '../document/refusal.js';
import { NOTES } from '../document/notes.js';

const MOST_PAGES = 3000;

/**
 * Reads the text layer of a PDF.
 * @throws DocumentRefused `file.scanned` when there is none, `file.encrypted`, `file.damaged`
 */
export async function readPdf(bytes: Uint8Array, limits: Limits): Promise<Layout> {
  const pdf = await open(bytes);
  if (pdf.numPages > MOST_PAGES) throw new DocumentRefused('file.too-complex');
  const pages: PageText[] = [];
  let slanted = 0;
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await textOfPage(pdf, number);
    slanted += page.slanted;
    pages.push(page);
  }
  const empty = pages.filter(({ fragments }) => fragments.every(({ text }) => text.trim() === '')).length;
  if (empty === pages.length) throw new DocumentRefused('file.scanned');
  const layout = readPages(pages, limits);
  if (empty > 0) layout.notes.push(NOTES.emptyPages(empty, pages.length));
  if (slanted > 0) layout.notes.push(NOTES.slanted());
  if (isUnreadable(layout.text)) throw new DocumentRefused('file.scanned');
  return layout;
}

async function open(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  try {
    return await pdfjs.getDocument({
      data: Uint8Array.from(bytes),
      verbosity: 0,
      isEvalSupported: false,
      disableFontFace: true,
      useSystemFonts: false,
      cMapUrl: `${join(folder, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(folder, 'standard_fonts')}/`,
    }).promise;
  } catch (error) {
    throw new DocumentRefused(isNamed(error, 'PasswordException') ? 'file.encrypted' : 'file.damaged', undefined, {
      cause: error,
    });
  }
}

async function textOfPage(pdf: PDFDocumentProxy, number: number): Promise<PageText & { slanted: number }> {
  try {
    const page = await pdf.getPage(number);
    const content = await page.getTextContent();
    const items = content.items.filter((item): item is TextItem => 'str' in item && item.str.trim() !== '');
    const result = upright(rawPageOf(page, items));
    page.cleanup();
    return result;
  } catch (error) {
    throw new DocumentRefused('file.damaged', undefined, { cause: error });
  }
}

/** Places in the page's own space, which counts upwards and doesn't know that the page is shown turned. */
function rawPageOf(page: PDFPageProxy, items: readonly TextItem[]): RawPage {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view;
  const fragments = items.map(({ str, width, height: size, transform }): DirectedFragment => {
    const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = transform as number[];
    return { text: str, x: x - left, y: top - y, width, size: size || Math.hypot(c, d) || 1, along: [a, -b] };
  });
  return { width: right - left, height: top - bottom, fragments };
}

/** Fonts without a way back from glyph to character give signs of private use or none: no better than a picture. */
function isUnreadable(text: string): boolean {
  const unknown = text.match(/[\ue000-\uf8ff\ufffd]/g)?.length ?? 0;
  return unknown > text.length * 0.3;
}

function isNamed(error: unknown, name: string): boolean {
  return error instanceof Error && error.name === name;
}
