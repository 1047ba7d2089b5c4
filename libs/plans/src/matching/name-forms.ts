import lexicon from '../../lexicon/department-names.json' with { type: 'json' };

/** A name without area and ending: 东莞市发展和改革局 → 发展改革, bureau. */
export interface NameForm {
  stem: string;
  /** Null for a name without an ending, as the short name 财政: it fits any. */
  kind: string | null;
}

const TAILS = Object.entries(lexicon.tails)
  .flatMap(([kind, tails]) => (Array.isArray(tails) ? tails.map((tail) => ({ kind, tail })) : []))
  .sort((a, b) => b.tail.length - a.tail.length);
const FILLERS = new Set(lexicon.fillers.words);
const SAME_STEMS = new Map<string, string[]>();
for (const list of lexicon.sameStems.lists)
  for (const stem of list) SAME_STEMS.set(stem, [...(SAME_STEMS.get(stem) ?? []), ...list]);
const LONGEST_AREA = 8;
const SHORTEST_NAME = 3;

/** One writing for blanks and brackets. */
export function plainName(name: string): string {
  return name.replace(/\s/g, '').replace(/（/g, '(').replace(/）/g, ')');
}

/** The ways to read a name, the most literal first. `places` are names that may stand before it, as the issuer of a plan. */
export function formsOf(name: string, places: readonly string[]): NameForm[] {
  const readings = withoutBrackets(plainName(name)).flatMap((one) => [one, ...branchOf(one)]);
  const names = readings.flatMap((one) => [one, ...withoutPlace(one, places), ...withoutArea(one)]);
  return [...new Set(names)].map(formOf).filter(({ stem }) => stem !== '');
}

/** Stems that mean the same as this one. */
export function sameStems(stem: string): readonly string[] {
  return SAME_STEMS.get(stem) ?? [];
}

function formOf(name: string): NameForm {
  const ending = TAILS.find(({ tail }) => name.endsWith(tail) && name.length > tail.length + 1);
  const stem = ending ? name.slice(0, -ending.tail.length) : name;
  return { stem: [...stem].filter((char) => !FILLERS.has(char)).join(''), kind: ending?.kind ?? null };
}

/** "人力资源分局(人才办)" is known by all three of its names. */
function withoutBrackets(name: string): string[] {
  const open = name.indexOf('(');
  if (open <= 0 || !name.endsWith(')')) return [name];
  return [name, name.slice(0, open), name.slice(open + 1, -1)];
}

/** "市公安局松山湖分局" is a 公安分局. */
function branchOf(name: string): string[] {
  const bureau = name.indexOf('局');
  return name.endsWith('分局') && bureau < name.length - 1 && bureau > 1 ? [name.slice(0, bureau + 1)] : [];
}

function withoutPlace(name: string, places: readonly string[]): string[] {
  return places
    .filter((place) => place !== '' && name.startsWith(place) && name.length >= place.length + SHORTEST_NAME)
    .map((place) => name.slice(place.length));
}

function withoutArea(name: string): string[] {
  const rests: string[] = [];
  for (let at = 1; at <= Math.min(LONGEST_AREA, name.length - SHORTEST_NAME); at += 1) {
    if (!lexicon.areas.ends.includes(name.charAt(at - 1))) continue;
    const rest = name.slice(at);
    rests.push(rest);
    if (rest.startsWith('委') && rest.length > SHORTEST_NAME) rests.push(rest.slice(1));
  }
  return rests;
}
