import { nestingOf } from '../words/brackets.js';
import { CodeSet } from '../words/code-set.js';
import type { Span } from '../text/document.js';
import type { NormalForm } from '../text/normal-form.js';
import { mayCount, readQuantities } from '../quantities/find-quantities.js';

/** Members of a list that stay together so far. */
interface Members extends Span {
  /** Its last member. */
  last: string;
  /** 和 and a number begin it. */
  isAnded: boolean;
  /** How many countable targets they have, and where the first of them stands. */
  targets: number;
  target: Span | null;
}

/**
 * Cuts at 、, and at 和 before a number, where both sides carry a target or a stage of their own: "新增学位2520个、公办义务教育学位3500个".
 * A 和 that parts are cut at is a part by itself, too short for an item.
 */
export function splitList(form: NormalForm, item: Span): Span[] {
  if (!mayPart(form, item)) return [item];
  const parts: Members[] = [];
  for (const span of cutAtListMarks(form, item)) {
    const part = memberAt(form.text, span);
    const left = parts.at(-1);
    if (!left || standAlone(left, part)) parts.push(part);
    else {
      left.end = part.end;
      left.last = part.last;
      left.target ??= part.target;
      left.targets += part.targets;
    }
  }
  const spans: Span[] = [];
  for (const { start, end, isAnded } of parts) {
    if (isAnded && spans.length > 0) spans.push({ start: start - 1, end: start });
    spans.push({ start, end });
  }
  return spans;
}

/** Without a number, and a stage before a mark, all members stay together. A mark at an end is no part of the item. */
function mayPart({ codes }: NormalForm, { start, end }: Span): boolean {
  if (codes[start] === LIST_MARK || codes[end - 1] === LIST_MARK) return true;
  for (let index = start; index < end; index += 1) {
    const code = codes[index] as number;
    if (mayCount(code) || (code === LIST_MARK && STAGE_ENDS.has(codes[index - 1] as number))) return true;
  }
  return false;
}

function memberAt(text: string, { start, end }: Span): Members {
  const last = text.slice(start, end);
  const isAnded = start > 0 && AND.has(text.charCodeAt(start - 1));
  const targets = readQuantities(last, MOST_TARGETS);
  const first = targets[0];
  const target = first === undefined ? null : { start: start + first.start, end: start + first.end };
  return { start, end, last, isAnded, targets: targets.length, target };
}

/** More than one say no more than two do. */
const MOST_TARGETS = 2;

const STAGE = /(?:开工|动工|完工|竣工|投产|封顶|通车)(?:建设)?$/;
/** The characters that such a word ends with. */
const STAGE_ENDS = new CodeSet('工产顶车设');
/** 增长7%, 力争8%. */
const SAME_INDICATOR = /^(?:力争|争取|确保|力保)?(?:(?:同比)?(?:增长|下降|提高|上升|达到?)|(?<=.)\d)/;

function standAlone(left: Members, right: Members): boolean {
  const before = countedAt(left);
  if (right.isAnded && before === 'within') return true;
  if (right.last.length >= 8 && endsInStage(left.last) && endsInStage(right.last)) return true;
  if (before === null || before !== countedAt(right) || SAME_INDICATOR.test(right.last)) return false;
  return before === 'end' || isDigit(right.last.charCodeAt(0));
}

function endsInStage(words: string): boolean {
  return STAGE_ENDS.at(words, words.length - 1) && STAGE.test(words);
}

/** Where members have their only countable target: "新增493套共有产权房" within, "学位2520个" at the end. */
function countedAt({ start, end, targets, target }: Members): 'within' | 'end' | null {
  if (target === null || targets > 1) return null;
  const rest = end - target.end;
  if (rest === 0) return target.start - start >= SHORTEST_THING ? 'end' : null;
  return rest >= 2 ? 'within' : null;
}

/** "桥梁15座": what is counted takes two characters at least. */
const SHORTEST_THING = 2;

const LIST_MARK = 0x3001;
const AND = new CodeSet('和及');

function isDigit(code = 0): boolean {
  return code >= 0x30 && code <= 0x39;
}

function cutAtListMarks({ codes }: NormalForm, { start, end }: Span): Span[] {
  const pieces: Span[] = [];
  let depth = 0;
  let from = start;
  for (let index = start; index < end; index += 1) {
    const code = codes[index] ?? 0;
    const nesting = nestingOf(code);
    if (nesting !== 0) depth = Math.max(0, depth + nesting);
    else if (depth === 0 && (code === LIST_MARK || (index > from && AND.has(code) && isDigit(codes[index + 1])))) {
      if (index > from) pieces.push({ start: from, end: index });
      from = index + 1;
    }
  }
  if (end > from) pieces.push({ start: from, end });
  return pieces;
}
