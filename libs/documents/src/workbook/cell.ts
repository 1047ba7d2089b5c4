/** What a cell shows, and the day it holds when it is a real date. */
export interface SheetCell {
  text: string;
  /** YYYY-MM-DD. */
  date: string | null;
}

/** One sheet as it is filled in: rows and columns count from 1. */
export interface Sheet {
  name: string;
  isHidden: boolean;
  rows: Map<number, Map<number, SheetCell>>;
  merges: Merge[];
}

export interface Merge {
  top: number;
  left: number;
  bottom: number;
  right: number;
}

const A = 65;

/** 28 as AB. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(A + ((rest - 1) % 26)) + letters;
  return letters;
}

/** AB12 as its row and column; null for what is no address. */
export function parseAddress(address: string): { row: number; column: number } | null {
  const match = /^\$?([A-Z]{1,3})\$?(\d{1,7})$/i.exec(address);
  if (!match?.[1]) return null;
  let column = 0;
  for (const letter of match[1].toUpperCase()) column = column * 26 + letter.charCodeAt(0) - A + 1;
  return { row: Number(match[2]), column };
}

export function parseMerge(range: string): Merge | null {
  const [from, to] = range.split(':').map(parseAddress);
  return from && to ? { top: from.row, left: from.column, bottom: to.row, right: to.column } : null;
}
