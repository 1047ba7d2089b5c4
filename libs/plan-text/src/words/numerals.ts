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
/** What each Chinese numeral says: 0 to 9, or 10 and more for a scale; -1 for all other characters. */
const CHINESE = new Int32Array(0x10000).fill(-1);
for (const [code, value] of [
  ...[...CHINESE_DIGITS].map((char, value): [number, number] => [char.charCodeAt(0), value]),
  ...Object.entries(SCALES).map(([char, value]): [number, number] => [char.charCodeAt(0), value]),
  ['〇'.charCodeAt(0), 0],
  ['○'.charCodeAt(0), 0],
  ['两'.charCodeAt(0), 2],
] as const)
  CHINESE[code] = value;
/** Longer runs of numerals are no number that a plan would write. */
const LONGEST = 24;

/** The value of a digit, ASCII or full width; -1 for anything else. */
export function digitOf(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30;
  return code >= 0xff10 && code <= 0xff19 ? code - 0xff10 : -1;
}

export function isChineseNumeral(code: number): boolean {
  return chineseOf(code) >= 0;
}

/** Behind the end of a text there is no code, and no numeral. */
function chineseOf(code: number): number {
  return code >= 0 ? (CHINESE[code] as number) : -1;
}

/** The number that begins at `index`, or null. */
export function numeralAt(text: string, index: number): Numeral | null {
  const code = text.charCodeAt(index);
  if (digitOf(code) >= 0) return digitsAt(text, index);
  return isChineseNumeral(code) ? chineseAt(text, index) : null;
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
  return isChineseNumeral(text.charCodeAt(index)) ? chineseAt(text, index) : null;
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
  const first = chineseOf(text.charCodeAt(index));
  let end = index + 1;
  let hasScale = first >= 10;
  let inARow = first;
  for (let part = chineseOf(text.charCodeAt(end)); part >= 0; part = chineseOf(text.charCodeAt(end))) {
    hasScale ||= part >= 10;
    inARow = inARow * 10 + part;
    end += 1;
    if (end - index > LONGEST) return null;
  }
  const second = end - index === 2 ? chineseOf(text.charCodeAt(index + 1)) : -1;
  if (second < 10 && second === first + 1) return { end, value: first, upTo: second, isChinese: true };
  return { end, value: hasScale ? valueOf(text, index, end) : inARow, upTo: null, isChinese: true };
}

/** 一千二百 is 1 × 1000 + 2 × 100; 万 and 亿 multiply all that stands before them. */
function valueOf(text: string, start: number, end: number): number {
  let total = 0;
  let section = 0;
  let digit = 0;
  for (let index = start; index < end; index += 1) {
    const part = chineseOf(text.charCodeAt(index));
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
