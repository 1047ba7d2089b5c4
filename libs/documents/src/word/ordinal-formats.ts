/** How Word writes a number of an automatic list (ECMA-376, ST_NumberFormat); null for bullets and the like. */
export function formatOrdinal(value: number, format: string): string | null {
  return FORMATS[format]?.(value) ?? (format === 'bullet' || format === 'none' ? null : String(value));
}

const CHINESE_COUNTING = (value: number): string => chineseNumber(value, '〇一二三四五六七八九', '十百千');

const FORMATS: Readonly<Record<string, (value: number) => string>> = {
  decimal: String,
  decimalZero: (value) => String(value).padStart(2, '0'),
  decimalFullWidth: (value) => String(value).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0)),
  chineseCounting: CHINESE_COUNTING,
  chineseCountingThousand: CHINESE_COUNTING,
  japaneseCounting: CHINESE_COUNTING,
  taiwaneseCounting: CHINESE_COUNTING,
  taiwaneseCountingThousand: CHINESE_COUNTING,
  koreanCounting: CHINESE_COUNTING,
  ideographDigital: (value) => String(value).replace(/\d/g, (digit) => '〇一二三四五六七八九'[Number(digit)] ?? ''),
  chineseLegalSimplified: (value) => chineseNumber(value, '零壹贰叁肆伍陆柒捌玖', '拾佰仟'),
  ideographLegalTraditional: (value) => chineseNumber(value, '零壹貳參肆伍陸柒捌玖', '拾佰仟'),
  decimalEnclosedCircle: circled,
  decimalEnclosedCircleChinese: circled,
  decimalEnclosedParen: (value) => (value <= 20 ? String.fromCharCode(0x2473 + value) : `(${value})`),
  decimalEnclosedFullstop: (value) => (value <= 20 ? String.fromCharCode(0x2487 + value) : `${value}.`),
  upperLetter: (value) => letters(value, 'A'),
  lowerLetter: (value) => letters(value, 'a'),
  upperRoman: roman,
  lowerRoman: (value) => roman(value).toLowerCase(),
  ideographTraditional: (value) => '甲乙丙丁戊己庚辛壬癸'[value - 1] ?? String(value),
};

/** 1 to 9999 in Chinese: 十, 十二, 二十, 一百零三. */
function chineseNumber(value: number, digits: string, units: string): string {
  if (value <= 0 || value > 9999) return String(value);
  const zero = digits[0] === '〇' ? '零' : (digits[0] ?? '');
  let text = '';
  let gap = false;
  for (let power = 3; power >= 0; power--) {
    const digit = Math.floor(value / 10 ** power) % 10;
    if (digit === 0) gap ||= text !== '';
    else {
      text += `${gap ? zero : ''}${digits[digit] ?? ''}${power > 0 ? (units[power - 1] ?? '') : ''}`;
      gap = false;
    }
  }
  return value < 20 && value >= 10 && units.startsWith('十') ? text.slice(1) : text;
}

function circled(value: number): string {
  if (value <= 20) return String.fromCharCode(0x245f + value);
  if (value <= 35) return String.fromCharCode(0x3251 + value - 21);
  return value <= 50 ? String.fromCharCode(0x32b1 + value - 36) : String(value);
}

/** a … z, aa, bb: Word repeats the letter. */
function letters(value: number, first: 'A' | 'a'): string {
  const letter = String.fromCharCode(first.charCodeAt(0) + ((value - 1) % 26));
  return letter.repeat(Math.min(8, Math.floor((value - 1) / 26) + 1));
}

const ROMAN: readonly [number, string][] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

function roman(value: number): string {
  if (value <= 0 || value > 3999) return String(value);
  let rest = value;
  let text = '';
  for (const [worth, sign] of ROMAN) {
    while (rest >= worth) {
      text += sign;
      rest -= worth;
    }
  }
  return text;
}
