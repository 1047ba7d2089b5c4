import type { Layout } from '../document/document.js';
import { readHtml } from '../html/read-html.js';
import type { Limits } from '../document/limits.js';
import { DocumentRefused } from '../document/refusal.js';
import { decodeText } from './decode-text.js';

/** Nested parts are looked into so deep. */
const DEEPEST = 5;

interface Part {
  headers: Map<string, string>;
  body: string;
}

/**
 * Reads the page of such a file: the first part that is HTML.
 * @throws DocumentRefused `file.damaged` when it holds none
 */
export function readMhtml(bytes: Uint8Array, limits: Limits): Layout {
  const page = htmlIn(partOf(Buffer.from(bytes).toString('latin1')), 0);
  if (page === null) throw new DocumentRefused('file.damaged');
  return readHtml(decoded(page), limits);
}

function partOf(text: string): Part {
  const gap = /\r?\n\r?\n/.exec(text);
  const head = gap ? text.slice(0, gap.index) : text;
  const headers = new Map<string, string>();
  for (const line of head.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { headers, body: gap ? text.slice(gap.index + gap[0].length) : '' };
}

function htmlIn(part: Part, depth: number): Part | null {
  const type = part.headers.get('content-type') ?? '';
  if (/^text\/html|^application\/xhtml/i.test(type)) return part;
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (boundary === undefined || depth >= DEEPEST) return null;
  for (const piece of part.body.split(`--${boundary}`).slice(1)) {
    const found = htmlIn(partOf(piece.replace(/^\r?\n/, '')), depth + 1);
    if (found) return found;
  }
  return null;
}

function decoded({ headers, body }: Part): string {
  const encoding = (headers.get('content-transfer-encoding') ?? '').toLowerCase();
  const bytes =
    encoding === 'base64'
      ? Buffer.from(body, 'base64')
      : Buffer.from(encoding === 'quoted-printable' ? unquoted(body) : body, 'latin1');
  const charset = /charset="?([\w-]+)/i.exec(headers.get('content-type') ?? '')?.[1];
  if (charset !== undefined && !/^utf-?8$/i.test(charset)) {
    try {
      return new TextDecoder(charset).decode(bytes);
    } catch {
      // A charset that nobody knows: the bytes tell it.
    }
  }
  return decodeText(bytes).text;
}

function unquoted(text: string): string {
  return text
    .replace(/=[ \t]*\r?\n/g, '')
    .replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
}
