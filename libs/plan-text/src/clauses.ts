import type { Span } from './document.js';
import { ACTIONS, LEANING, RESULTS } from './lexicon.js';
import { findQuantities } from './quantities.js';

const COMMA = /[,，]/;
const OPEN = '“"「《（(〈';
const CLOSE = '”"」》）)〉';
const SHORT_RESULT = 14;

/** Cuts a sentence of the plan into commitments: at commas where the next clause starts an action with its own object. */
export function splitClauses(source: string, sentence: Span): Span[] {
  const pieces = cutAtCommas(source, sentence);
  const items: Span[] = [];
  let current: Span | null = null;
  for (const piece of pieces) {
    if (current && startsItem(source.slice(piece.start, piece.end), source.slice(current.start, current.end))) {
      items.push(current);
      current = piece;
    } else {
      current = current ? { start: current.start, end: piece.end } : piece;
    }
  }
  if (current) items.push(current);
  return items;
}

/** Commas inside quotation marks and brackets cut nothing. */
function cutAtCommas(source: string, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let depth = 0;
  let from = start;
  for (let index = start; index < end; index += 1) {
    const char = source.charAt(index);
    if (char === '"') depth = depth > 0 ? depth - 1 : 1;
    else if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && COMMA.test(char)) {
      if (index > from) pieces.push({ start: from, end: index });
      from = index + 1;
    }
  }
  if (end > from) pieces.push({ start: from, end });
  return pieces.filter((piece) => piece.end > piece.start);
}

function startsItem(piece: string, before: string): boolean {
  if (isLeaning(before)) return false;
  if (findQuantities(piece).length > 0) return ACTIONS.at(piece, 0) !== null || findQuantities(before).length > 0;
  if (!ACTIONS.at(piece, 0)) return false;
  if (RESULTS.at(piece, 0)) return piece.length > SHORT_RESULT + 6 || endsOpen(piece);
  return true;
}

/** A clause of manner, topic or condition carries no action of its own: it belongs to the one after it. */
function isLeaning(clause: string): boolean {
  const last = clause.split(COMMA).at(-1) ?? clause;
  const leaning = LEANING.at(last, 0);
  if (!leaning) return !ACTIONS.in(last) && last.length < 12;
  return !ACTIONS.in(last.slice(leaning.length)) || last.length < 24;
}

/** A concrete thing is named: a project, a plan, a building. */
function endsOpen(piece: string): boolean {
  return (
    /(?:项目|工程|方案|规划|平台|中心|基地|园区|机制|体系|系统|学校|医院|道路|行动|改革|活动)$/.test(piece) &&
    piece.length > SHORT_RESULT
  );
}
