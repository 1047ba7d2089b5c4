import type { Alignment, Borders, Style } from 'exceljs';
import type { LedgerColumn } from './columns.js';
import type { LedgerLamp, LedgerRow } from './ledger.js';

/** 五号, the size of Chinese tables. */
export const BODY_POINTS = 10.5;
const MILLIMETRES_PER_POINT = 25.4 / 72;
const PIXELS_PER_MILLIMETRE = 96 / 25.4;
/** Of a cell, left and right of its text. */
const PADDING_MILLIMETRES = 2.2;

/** A column's width in the unit of Excel: digits of the default font, 7 pixels wide, and 5 pixels of padding. */
export function excelWidth(millimetres: number): number {
  return Math.round(((millimetres * PIXELS_PER_MILLIMETRE - 5) / 7) * 100) / 100;
}

/** How many Chinese characters fit on a line of a column. */
export function charactersPerLine(millimetres: number, points = BODY_POINTS): number {
  return Math.max(1, Math.floor((millimetres - PADDING_MILLIMETRES) / (points * MILLIMETRES_PER_POINT)));
}

const LINE: Partial<Borders['top']> = { style: 'thin', color: { argb: 'FF7F7F7F' } };
const BOX: Partial<Borders> = { top: LINE, left: LINE, bottom: LINE, right: LINE };

/** Charset 134 is GB 2312: a program without the font then takes another Chinese one. */
const GB2312 = 134;
const fangsong = (size: number): Style['font'] => ({ name: '仿宋', family: 3, charset: GB2312, size }) as Style['font'];
const heiti = (size: number): Style['font'] => ({ name: '黑体', family: 3, charset: GB2312, size }) as Style['font'];
const solid = (argb: string): Style['fill'] => ({ type: 'pattern', pattern: 'solid', fgColor: { argb } });
const centred: Partial<Alignment> = { horizontal: 'center', vertical: 'middle', wrapText: true };

/** One object for each look: the writer counts looks by identity. */
export const LOOK = {
  title: { font: heiti(18), alignment: centred },
  facts: { font: fangsong(BODY_POINTS), alignment: { horizontal: 'right', vertical: 'middle' } },
  header: { font: heiti(BODY_POINTS), alignment: centred, border: BOX, fill: solid('FFE3E9F1') },
  banner: {
    font: heiti(11),
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true, indent: 1 },
    border: BOX,
    fill: solid('FFF3F5F8'),
  },
  centred: { font: fangsong(BODY_POINTS), alignment: centred, border: BOX },
  left: {
    font: fangsong(BODY_POINTS),
    alignment: { horizontal: 'left', vertical: 'middle', wrapText: true },
    border: BOX,
  },
  /** A heading over more tasks than fit on a page is read at its top. */
  tall: { font: fangsong(BODY_POINTS), alignment: { ...centred, vertical: 'top' }, border: BOX },
  date: {
    font: fangsong(BODY_POINTS),
    alignment: { horizontal: 'center', vertical: 'middle', wrapText: true },
    border: BOX,
    numFmt: 'yyyy"年"m"月"d"日"',
  },
} satisfies Record<string, Partial<Style>>;

/** 红, 黄, 绿 as a cell shows them, light enough for black words; a printed page in grey still has the words. */
const LAMP_LOOKS: Readonly<Record<LedgerLamp, Partial<Style>>> = {
  red: { ...LOOK.centred, fill: solid('FFF8B4B4') },
  yellow: { ...LOOK.centred, fill: solid('FFFCE8A6') },
  green: { ...LOOK.centred, fill: solid('FFC6E7CB') },
  off: LOOK.centred,
};

export function lookOf({ key, align }: LedgerColumn, { standing }: LedgerRow): Partial<Style> {
  if (key === 'due') return LOOK.date;
  if (key === 'lamp') return LAMP_LOOKS[standing?.lamp ?? 'off'];
  return align === 'left' ? LOOK.left : LOOK.centred;
}
