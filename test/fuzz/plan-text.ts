import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ParsedPlan, parsePlan } from '#plan-text';
import { accountedSentences } from '../../libs/plan-text/test/accounted.js';

/**
 * Random and damaged plan text for so many seconds: whatever comes in, parsePlan must not throw, its places must hold, and
 * nothing may be lost. What fails is printed with the seed that makes it again.
 *
 * npm run fuzz:plan-text -- [SECONDS] [SEED]
 */
const seconds = Number(process.argv[2] ?? 60);
const seed = Number(process.argv[3] ?? Math.floor(Math.random() * 2 ** 31));
const LONGEST = 3_000;
/** A text this short that takes this long hangs. */
const HANGS_MS = 2_000;

const folder = join(process.env['DUBAN_ROOT'] ?? process.cwd(), 'test/fixtures/plans');
const documents = readdirSync(folder)
  .toSorted()
  .map((file) => readFileSync(join(folder, file), 'utf8'));
const WORDS = [
  ...'一、 (一) （二） 1. 2) ① 01 第一部分 一是 二要 首先 其次 启动碧道建设 推动 完成 力争 谋划 同志们 去年 回顾 工作计划 主要预期目标是: 牵头单位: 责任单位:'.split(
    ' ',
  ),
  ...'三季度 上半年 年底前 6月底前 2025年 “十四五”期末 1-2年内 自3月起 3月至6月 每季度 定期 尽快 春节前 二〇二二年 明年'.split(
    ' ',
  ),
  ...'20条以上 3500个 增长7% 百余家 三分之一 1.5亿元 十项 半数 翻一番 控制在3.5%以内 2-3个 1,200亩 由区发改局牵头 (市住建局)'.split(
    ' ',
  ),
  ...', ， 。 ; ； 、 : ： ( ) （ ） “ ” " 《 》 ‘ ’ ! ？ - — … · \t | # **'.split(' '),
  '\n',
  '\r\n',
  '\r',
  ' ',
  '\u3000',
  '\ufeff',
  '\u0000',
  '\u200b',
  '\ud83d',
  '\ude00',
  '😀',
  '𠮷',
  'é',
  '第 1 页',
];

/** Mulberry32: the same seed makes the same texts on every machine. */
function randomFrom(start: number): () => number {
  let state = start >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function textFrom(random: () => number): string {
  const below = (most: number): number => Math.floor(random() * most);
  const pick = <T>(all: readonly T[]): T => all[below(all.length)] as T;
  const kind = below(10);
  if (kind === 0)
    return Buffer.from(Array.from({ length: below(400) }, () => below(256))).toString(pick(['utf8', 'latin1', 'utf16le']));
  if (kind <= 3) return Array.from({ length: below(120) }, () => pick(WORDS)).join('');
  if (kind === 4) return pick(WORDS).repeat(below(200)) + pick(WORDS).repeat(below(50));
  let text = slice(pick(documents), below);
  for (let left = below(30); left >= 0; left -= 1) text = damaged(text, below, pick);
  return text;
}

function slice(document: string, below: (most: number) => number): string {
  const start = below(document.length);
  return document.slice(start, start + 1 + below(LONGEST));
}

const SWAPS: readonly (readonly [string, string])[] = [
  [',', '，'],
  [';', '；'],
  ['。', '\n'],
  ['\n', ''],
  ['(', '（'],
  ['“', '"'],
  ['”', ''],
  ['》', ''],
  ['、', ','],
];

/** One accident: a cut, a repetition, a word between, a broken line, marks of another width, spaces between characters. */
function damaged(text: string, below: (most: number) => number, pick: <T>(all: readonly T[]) => T): string {
  const at = below(text.length + 1);
  const length = below(40);
  switch (below(6)) {
    case 0:
      return text.slice(0, at) + text.slice(at + length);
    case 1:
      return text.slice(0, at) + text.slice(at, at + length).repeat(3) + text.slice(at);
    case 2:
      return text.slice(0, at) + pick(WORDS) + text.slice(at);
    case 3:
      return `${text.slice(0, at)}\n${text.slice(at)}`;
    case 4: {
      const [from, to] = pick(SWAPS);
      return text.replaceAll(from, to);
    }
    default:
      return text.slice(0, at) + Array.from(text.slice(at, at + length)).join(' ') + text.slice(at + length);
  }
}

/** What is wrong with a plan, or null. */
function faultOf(source: string, plan: ParsedPlan): string | null {
  let from = 0;
  const parts = [...plan.items, ...plan.headings, ...plan.skipped].toSorted(
    (a, b) => a.span.start - b.span.start || a.span.end - b.span.end,
  );
  for (const { span, text } of parts) {
    if (source.slice(span.start, span.end) !== text) return `the place of “${text}” holds something else`;
    if (span.start < from) return `“${text}” overlaps what stands before it`;
    from = span.end;
  }
  const [lost] = accountedSentences(source, plan).lost;
  return lost === undefined
    ? (plan.items.map((item) => faultOfItem(item, source)).find((fault) => fault !== null) ?? null)
    : `lost: “${lost}”`;
}

function faultOfItem(item: ParsedPlan['items'][number], source: string): string | null {
  if (item.text.trim() === '') return 'an empty item';
  if (item.title === '' || item.title.length > item.text.length) return `the title “${item.title}” of “${item.text}”`;
  // The words of a due date stand in the item, or in a heading or note that speaks for it.
  if (item.dueText !== null && !source.includes(item.dueText)) return `“${item.dueText}” is not in the source of “${item.text}”`;
  for (const day of [item.due, item.start]) if (day !== null && !isDay(day)) return `${day} of “${item.text}” is no day`;
  if (item.due !== null && item.dueText === null) return `“${item.text}” is due without words`;
  const missing = item.quantities.find((quantity) => !item.text.includes(quantity));
  if (missing !== undefined) return `“${missing}” is not in “${item.text}”`;
  return item.targets.map(({ text }) => text).join() === item.quantities.join() ? null : `targets of “${item.text}”`;
}

function isDay(day: string): boolean {
  const time = Date.parse(`${day}T00:00:00Z`);
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(time) && new Date(time).toISOString().startsWith(day);
}

function tryOne(source: string): string | null {
  const start = performance.now();
  try {
    const fault = faultOf(source, parsePlan(source));
    return performance.now() - start > HANGS_MS ? 'it takes too long' : fault;
  } catch (error) {
    return `it throws: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
  }
}

const end = performance.now() + seconds * 1000;
let texts = 0;
let fault: string | null = null;
while (fault === null && performance.now() < end) {
  const source = textFrom(randomFrom(seed + texts));
  fault = tryOne(source);
  if (fault !== null)
    process.stderr.write(`${fault}\nAgain: npm run fuzz:plan-text -- 1 ${seed + texts}\n${JSON.stringify(source)}\n`);
  texts += 1;
}
process.stdout.write(`${texts} texts from seed ${seed}: ${fault === null ? 'nothing found' : 'a fault found'}\n`);
if (fault !== null) process.exitCode = 1;
