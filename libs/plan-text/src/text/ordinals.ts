import { CodeSet } from '../words/code-set.js';

export interface Ordinal {
  /** Kinds by depth: 0 第一部分 and 01, 1 一、, 2 （一）, 3 1., 4 (1), 5 ①, 6 一是 and 一要; a dash —— above 1. or above 一是. */
  depth: number;
  length: number;
}

/** Depth of 一是, 一要, 首先: they also number points inside a sentence's paragraph. */
export const POINT_DEPTH = 6;

const ORDINALS: readonly { depth: number; pattern: RegExp }[] = [
  { depth: 0, pattern: /^0[1-9](?:[.、]\s*|\s*)(?=[\u4e00-\u9fff“])/ },
  { depth: 0, pattern: /^第[一二三四五六七八九十]{1,3}(?:部分|章|篇|节)[、:\s]*/ },
  { depth: 1, pattern: /^[一二三四五六七八九十]{1,3}[、.]\s*/ },
  { depth: 2, pattern: /^\(?[一二三四五六七八九十]{1,3}\)[、.:]?\s*/ },
  {
    depth: 3,
    pattern: /^(?:\d{1,3}[.、](?![\da-zA-Z])\s*|\d{1,2}\s+(?=[\u4e00-\u9fff])|\d{1,2}\.\d{1,2}\s+(?=[\u4e00-\u9fff]))/,
  },
  { depth: 4, pattern: /^(?:\(\d{1,3}\)|\d{1,3}\))[、.]?\s*/ },
  { depth: 5, pattern: /^[①-⑳⑴-⒇]\s*/ },
  {
    depth: POINT_DEPTH,
    pattern:
      /^(?:[一二三四五六七八九十]{1,2}(?:是(?:要)?|要)|第[一二三四五六七八九十]{1,2}(?:[,:]|、(?![一二三四五六七八九十])|是)|(?:首先|其次|再次|最后)(?=[,、:要是]))[,、:]?\s*/,
  },
];

const DASH_ABOVE_NUMBERS = 2.5;
const DASH_BELOW_NUMBERS = 5.5;

/** A paragraph that opens with a dash; {@link settleDashes} tells how deep that lies. */
export function dashed(): Ordinal {
  return { depth: DASH_BELOW_NUMBERS, length: 0 };
}

export function isDashed({ depth }: Ordinal): boolean {
  return depth === DASH_ABOVE_NUMBERS || depth === DASH_BELOW_NUMBERS;
}

/** In most texts dashes list points; where one stands over "1.", and no number above it, they are its headings. */
export function settleDashes(sentences: readonly { ordinal: Ordinal | null }[]): void {
  const ordinals = sentences.flatMap(({ ordinal }) => (ordinal ? [ordinal] : []));
  let above = 0;
  const isOverNumbers = ordinals.some((ordinal, index) => {
    if (!isDashed(ordinal)) above = ordinal.depth;
    return isDashed(ordinal) && above < NUMBER && isNumber(ordinals[index + 1]);
  });
  if (isOverNumbers) for (const ordinal of ordinals) if (isDashed(ordinal)) ordinal.depth = DASH_ABOVE_NUMBERS;
}

const NUMBER = 3;

function isNumber(ordinal: Ordinal | undefined): boolean {
  return ordinal !== undefined && ordinal.depth >= NUMBER && ordinal.depth < DASH_BELOW_NUMBERS;
}

const NUMERALS = new CodeSet('一二三四五六七八九十');
const IS = '是'.charCodeAt(0);

/** 一是, 二是 stand there. */
export function isCountedPoint(codes: Uint16Array, index: number): boolean {
  return codes[index + 1] === IS && NUMERALS.has(codes[index] ?? 0);
}

/** 一、 stands there: "会议议定以下事项:一、…". */
export function opensList(codes: Uint16Array, index: number): boolean {
  return codes[index] === ONE && codes[index + 1] === LIST_MARK;
}

const ONE = '一'.charCodeAt(0);
const LIST_MARK = '、'.charCodeAt(0);

const FIRST = new CodeSet('0123456789第一二三四五六七八九十(①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽首其再最');
const LONGEST = 16;

/** A character that no ordinal begins with rules one out. */
export function mayOpenOrdinal(code: number): boolean {
  return FIRST.has(code);
}

/** The ordinal that stands at `start` of a normal form, or null. */
export function ordinalAt(text: string, start: number, end: number): Ordinal | null {
  if (start >= end || !FIRST.at(text, start)) return null;
  const head = text.slice(start, Math.min(end, start + LONGEST));
  for (const { depth, pattern } of ORDINALS) {
    const match = pattern.exec(head);
    if (match && match[0].length < end - start) return { depth, length: match[0].length };
  }
  return null;
}

/** "01" or "一" on a line of its own numbers the line after it. */
export function loneOrdinal(text: string, { start, end }: { start: number; end: number }): Ordinal | null {
  if (end - start > 2) return null;
  const line = text.slice(start, end);
  if (/^0[1-9]$/.test(line)) return { depth: 0, length: 0 };
  return /^[一二三四五六七八九十]{1,2}$/.test(line) ? { depth: 1, length: 0 } : null;
}

/** The same at the beginning of a text of the source, with full-width marks. */
export function ordinalOf(source: string): Ordinal | null {
  const head = source.slice(0, LONGEST).replace(/[（）．：，０-９]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0));
  return ordinalAt(head, 0, source.length);
}

/** "2.3月底前…", "2、10座泵站…": a number before a text that begins with a number itself, where it goes on in a list. */
const BEFORE_NUMBER = /^(\d{1,2})[.、]\s*(?=\d{1,4}(?:月|年|日|个|座|条|所|家|项|处|公里|亩|名|批|次|场|台|套|户|[—~-]\d))/;

export function numberBeforeNumber(text: string, start: number, end: number, last: number): Ordinal | null {
  const match = BEFORE_NUMBER.exec(text.slice(start, Math.min(end, start + LONGEST)));
  const number = Number(match?.[1]);
  return match && (number === 1 || number === last + 1) ? { depth: NUMBER, length: match[0].length } : null;
}

/** The number that an ordinal such as "3." writes, 0 for others. */
export function numberOf(text: string, { depth, length }: Ordinal, start: number): number {
  return depth === NUMBER ? Number.parseInt(text.slice(start - length, start), 10) || 0 : 0;
}

/** Whether an ordinal is the first of its kind: 1., (1), 一、, （一）, ①. */
export function isFirstOrdinal(text: string, { length }: Ordinal, start: number): boolean {
  return /^\(?(?:0?1|一)(?![\d一二三四五六七八九十])|^[①⑴]/.test(text.slice(start - length, start));
}
