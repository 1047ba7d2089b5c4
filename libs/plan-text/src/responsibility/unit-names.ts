import lexicon from '../../lexicon/responsibility.json' with { type: 'json' };
import { ACTIONS } from '../words/lexicon.js';

const MARKS = /[、，,;；/／|｜+＋&＆\\]+/;
const BLANKS = /[\s\u3000]+/;
const LONGEST_NAME = 24;
const STRONG = lexicon.unitTails.strong;
const WEAK = lexicon.unitTails.weak;
const JOINED = lexicon.joined;
const SHORTEST_JOINED = 3;

/** Says whether a name stands for something by itself, so that it is not taken apart: 党委和人事处 may be one unit. */
export type IsKnown = (name: string) => boolean;

/**
 * The names in a list of units, in its order, each once: "区财政局、各街道等" → 区财政局, 各街道; "财政局和住建局" → 财政局, 住建局.
 * @param isKnown names that are whole. Default: nothing is known, and only the words decide
 */
export function splitNames(list: string, isKnown: IsKnown = () => false): string[] {
  const names = splitOutsideBrackets(list, (char) => MARKS.test(char))
    .flatMap((part) => splitAtBlanks(part.trim(), isKnown))
    .map(bareName)
    .flatMap((name) => splitAtJoiners(name, isKnown))
    .flatMap(eachOfAll);
  return [...new Set(names.filter((name) => name !== '' && name.length <= LONGEST_NAME))];
}

/** A name that was broken over lines or spaced out is one; else blanks part names. */
function splitAtBlanks(part: string, isKnown: IsKnown): string[] {
  if (!BLANKS.test(part)) return [part];
  const close = part.replace(/[\s\u3000]+/g, '');
  if (isKnown(close)) return [close];
  return splitOutsideBrackets(spacedNames(part), (char) => char === '\n')
    .flatMap((line) => {
      const whole = line.replace(/[\s\u3000]+/g, '');
      return isKnown(whole) ? [whole] : splitOutsideBrackets(line, (char) => BLANKS.test(char));
    })
    .filter((name) => name !== '');
}

/** 工  会 is one name that was spaced out. */
function spacedNames(list: string): string {
  return list.replace(/(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])/g, '$1$2');
}

/** 财政局和住建局 are two, 文化和旅游局 is one: what stands before the word must be a unit, and what stands behind it too. */
function splitAtJoiners(name: string, isKnown: IsKnown): string[] {
  if (isKnown(name)) return [name];
  for (let index = 1; index < name.length - 1; index += 1) {
    const joiner = JOINED.words.find((word) => name.startsWith(word, index));
    if (joiner === undefined || isInBrackets(name, index)) continue;
    const [before, behind] = [name.slice(0, index), name.slice(index + joiner.length)];
    const rest = splitAtJoiners(behind, isKnown);
    if ((isKnown(before) || endsWhole(before)) && rest.every((one) => isKnown(one) || isUnitName(one))) return [before, ...rest];
  }
  return [name];
}

function endsWhole(name: string): boolean {
  if (isCollectiveName(name)) return isUnitName(name);
  return name.length >= SHORTEST_JOINED && isUnitName(name) && (endsIn(name, STRONG) || endsIn(name, JOINED.tails));
}

function isInBrackets(name: string, index: number): boolean {
  const before = name.slice(0, index);
  return before.replace(/[^（(]/g, '').length > before.replace(/[^）)]/g, '').length;
}

/** 各处室各年段 are two. */
function eachOfAll(name: string): string[] {
  const [, first, second] = /^(各.+)(各.+)$/.exec(name) ?? [];
  return first !== undefined && second !== undefined ? [first, second] : [name];
}

/** Names a unit or many of them; says nothing of whether it exists. */
export function isUnitName(name: string): boolean {
  if (name.length < 2 || name.length > LONGEST_NAME || !NAME.test(name)) return false;
  if (isCollectiveName(name)) return true;
  if (endsIn(name, lexicon.notUnits.words)) return false;
  return endsIn(name, STRONG) || (endsIn(name, WEAK) && ACTIONS.at(name, 0) === null);
}

/** Ends as only the name of an office does. */
export function isOfficeName(name: string): boolean {
  return isUnitName(name) && name.length >= 3 && endsIn(name, STRONG);
}

/** 各街道, 有关部门: many units at once, kept as the document writes it and matched with no department. */
export function isCollectiveName(name: string): boolean {
  return lexicon.collective.openers.some((opener) => name.startsWith(opener));
}

const NAME = /^[\u3400-\u9fff（）()·“”"A-Za-z]+$/;

function endsIn(name: string, tails: readonly string[]): boolean {
  const bare = name.replace(/[（(][^（）()]*[）)]$/, '');
  return tails.some((tail) => bare.endsWith(tail));
}

function splitOutsideBrackets(list: string, isMark: (char: string) => boolean): string[] {
  const names: string[] = [];
  let depth = 0;
  let from = 0;
  for (let index = 0; index < list.length; index += 1) {
    const char = list.charAt(index);
    if ('（('.includes(char)) depth += 1;
    else if ('）)'.includes(char)) depth = Math.max(0, depth - 1);
    else if (depth === 0 && isMark(char)) {
      names.push(list.slice(from, index));
      from = index + 1;
    }
  }
  return [...names, list.slice(from)];
}

function bareName(text: string): string {
  let name = text.replace(/[。.:：*＊]+$/, '');
  const after = lexicon.ignored.after.find((word) => name.endsWith(word));
  if (after) name = name.slice(0, -after.length);
  const before = lexicon.ignored.before.find((word) => name.startsWith(word));
  return before ? name.slice(before.length) : name;
}
