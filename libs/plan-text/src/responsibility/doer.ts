import lexicon from '../../lexicon/responsibility.json' with { type: 'json' };
import { CodeSet } from '../words/code-set.js';
import { ACTIONS, WordSet } from '../words/lexicon.js';
import { isCollectiveName, isOfficeName, isUnitName, splitNames } from './unit-names.js';

const { openers, musts, acts, helping, self, inNames, introductions } = lexicon.doers;
const FOLLOWERS = new WordSet([...musts, ...acts, ...helping]);
const IN_NAMES = new WordSet(inNames);
/** What follows a name without a word. */
const BREAKS = new CodeSet('0123456789一二三四五六七八九十，, \t\n\u3000');
const { strong, weak } = lexicon.unitTails;
/** With one of these a name ends. */
const LAST = new CodeSet([...strong, ...weak].map((tail) => tail.at(-1)).join('') + '等)）');
/** So far from the beginning a task may still speak of who does it, in characters. */
const FARTHEST = 60;

/** Who does a task, as its first words name them. */
export interface Doer {
  leads: string[];
  cooperating: string[];
  /** 你局: the one to whom the text is addressed. */
  isAddressee: boolean;
}

const ADDRESSEE = /^(?:你|贵)(?:局|委|办|厅|区|县|镇|院|校|单位|公司)/;
const INTRODUCTION = new RegExp(`^[^。；;，,：:]{0,20}(?:${introductions.join('|')})(?:以下事项|如下)?[：:，,][ \\t\u3000]*`);
const ORDINAL =
  /^[ \t\u3000]*(?:[（(][一二三四五六七八九十\d]{1,3}[)）]|[一二三四五六七八九十\d]{1,3}[、.．)）](?!\d))?[ \t\u3000]*/;

/** How long the ordinal of a sentence is, and with the words that only introduce it: "王市长批示：", "会议决定，". */
export function introductionOf(sentence: string): { ordinal: number; whole: number } {
  const ordinal = ORDINAL.exec(sentence)?.[0].length ?? 0;
  return { ordinal, whole: ordinal + (INTRODUCTION.exec(sentence.slice(ordinal))?.[0].length ?? 0) };
}

/**
 * Reads "请住建局会同城管局在10月20日前拿出方案", "市财政局要落实资金"; null when the words before the verb name nobody. Without 请 or 由
 * in front, a name must end as only the name of an office does, so that 政务服务中心建设 stays a thing.
 */
export function doerOf(task: string): Doer | null {
  const words = task.slice(introductionOf(task).whole, FARTHEST);
  const opener = openers.find((word) => words.startsWith(word)) ?? '';
  const rest = words.slice(opener.length);
  if (opener !== '' && ADDRESSEE.test(rest))
    return { leads: [], cooperating: helpersIn(rest.replace(ADDRESSEE, '')), isAddressee: true };
  if (opener === '' && ACTIONS.at(words, 0) !== null && !helping.some((word) => words.startsWith(word))) return null;
  const helpers = helpersIn(rest);
  if (helpers.length > 0) return { leads: [], cooperating: helpers, isAddressee: opener !== '' };
  const said = namesBefore(rest, opener === '' ? namesItself : isUnitName);
  return said && { leads: said.names, cooperating: helpersIn(rest.slice(said.end)), isAddressee: false };
}

/** The names that the text begins with, up to a word that follows names. */
function namesBefore(text: string, fits: (name: string) => boolean): { names: string[]; end: number } | null {
  for (let end = 2; end <= text.length; end += 1) {
    if (!LAST.at(text, end - 1) || !followsName(text, end)) continue;
    const names = splitNames(text.slice(0, end));
    const isSelf = names.some((name) => self.some((word) => name.startsWith(word)));
    if (names.length > 0 && !isSelf && names.every(fits)) return { names, end };
  }
  return null;
}

function namesItself(name: string): boolean {
  if (ACTIONS.at(name, 0) !== null) return false;
  return isOfficeName(name) || isCollectiveName(name) || (isUnitName(name) && name.endsWith('政府'));
}

/** Here a list of names ends: 要, 于, 会同, a date stand behind it, but not the rest of a name (就业局). */
function followsName(text: string, at: number): boolean {
  return IN_NAMES.at(text, at) === null && (BREAKS.at(text, at) || FOLLOWERS.at(text, at) !== null);
}

/** 会同城管局、财政局 at the beginning of what follows the lead. */
function helpersIn(text: string): string[] {
  const word = helping.find((one) => text.startsWith(one));
  return word === undefined ? [] : (namesBefore(text.slice(word.length), isUnitName)?.names ?? []);
}
