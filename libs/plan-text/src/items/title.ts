import commitment from '../../lexicon/commitment.json' with { type: 'json' };
import { acts, type Clause } from '../clause/clause.js';
import { CodeSet } from '../words/code-set.js';
import type { Span } from '../text/document.js';
import { readHead, readTail } from './head.js';
import { PACES, PROMISE_TAILS, Word, WordSet } from '../words/lexicon.js';
import type { NormalForm } from '../text/normal-form.js';

/** What an item is called in a list, and what is done to what. Spans of the normal form. */
export interface Naming {
  action: Span | null;
  object: Span | null;
  /** Verb and object, as the text has them, or a thing and the stage that it is to reach; the words between are left out. */
  title: Span[];
}

const LONGEST = 40;
/** Words that lead over to the verb of what is promised: 推进完成, 争取启动建设. */
const LEAST_OBJECT = 3;

/** Names an item by the clause that promises; `due` are the words that bound its time, as the normal form has them. */
export function nameItem(form: NormalForm, clauses: readonly Clause[], due: string): Naming {
  const main = mainClause(form, clauses, due);
  const { end } = main;
  const start = skipDue(form, main.start, end, due);
  const head = readHead(form, start, end);
  if (head.bits === 0) return nameThing(form, main, start, due);
  const verb = lastVerb(form, { start: head.start, end: head.end }, end, due);
  const isPushed = (head.bits & (Word.drive | Word.hedge | Word.manner)) !== 0;
  const stage = isPushed ? stageAt(form, verb.after, end, due) : null;
  const object = { start: verb.after, end: stage ? stage.before : withoutTail(form, verb.after, end) };
  const action = stage ? stage.span : withoutPace(form.codes, verb.span);
  const isShort = object.end - object.start < 2;
  if (isShort) return { action, object: null, title: [cut(form, { start, end })] };
  const isJoined = JOINERS.has(form.codes[object.start] ?? 0);
  const title = stage
    ? reached(form, object, stage)
    : [cut(form, { start: action.start, end: lastOf(form, object.start, end, due) })];
  return { action, object: isJoined ? null : object, title };
}

/** A thing and its stage, without what stands between: 南方软件园二期…动工. */
function reached(form: NormalForm, object: Span, { span }: Stage): Span[] {
  return [cut(form, object, LONGEST - (span.end - span.start)), span];
}

/** Where the words end without a bound behind them. */
function lastOf({ text, codes }: NormalForm, start: number, end: number, due: string): number {
  if (due === '' || !text.startsWith(due, end - due.length) || end - due.length - start < LEAST_OBJECT) return end;
  let last = end - due.length;
  while (last > start && (codes[last - 1] === 0x20 || codes[last - 1] === 0x2c)) last -= 1;
  return last;
}

/** 新建、改造…: several verbs share the object; 控制在3%以内 has none. */
const JOINERS = new CodeSet('、和及与并在');

/** The clause that promises: it acts, counts or names something; a general lead, a topic or a purpose don't. */
function mainClause(form: NormalForm, clauses: readonly Clause[], due: string): Clause {
  let best = clauses[0] as Clause;
  let most = -Infinity;
  for (const clause of clauses) {
    const weight = weightOf(form, clause) - (namesNothing(form, clause, due) ? NOTHING_NAMED : 0);
    if (weight > most) [best, most] = [clause, weight];
  }
  return best;
}

const NOTHING_NAMED = 3;
const SHORTEST_NAME = 4;

/** "9月底前完成" only dates what stands before it. */
function namesNothing(form: NormalForm, { start, end }: Clause, due: string): boolean {
  const from = skipDue(form, start, end, due);
  return from > start && end - from < SHORTEST_NAME;
}

function weightOf(form: NormalForm, clause: Clause): number {
  const verb = clause.verb !== 0 ? clause.verb : clause.manner;
  const isBare = clause.ownLength < 3;
  const leans = ((clause.opening | clause.verb) & Word.leaning) !== 0;
  const isTopic = leans && (clause.actions === 0 || (clause.opening & Word.preposition) !== 0);
  const isPurpose = (verb & (Word.aim | Word.cause | Word.raise)) !== 0 && (clause.tail & Word.concrete) === 0;
  const isGeneral = (verb & Word.general) !== 0 && (clause.tail & Word.generalNoun) !== 0 && !clause.hasName;
  const isStage = clause.actions > 0 || (clause.tail & Word.stage) !== 0;
  const lean = isTopic ? 3 : leans && !FRONTS.has(form.codes[clause.start] ?? 0) ? 1.5 : 0;
  return (acts(clause) ? 2 : isStage ? 1 : 0) - lean - (isPurpose ? 1 : 0) - (isGeneral ? 1 : 0) - (isBare ? 2 : 0);
}

/** 对, 将, 把, 由: what stands before the verb. */
const FRONTS = new CodeSet('对将把由');

function skipDue({ text, codes }: NormalForm, start: number, end: number, due: string): number {
  let index = start;
  if (due !== '' && text.startsWith(due, index)) index += due.length;
  while (index < end && (codes[index] === 0x20 || codes[index] === 0x0a || codes[index] === 0x2c)) index += 1;
  return index < end ? index : start;
}

/** 争取尽快启动建设科技交流平台: the verb is 启动, and 建设 leads over to the object. */
function lastVerb(form: NormalForm, first: Span, end: number, due: string): { span: Span; after: number } {
  const { codes, words } = form;
  let span = first;
  let after = first.end;
  for (;;) {
    const at = skipGood(codes, skipDue(form, skipPace(codes, after, end), end, due), end);
    const bits = words.match(at, end);
    const next = at + words.length;
    const isVerb = (bits & Word.action) !== 0 && words.length > 1 && end - next >= LEAST_OBJECT && !isNoun(codes, next);
    if (!isVerb || !LED_TO.has(form.text.slice(at, next))) return { span, after: at };
    if (leadsOver(form, span, end)) span = { start: at, end: next };
    after = next;
  }
}

/** Verbs that another may carry, and that begin no name. */
const LED_TO = new Set(commitment.lists.ledTo.words);

/** 全面加强: the verb is 加强. */
function withoutPace(codes: Uint16Array, { start, end }: Span): Span {
  const isPace = PACES.match(codes, start, end) !== 0 && end - start - PACES.length >= 2;
  return isPace ? { start: start + PACES.length, end } : { start, end };
}

function skipPace(codes: Uint16Array, start: number, end: number): number {
  let index = start;
  while (PACES.match(codes, index, end) !== 0 && end - index - PACES.length >= LEAST_OBJECT) index += PACES.length;
  return index;
}

/** 发挥好, 打造好. */
function skipGood(codes: Uint16Array, index: number, end: number): number {
  return codes[index] === GOOD && end - index > LEAST_OBJECT ? index + 1 : index;
}
const GOOD = '好'.charCodeAt(0);

/** 推动, 力争, 加快 only carry the verb behind them. */
function leadsOver({ words }: NormalForm, { start, end }: Span, limit: number): boolean {
  const bits = words.match(start, Math.min(end, limit));
  return (bits & (Word.hedge | Word.drive | Word.manner)) !== 0;
}

const NOUN_TAILS = new CodeSet('的业性者费率量度化员站区园村路、和及与');

/** 服务业, 改造的, 改造、: the verb belongs to a noun. */
function isNoun(codes: Uint16Array, index: number): boolean {
  return NOUN_TAILS.has(codes[index] ?? 0);
}

interface Stage {
  span: Span;
  /** Where the words before it end, without 尽快, 按期 and the bound. */
  before: number;
}

/** 月荷湖综合治理工程(一期)项目完工: the stage that a thing is to reach. */
function stageAt(form: NormalForm, start: number, end: number, due: string): Stage | null {
  const tail = readTail(form.codes, start, end);
  if (tail === 0) return null;
  const from = end - PROMISE_TAILS.length;
  const before = withoutPaces(form, start, from, due);
  return before - start < 2 ? null : { span: { start: from, end }, before: withoutWord(form, start, before, THING_TAIL) };
}

const LONGEST_PACE = 4;

/** The end of the words before it, without words of pace and the bound. */
function withoutPaces({ codes, text }: NormalForm, start: number, end: number, due: string): number {
  let to = end;
  for (let found = true; found && to > start;) {
    found = false;
    if (due !== '' && text.startsWith(due, to - due.length) && to - due.length >= start) {
      to -= due.length;
      found = true;
    }
    for (let from = Math.max(start, to - LONGEST_PACE); !found && from < to - 1; from += 1)
      if (PACES.match(codes, from, to) !== 0 && PACES.length === to - from) {
        to = from;
        found = true;
      }
  }
  return to;
}

const THING_TAIL = '项目';
const WORK_TAIL = '工作';
/** A shorter name keeps its 项目: it says more than nothing. */
const LONG_NAME = 8;

function withoutTail(form: NormalForm, start: number, end: number): number {
  return withoutWord(form, start, withoutWord(form, start, end, WORK_TAIL), THING_TAIL);
}

function withoutWord({ text }: NormalForm, start: number, end: number, word: string): number {
  return end - start > LONG_NAME && text.startsWith(word, end - word.length) ? end - word.length : end;
}

/** Words that only tie a clause to the one before. */
const TIES = new WordSet(['并', '同时', '还要', '也要', '其中', '此外', '另外', '继续', '要']);

function skipTie({ text, codes }: NormalForm, start: number, end: number): number {
  const length = TIES.lengthAt(text, start);
  const next = start + length + (codes[start + length] === 0x2c ? 1 : 0);
  return length > 0 && end - next >= LONG_NAME ? next : start;
}

/** A clause that no verb opens: 坪山高铁站年内建成, 对10个项目开展审计, 公办学位3500个. */
function nameThing(form: NormalForm, clause: Clause, from: number, due: string): Naming {
  const { end } = clause;
  const start = skipTie(form, from, end);
  const stage = stageAt(form, start, end, due);
  if (stage) {
    const object = { start, end: stage.before };
    return { action: stage.span, object, title: reached(form, object, stage) };
  }
  const opened = form.words.match(start, end);
  const isFronted = (opened & Word.leaning) !== 0 && form.words.length === 1;
  const object = isFronted ? start + 1 : start;
  const title = [cut(form, { start, end: lastOf(form, start, end, due) })];
  const at = clause.firstAction;
  if (!isFronted || at < object + 2) return { action: null, object: { start: object, end }, title };
  const bits = form.words.match(at, end);
  return { action: bits === 0 ? null : { start: at, end: at + form.words.length }, object: { start: object, end: at }, title };
}

const PAIRS = new Map([
  [0x28, 0x29],
  [0x201c, 0x201d],
  [0x300a, 0x300b],
]);
const MARKS = new CodeSet('、,;:和及与并等');
const SHORTEST = 16;

/** At most 40 characters, cut before a word and outside names in quotation marks and brackets. */
function cut({ codes, text }: NormalForm, { start, end }: Span, most = LONGEST): Span {
  if (end - start <= most) return { start, end };
  const limit = start + most;
  let mark = -1;
  let close = 0;
  let outside = start;
  for (let index = start; index < limit; index += 1) {
    const code = codes[index] ?? 0;
    if (close === 0) {
      outside = index;
      close = PAIRS.get(code) ?? 0;
      if (MARKS.has(code) && index - start >= SHORTEST) mark = index;
    } else if (code === close) close = 0;
  }
  if (mark >= 0) return { start, end: mark };
  if (close !== 0 && outside - start >= SHORTEST) return { start, end: outside };
  return { start, end: start + lastWordEnd(text.slice(start, limit + LOOK_AHEAD), most) };
}

const LOOK_AHEAD = 8;
const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

function lastWordEnd(text: string, most: number): number {
  let last = most;
  for (const { index } of SEGMENTER.segment(text)) if (index <= most && index > 0) last = index;
  return last;
}
