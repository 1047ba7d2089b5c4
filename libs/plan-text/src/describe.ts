import { ACHIEVE, ACTIONS, ADVANCE_OPENERS, ADVERBS, EXPLORE, LEANING, START, STRIVE } from './lexicon.js';
import { readQuantities } from './quantities/find-quantities.js';
import { isIndicator } from './quantities/indicator.js';
import { type Target, targetsOf } from './quantities/targets.js';
import { findTimes, type Recurrence } from './time/find-times.js';

/** How much an item promises: achieve a result, start, advance, strive (hedged), explore (only prepared). */
export type Commitment = 'achieve' | 'start' | 'advance' | 'strive' | 'explore';

export interface ItemDescription {
  /** An indicator (主要预期目标) is measured, a task is done. */
  kind: 'task' | 'indicator';
  /** The verb that is promised, as 启动. */
  action: string | null;
  /** What it is done to, as 碧道建设. */
  object: string | null;
  dueText: string | null;
  /** YYYY-MM-DD. */
  due: string | null;
  /** First day from which it holds ("自3月起"), YYYY-MM-DD. */
  start: string | null;
  recurrence: Recurrence | null;
  /** The text presses for speed (尽快, 近期) without a date. */
  isUrgent: boolean;
  quantities: string[];
  targets: Target[];
  commitment: Commitment;
  /** Short name of the project: the object without its verb. */
  title: string;
}

/** What an item's text says about itself, read against the plan year. */
export function describeItem(item: string, planYear: number | null): ItemDescription {
  const text = item.trim();
  const counted = readQuantities(text);
  const quantities = counted.map(({ start, end }) => text.slice(start, end));
  const times = findTimes(text, planYear);
  const work = times.dueText !== null && text.startsWith(times.dueText) ? text.slice(times.dueText.length) : text;
  return {
    ...times,
    kind: isIndicator(text, counted) ? 'indicator' : 'task',
    action: null,
    object: null,
    quantities,
    targets: targetsOf(text, counted),
    commitment: commitmentOf(work, quantities),
    title: titleOf(work === '' ? text : work),
  };
}

function commitmentOf(text: string, quantities: readonly string[]): Commitment {
  const main = mainClause(text);
  const verb = withoutManner(main);
  if (STRIVE.in(withoutNames(text))) return 'strive';
  if (EXPLORE.at(verb, 0) || EXPLORE.at(main, 0)) return 'explore';
  if (/^新(?:增|建|组建)/.test(verb)) return 'achieve';
  const opener = ADVANCE_OPENERS.at(main, 0);
  if (START.at(verb, 0) || endsInStart(main)) return 'start';
  if (endsInResult(main)) return 'achieve';
  if (quantities.length > 0 && !/^(?:规划|推进|推动|加快|依托)/.test(main)) return 'achieve';
  if (ACHIEVE.at(verb, 0) || (ACHIEVE.in(main) && !opener)) return 'achieve';
  return 'advance';
}

/** "推动轨道19号线一期开工" promises a start, whatever opens it. */
function endsInStart(text: string): boolean {
  return /(?:开工|动工|启动|成立|挂牌|编制)(?:建设)?$/.test(text);
}

/** "推进月荷湖综合治理工程(一期)项目完工" promises a result. */
function endsInResult(text: string): boolean {
  return /(?:完成|完工|竣工|通车|投产|投用|投入使用|封顶|竣工交付|开园)$/.test(text);
}

/** Words between quotation marks are names, and promise nothing. */
function withoutNames(text: string): string {
  return text.replace(/“[^“”]*”|《[^《》]*》/g, '');
}

function mainClause(text: string): string {
  const parts = text.split(/[,，]/);
  return parts.find((part) => !LEANING.at(part, 0)) ?? text;
}

const MODALS =
  /^(?:力争|争取|力促|尽快|全力|大力|积极|持续|继续|进一步|着力|努力|精心|高标准|高质量|高水平|高规格|有序|稳步|切实|深度|重点|扎实|全面|深入|不断|再|今年|年内|全年|确保|加快)+/;
const TAILS = /(?:项目)?(?:尽快|按期|顺利|加快)?(?:建设|动工建设|开工建设|完工|动工|开工|封顶|竣工|投产|投入使用|工作)$/;
const TITLE_LENGTH = 40;

/** "高端谋划…" without 高端: what is promised stands in the verb. */
function withoutManner(clause: string): string {
  const rest = clause.replace(MODALS, '');
  return rest.slice(ADVERBS.at(rest, 0)?.length ?? 0);
}

function titleOf(text: string): string {
  const main = mainClause(text).replace(MODALS, '');
  const bare = withoutManner(main);
  let title = ACTIONS.at(main, 0) === null && ACTIONS.at(bare, 0) !== null ? bare : main;
  const verb = ACTIONS.at(title, 0);
  if (verb && title.length > verb.length + 1) title = title.slice(verb.length).replace(MODALS, '');
  const inner = ACTIONS.at(title, 0);
  if (inner && ['建设', '推进', '完成', '实施', '打造'].includes(inner) && title.length > inner.length + 3)
    title = title.slice(inner.length);
  const shorter = /(?:完工|动工|开工|封顶|竣工|投产|投入使用)(?:建设)?$/.test(title) ? title.replace(TAILS, '') : title;
  title = (shorter.length >= 3 ? shorter : title).replace(/项目$/, (tail) => (shorter.length > 8 ? '' : tail));
  return (title.length >= 2 ? title : text).slice(0, TITLE_LENGTH);
}
