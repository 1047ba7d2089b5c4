import words from '../../lexicon/quantities.json' with { type: 'json' };
import { CodeSet } from '../words/code-set.js';
import { WordSet } from '../words/lexicon.js';
import { digitOf, isChineseNumeral, type Numeral, numeralAt } from '../words/numerals.js';

/** A number with its unit, where it stands. */
export interface Quantity {
  start: number;
  end: number;
  /** Null where the number is vague: 数百家. */
  value: number | null;
  /** The upper end of a range. */
  upTo: number | null;
  /** As written, with its scale: 亿元, 万平方米; empty for a fraction. */
  unit: string;
  /** 以上, 左右, or empty. */
  tail: string;
  /** 余 or 多: at least so much. */
  isOver: boolean;
}

const MEASURES = new WordSet(words.measures.words);
const UNITS = new WordSet([...words.measures.words, ...words.counters.words, ...words.shares.words]);
const CONCRETE = new WordSet(words.concrete.words);
const COUNTING = new WordSet(words.counting.words);
const NOT_COUNTED = new WordSet(words.notCounted.words);
const TAILS = new WordSet([
  ...words.comparisonAfter['at-least'],
  ...words.comparisonAfter['at-most'],
  ...words.comparisonAfter.about,
]);
const SCALES = new WordSet(['万亿', '亿', '万', '千', '百']);
const MARKS = new CodeSet('-－—–~～至到');
/** Right after one of these, digits belong to a name or an ordinal: 第3, A4, “1+N”, 每10万人. */
const NOT_BEFORE = new CodeSet('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz第“"‘\'+-.·×/#每');
const NOT_BEFORE_CHINESE = new CodeSet('第初每');
const OVER = new CodeSet('多余');
const SCALE_MARKS = new CodeSet('十百千万亿');
/** After a rank these count places: 前10名. */
const RANKED = '名位强个';
const NOT_AFTER_SHARE = '员果立功为长本型都效交绩熟品套活';

/** The quantity whose number begins at `index`, or null. `isAfterName`: a name in marks ends there, "美丽街区"3个. */
export function quantityAt(text: string, index: number, isAfterName = false): Quantity | null {
  if (isChineseNumeral(text.charCodeAt(index))) {
    const counted = chineseQuantityAt(text, index);
    // 三栋2套: the first names a place.
    return counted && digitOf(text.charCodeAt(counted.end)) >= 0 ? null : counted;
  }
  if ((!isAfterName && NOT_BEFORE.at(text, index - 1)) || NOT_COUNTED.has(text, index)) return null;
  const quantity = measuredAt(text, index);
  if (!quantity || isOrdinal(text, quantity) || isName(text, quantity)) return null;
  // 人均预期寿命达到78岁 is a goal, 60岁以上老人 are people.
  if (quantity.unit === '岁' && !REACHES.test(text.slice(Math.max(0, index - REACHING), index))) return null;
  return quantity;
}

const REACHES = /(?:达到?|提高到|提升到|提高至|提升至|超过?|增至|突破)约?$/;
const REACHING = 4;

/** A number, or a range of two, with its unit and tail. */
function measuredAt(text: string, index: number): Quantity | null {
  const number = numeralAt(text, index);
  if (!number) return null;
  const unit = unitAt(text, number);
  const from = unit ? unit.end : number.end;
  const upper = MARKS.at(text, from) ? numeralAt(text, from + 1) : null;
  const upperUnit = upper && upper.isChinese === number.isChinese ? unitAt(text, upper) : null;
  if (upper && upperUnit && (!unit || unit.word === upperUnit.word || upperUnit.word.endsWith(unit.word) || unit.isScale))
    return quantity(text, { start: index, value: number.value, upTo: upper.value, unit: upperUnit });
  return unit && quantity(text, { start: index, value: number.value, upTo: number.upTo, unit });
}

interface Unit {
  word: string;
  end: number;
  isOver: boolean;
  /** 万 or 亿 alone: 10万. */
  isScale: boolean;
}

function quantity(
  text: string,
  { start, value, upTo, unit }: { start: number; value: number; upTo: number | null; unit: Unit },
): Quantity {
  const tail = TAILS.at(text, unit.end) ?? '';
  return { start, end: unit.end + tail.length, value, upTo, unit: unit.word, tail, isOver: unit.isOver };
}

/** The unit after a number: 个, 多万元, 亿元/年, %; a scale alone counts too (10万科技人才). */
function unitAt(text: string, number: Numeral): Unit | null {
  let at = number.end;
  const isOver = OVER.at(text, at);
  if (isOver) at += 1;
  if (text.charAt(at) === ' ') at += 1;
  const whole = UNITS.at(text, at);
  if (whole !== null) return finished(text, { word: whole, end: at + whole.length, isOver, isScale: false });
  const scale = number.isChinese ? null : SCALES.at(text, at);
  if (scale === null) return null;
  const isOverScale = OVER.at(text, at + scale.length);
  const base = UNITS.at(text, at + scale.length + (isOverScale ? 1 : 0));
  const end = at + scale.length + (isOverScale ? 1 : 0);
  if (base !== null)
    return finished(text, { word: scale + base, end: end + base.length, isOver: isOver || isOverScale, isScale: false });
  return '百千'.includes(scale) ? null : finished(text, { word: scale, end, isOver: isOver || isOverScale, isScale: true });
}

/** 万元/亩, but not 10亿元级 and not 3个月. */
function finished(text: string, unit: Unit): Unit | null {
  const next = text.charAt(unit.end);
  if (next === '级' || (unit.word === '个' && next === '月') || (unit.word === '分' && next === '之')) return null;
  if (unit.word.endsWith('成') && NOT_AFTER_SHARE.includes(next || '?')) return null;
  const per = next === '/' ? UNITS.at(text, unit.end + 1) : null;
  return per === null ? unit : { ...unit, word: `${unit.word}/${per}`, end: unit.end + 1 + per.length };
}

/** 前10名 tells a rank. */
function isOrdinal(text: string, { start, end, tail }: Quantity): boolean {
  if (text.charAt(start - 1) !== '前') return false;
  return RANKED.includes(text.charAt(end - tail.length - 1)) && text.charAt(start - 2) !== '目';
}

const CIRCLE = 8;

/** 15分钟生活圈 is the name of a plan, 500米 of a track. */
function isName(text: string, { end, unit }: Quantity): boolean {
  if (unit !== '分钟' && unit !== '小时') return false;
  return text.slice(end, end + CIRCLE).includes('圈');
}

/** 十项, 百余家, 三分之一, 两成; small numbers only where they count things, as far from names as can be. */
function chineseQuantityAt(text: string, index: number): Quantity | null {
  if (NOT_BEFORE_CHINESE.at(text, index - 1) || NOT_COUNTED.has(text, index)) return null;
  const number = numeralAt(text, index);
  if (!number) return null;
  const share = shareAt(text, index, number);
  if (share) return share;
  const start = vagueStart(text, index);
  const found = measuredAt(text, index);
  if (!found || !counts(text, number, found, start < index)) return null;
  return start < index ? { ...found, start, value: null } : found;
}

/** Whether a Chinese numeral counts something. */
function counts(text: string, { value, end }: Numeral, found: Quantity, isVague: boolean): boolean {
  if (found.unit === '成') return value >= 1 && value < 10;
  if (found.tail !== '' || found.isOver || isVague) return true;
  if (found.upTo !== null) return value > 1;
  if (value >= 10) return !(end - found.start === 1 && value >= 100 && MEASURES.has(text, end));
  const verb = COUNTING.has(text, found.start - 2) || COUNTING.has(text, found.start - 3);
  const isConcrete = CONCRETE.has(text, end);
  return value > 1 ? verb || isConcrete || MEASURES.has(text, end) : value === 1 && verb && isConcrete;
}

/** 数百家, 几十家, 上千名 begin before their numeral. */
function vagueStart(text: string, index: number): number {
  if (!SCALE_MARKS.at(text, index)) return index;
  const before = text.charAt(index - 1);
  if (before === '几' || before === '数') return '人次户参总指多'.includes(text.charAt(index - 2) || '?') ? index : index - 1;
  return before === '上' && text.charAt(index) !== '十' && !'线之以网路海'.includes(text.charAt(index - 2) || '?')
    ? index - 1
    : index;
}

/** 三分之一, 百分之七点五, 一半以上. */
function shareAt(text: string, index: number, number: Numeral): Quantity | null {
  if (number.value === 1 && text.charAt(number.end) === '半') return share(text, index, number.end + 1, 0.5);
  if (!text.startsWith('分之', number.end)) return null;
  const over = numeralAt(text, number.end + 2);
  if (!over) return null;
  const isPercent = number.value === 100;
  const point = text.charAt(over.end) === '点' ? numeralAt(text, over.end + 1) : null;
  const value = point ? Number(`${over.value}.${point.value}`) : over.value;
  const end = point ? point.end : over.end;
  return isPercent
    ? { ...share(text, index, end, value), unit: '%' }
    : share(text, index, end, number.value === 0 ? null : value / number.value);
}

export function share(text: string, start: number, end: number, value: number | null): Quantity {
  const tail = TAILS.at(text, end) ?? '';
  return { start, end: end + tail.length, value, upTo: null, unit: '', tail, isOver: false };
}

/** A number is read as a whole: after one that counts nothing, its other digits are none either. */
export function numberEnd(text: string, index: number): number {
  const isChinese = isChineseNumeral(text.charCodeAt(index));
  let end = index + 1;
  while (end < text.length) {
    const code = text.charCodeAt(end);
    if (isChinese ? !isChineseNumeral(code) : digitOf(code) < 0 && code !== 0x2e) break;
    end += 1;
  }
  return end;
}
