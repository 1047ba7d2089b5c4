import type { Span } from './document.js';
import { ACTIONS, ADVERBS, GENERAL, LEANING, RESULTS } from './lexicon.js';
import { findQuantities } from './quantities/find-quantities.js';

const COMMA = /[,，]/;
const OPEN = '“"「《（(〈';
const CLOSE = '”"」》）)〉';
const SHORT_RESULT = 14;
const LONG_TOPIC = 14;
const GENERAL_TOPIC = 14;

/** Clauses gathered into one item so far. What decides on the next one is kept, so that no clause is read twice. */
interface Gathered extends Span {
  /** Its last clause. */
  last: string;
  /** It has no other clause. */
  isAlone: boolean;
  hasTarget: boolean;
}

/** Cuts a sentence of the plan into commitments: at commas where the next clause starts an action with its own object. */
export function splitClauses(source: string, sentence: Span): Span[] {
  const items: Gathered[] = [];
  for (const { start, end } of cutAt(source, sentence, COMMA)) {
    const piece = source.slice(start, end);
    const hasTarget = findQuantities(piece).length > 0;
    const current = items.at(-1);
    if (!current || startsItem(piece, hasTarget, current)) items.push({ start, end, last: piece, isAlone: true, hasTarget });
    else Object.assign(current, { end, last: piece, isAlone: false, hasTarget: current.hasTarget || hasTarget });
  }
  return items.flatMap((item) => splitEnumeration(source, item));
}

/** Members of a list by 、 that stay together so far. */
interface Members extends Span {
  /** Its last member. */
  last: string;
  /** How many countable targets they have, and where the first of them stands. */
  targets: number;
  target: Span | null;
}

/** Cuts at 、 where both sides carry a target or a stage of their own: "新增学位2520个、公办义务教育学位3500个". */
function splitEnumeration(source: string, item: Span): Span[] {
  const parts: Members[] = [];
  for (const span of cutAt(source, item, /、/)) {
    const part = memberAt(source, span);
    const left = parts.at(-1);
    if (!left || standAlone(left, part)) parts.push(part);
    else {
      const { end, last, target } = part;
      Object.assign(left, { end, last, target: left.target ?? target, targets: left.targets + part.targets });
    }
  }
  return parts.map(({ start, end }) => ({ start, end }));
}

function memberAt(source: string, { start, end }: Span): Members {
  const last = source.slice(start, end);
  const [quantity, ...others] = findQuantities(last);
  if (quantity === undefined) return { start, end, last, targets: 0, target: null };
  const at = start + last.lastIndexOf(quantity);
  return { start, end, last, targets: 1 + others.length, target: { start: at, end: at + quantity.length } };
}

const STAGE = /(?:开工|动工|完工|竣工|投产|封顶|通车)(?:建设)?$/;
const SAME_INDICATOR = /^(?:同比)?(?:增长|下降|提高|上升|达到?)/;

function standAlone(left: Members, right: Members): boolean {
  if (right.last.length >= 8 && STAGE.test(left.last) && STAGE.test(right.last)) return true;
  const [before, after] = [countedAt(left), countedAt(right)];
  return before !== null && before === after && !SAME_INDICATOR.test(right.last) && (before === 'end' || /^\d/.test(right.last));
}

/** Where members have their only countable target: "新增493套共有产权房" within, "学位2520个" at the end. */
function countedAt({ start, end, targets, target }: Members): 'within' | 'end' | null {
  if (target === null || targets > 1) return null;
  const rest = end - target.end;
  if (rest === 0) return target.start - start >= 4 ? 'end' : null;
  return rest >= 2 ? 'within' : null;
}

/** Marks inside quotation marks and brackets cut nothing. */
function cutAt(source: string, { start, end }: Span, mark: RegExp): Span[] {
  const pieces: Span[] = [];
  let depth = 0;
  let from = start;
  for (let index = start; index < end; index += 1) {
    const char = source.charAt(index);
    if (char === '"') depth = depth > 0 ? depth - 1 : 1;
    else if (OPEN.includes(char)) depth += 1;
    else if (CLOSE.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && mark.test(char)) {
      if (index > from) pieces.push({ start: from, end: index });
      from = index + 1;
    }
  }
  if (end > from) pieces.push({ start: from, end });
  return pieces.filter((piece) => piece.end > piece.start);
}

function startsItem(piece: string, hasTarget: boolean, before: Gathered): boolean {
  if (isLeaning(before) || (SAME_INDICATOR.test(piece) && piece.length < 10)) return false;
  const opener = adverbsOf(piece);
  const action = piece.slice(opener);
  if (hasTarget) return acts(piece) || before.hasTarget || /^(?:每年|首期|首批)/.test(piece);
  if (LEANING.at(piece, 0) && !RESULTS.at(piece, 0) && ACTIONS.in(piece.slice(3)) && piece.length >= LONG_TOPIC) return true;
  if (!acts(piece)) return hasOwnSubject(piece);
  if (isConsequence(action) || isConsequence(piece)) return false;
  if (RESULTS.at(piece, 0) || (opener > 0 && RESULTS.at(action, 0) && !ACTIONS.at(piece, 0)))
    return piece.length > SHORT_RESULT + 6 || isConcrete(piece);
  return true;
}

/** Length of the words of manner that a clause opens with: 科学, 一体, 认真. */
function adverbsOf(clause: string): number {
  return ADVERBS.at(clause, 0)?.length ?? 0;
}

function acts(clause: string): boolean {
  return ACTIONS.at(clause, 0) !== null || ACTIONS.at(clause, adverbsOf(clause)) !== null;
}

/** "永丰片区整体搬迁完成前期商洽": a subject of its own, then a stage of work. */
function hasOwnSubject(clause: string): boolean {
  return clause.length >= LONG_TOPIC && /^[^，,的]{4,}(?:完成|启动|开工|动工|竣工|投产|建成)[^的]{0,8}$/.test(clause);
}

/** What the clause before leads to, rather than work of its own: "推动“夜唐家”繁荣发展", "打造一流的园区". */
function isConsequence(clause: string): boolean {
  if (/一批|\d/.test(clause)) return false;
  if (/^推动(?:实现)?[“"]/.test(clause)) return true;
  if (clause.startsWith('推动')) return /(?:发展|融合|繁荣|提升|成效)$/.test(clause);
  return /^(?:打造|构建|建设|形成|营造)/.test(clause) && /(?:的[^、]{2,12}|品牌|队伍|格局|交通?网|生态|家园)$/.test(clause);
}

/** A clause of manner, topic or condition carries no action of its own: it belongs to the one after it. */
function isLeaning(before: Gathered): boolean {
  const last = before.last.split(COMMA).at(-1) ?? before.last;
  if (findQuantities(last).length > 0) return false;
  if (before.isAlone && last === before.last && last.length <= GENERAL_TOPIC && GENERAL.at(last, 0) && !isConcrete(last))
    return true;
  const leaning = LEANING.at(last, 0);
  if (!leaning) return !ACTIONS.in(last) && last.length < 12;
  return !ACTIONS.in(last.slice(leaning.length)) || (last.length < 24 && !/建设|打造|改造/.test(last));
}

/** A concrete thing is named: a project, a plan, a building. */
function isConcrete(piece: string): boolean {
  if (/一批/.test(piece)) return true;
  return (
    /(?:项目|工程|方案|规划|平台|中心|基地|园区|公园|机制|体系|系统|学校|医院|道路|行动|改革|活动)$/.test(piece) &&
    piece.length > SHORT_RESULT
  );
}
