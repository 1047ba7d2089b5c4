import { DocumentRefused } from '../document/refusal.js';

export interface DecodedText {
  text: string;
  /** As WHATWG names it. */
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030' | 'big5';
}

/** Bytes looked at to tell an encoding. */
const SAMPLE = 65_536;

/**
 * Decodes text by its byte order mark, else as UTF-8 if it is valid, else by what its bytes look like.
 * UTF-8 is never taken for something else: GBK or Big5 text of more than a few characters is no valid UTF-8.
 * @throws DocumentRefused `file.encoding`
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  const marked = byMark(bytes);
  if (marked) return { text: decodeOrRefuse(bytes, marked), encoding: marked };
  const wide = wideOrder(bytes);
  if (wide) return { text: decodeOrRefuse(bytes, wide), encoding: wide };
  const utf8 = decode(bytes, 'utf-8');
  if (utf8 !== null) return { text: utf8, encoding: 'utf-8' };
  const guess = chineseEncoding(bytes.subarray(0, SAMPLE));
  if (guess === null) throw new DocumentRefused('file.encoding');
  return { text: decodeOrRefuse(bytes, guess), encoding: guess };
}

function byMark([first, second, third]: Uint8Array): DecodedText['encoding'] | null {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without a mark: it has zero bytes (line ends, digits), and nearly all high bytes are those of Chinese or Latin text. */
function wideOrder(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, SAMPLE - (SAMPLE % 2));
  if (bytes.length % 2 !== 0 || !sample.includes(0)) return null;
  const little = likelyHighBytes(sample, 1);
  const big = likelyHighBytes(sample, 0);
  if (Math.max(little, big) < sample.length * 0.45) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
}

function likelyHighBytes(sample: Uint8Array, from: 0 | 1): number {
  let count = 0;
  for (let at = from; at < sample.length; at += 2) {
    const high = sample[at] ?? 0;
    const isChinese = (high >= 0x4e && high <= 0x9f) || high === 0x30 || high === 0xff || high === 0x20;
    if (isChinese || (high === 0 && isPrintable(sample[from === 0 ? at + 1 : at - 1] ?? 0))) count++;
  }
  return count;
}

function isPrintable(byte: number): boolean {
  return byte >= 0x20 ? byte !== 0x7f : byte === 0x0a || byte === 0x0d || byte === 0x09;
}

function decode(bytes: Uint8Array, encoding: DecodedText['encoding']): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A few bad bytes (a file cut in the middle of a character) are no reason to refuse the rest. */
const BAD_PER_CHARACTER = 0.001;

function decodeOrRefuse(bytes: Uint8Array, encoding: DecodedText['encoding']): string {
  const whole = decode(bytes, encoding);
  if (whole !== null) return whole;
  const text = new TextDecoder(encoding).decode(bytes);
  const bad = text.split('\ufffd').length - 1;
  if (bad > 1 + text.length * BAD_PER_CHARACTER) throw new DocumentRefused('file.encoding');
  return text;
}

/**
 * GB18030 or Big5 by where the two-byte characters lie: the common ones of each standard lie in rows that are rare or empty in
 * the other. Null when neither fits. Works from two characters on, where frequency statistics need a page.
 */
function chineseEncoding(bytes: Uint8Array): 'gb18030' | 'big5' | null {
  const gb = score(bytes, weighGb);
  const big5 = score(bytes, weighBig5);
  if (Math.max(gb, big5) <= 0) return null;
  return gb >= big5 ? 'gb18030' : 'big5';
}

type Weigh = (lead: number, trail: number) => number;

/** From -1 to 1. */
function score(bytes: Uint8Array, weigh: Weigh): number {
  let sum = 0;
  let count = 0;
  for (let at = 0; at < bytes.length; at++) {
    const lead = bytes[at] ?? 0;
    if (lead < 0x80) continue;
    sum += weigh(lead, bytes[++at] ?? 0xa1);
    count++;
  }
  return count === 0 ? 0 : sum / count;
}

/** GB 2312: rows B0–D7 the 3755 common characters, A1–A3 punctuation; below A1 the rare ones that GBK added. */
function weighGb(lead: number, trail: number): number {
  if (lead === 0x80 || lead === 0xff || trail < 0x30 || trail === 0x7f || trail === 0xff) return -2;
  if (trail < 0x40) return -0.2;
  if (trail < 0xa1) return -0.5;
  if (lead >= 0xb0 && lead <= 0xd7) return 1;
  if (lead >= 0xa1 && lead <= 0xa3) return 0.8;
  return lead >= 0xd8 && lead <= 0xf7 ? 0.3 : -0.5;
}

/** Big5: rows A4–C6 the 5401 common characters, A1–A3 punctuation, C9–F9 the rare ones. */
function weighBig5(lead: number, trail: number): number {
  if (trail < 0x40 || (trail > 0x7e && trail < 0xa1) || trail === 0xff) return -2;
  if (lead >= 0xa4 && lead <= 0xc6) return 1;
  if (lead >= 0xa1 && lead <= 0xa3) return 0.8;
  return lead >= 0xc9 && lead <= 0xf9 ? -0.2 : -2;
}
