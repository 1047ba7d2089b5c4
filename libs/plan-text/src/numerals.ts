/** A number as plans write it, and where it ends: 2520, 1.5, 1,200, 十二, 一千二百, 二〇二二, 三四. */
export interface Numeral {
  end: number;
  value: number;
  /** The second of two neighbours, as 4 in 三四个; null otherwise. */
  upTo: number | null;
  isChinese: boolean;
}

const CHINESE_DIGITS = '零一二三四五六七八九';
const SCALES: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1_000, 万: 10_000, 亿: 100_000_000 };
/** What each Chinese numeral says: 0 to 9, or 10 and more for a scale. */
const CHINESE = new Map<number, number>([
  ...[...CHINESE_DIGITS].map((char, value): [number, number] => [char.charCodeAt(0), value]),
  ...Object.entries(SCALES).map(([char, value]): [number, number] => [char.charCodeAt(0), value]),
  ['〇'.charCodeAt(0), 0],
  ['○'.charCodeAt(0), 0],
  ['两'.charCodeAt(0), 2],
]);
/** Longer runs of numerals are no number that a plan would write. */
const LONGEST = 24;

/** The value of a digit, ASCII or full width; -1 for anything else. */
export function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

export function isChineseNumeral(code: number): boolean {
  return CHINESE.has(code);
}

/** The number that begins at `index`, or null. */
export function numeralAt(text: string, index: number): Numeral | null {
  const code = text.charCodeAt(index);
  if (digitOf(code) >= 0) return digitsAt(text, index);
  return CHINESE.has(code) ? chineseAt(text, index) : null;
}

/** A whole number of at most `most` digits, or a Chinese one. Dates have no decimals. */
export function wholeAt(text: string, index: number, most: number): Numeral | null {
  let end = index;
  let value = 0;
  for (let digit = digitOf(text.charCodeAt(end)); digit >= 0; digit = digitOf(text.charCodeAt(end))) {
    if (end - index >= most) return null;
    value = value * 10 + digit;
    end += 1;
  }
  if (end > index) return { end, value, upTo: null, isChinese: false };
  return CHINESE.has(text.charCodeAt(index)) ? chineseAt(text, index) : null;
}

function digitsAt(text: string, index: number): Numeral {
  let end = index;
  let value = 0;
  for (;;) {
    const digit = digitOf(text.charCodeAt(end));
    if (digit >= 0) value = value * 10 + digit;
    else if (!separatesThousands(text, end, index)) break;
    end += 1;
  }
  if (text.charAt(end) === '.' || text.charAt(end) === '．') {
    let at = end + 1;
    for (let place = 0.1; digitOf(text.charCodeAt(at)) >= 0; place /= 10, at += 1) value += digitOf(text.charCodeAt(at)) * place;
    if (at > end + 1) return { end: at, value: Number(value.toPrecision(15)), upTo: null, isChinese: false };
  }
  return { end, value, upTo: null, isChinese: false };
}

/** The comma of 1,200: three digits follow it, and no fourth; one to three stand before the first. */
function separatesThousands(text: string, at: number, start: number): boolean {
  if (text.charAt(at) !== ',' || at === start) return false;
  const before = text.charAt(at - 4);
  if (at - start > 3 && before !== ',') return false;
  return [1, 2, 3].every((offset) => digitOf(text.charCodeAt(at + offset)) >= 0) && digitOf(text.charCodeAt(at + 4)) < 0;
}

function chineseAt(text: string, index: number): Numeral | null {
  let end = index;
  const parts: number[] = [];
  for (let part = CHINESE.get(text.charCodeAt(end)); part !== undefined; part = CHINESE.get(text.charCodeAt(end))) {
    parts.push(part);
    end += 1;
    if (parts.length > LONGEST) return null;
  }
  const [first = 0, second = 0] = parts;
  if (parts.length === 2 && second < 10 && second === first + 1) return { end, value: first, upTo: second, isChinese: true };
  const value = parts.every((part) => part < 10) ? Number(parts.join('')) : valueOf(parts);
  return { end, value, upTo: null, isChinese: true };
}

/** 一千二百 is 1 × 1000 + 2 × 100; 万 and 亿 multiply all that stands before them. */
function valueOf(parts: readonly number[]): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (const part of parts) {
    if (part < 10) digit = part;
    else if (part < 10_000) {
      section += (digit || 1) * part;
      digit = 0;
    } else {
      total = (total + (section + digit || 1)) * part;
      section = 0;
      digit = 0;
    }
  }
  return total + section + digit;
}
