import { child, elements, type XmlElement } from '../xml/parse-xml.js';
import { formatOrdinal } from './ordinal-formats.js';

interface Level {
  start: number;
  format: string;
  /** As "（%1）" or "%1.%2". */
  pattern: string;
  /** All numbers of the pattern as decimals (isLgl). */
  decimals: boolean;
}

interface List {
  abstractId: string;
  levels: ReadonlyMap<number, Level>;
  /** Levels that begin anew with this list, though it continues the counting of an older one. */
  restarts: ReadonlyMap<number, number>;
}

/** A paragraph's place in an automatic list. */
export interface ListPlace {
  numId: string;
  level: number;
}

const DEEPEST = 8;

/** Makes the ordinals of automatic lists visible: Word stores where a paragraph stands in which list, not "（一）". */
export class Numbering {
  private readonly lists = new Map<string, List>();
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly begun = new Set<string>();

  /** `root` is the element that holds the lists; without one there are none. */
  constructor(root: XmlElement | undefined) {
    const abstracts = new Map(elements(root, 'abstractNum').map((one) => [one.attributes['abstractNumId'] ?? '', one]));
    for (const num of elements(root, 'num')) {
      const abstractId = child(num, 'abstractNumId')?.attributes['val'] ?? '';
      this.lists.set(num.attributes['numId'] ?? '', listOf(num, abstractId, abstracts.get(abstractId)));
    }
  }

  /** The ordinal of the next paragraph at this place, as "（二）"; empty for a bullet or an unknown list. */
  next({ numId, level }: ListPlace): string {
    const list = this.lists.get(numId);
    const own = list?.levels.get(level);
    if (!list || !own || level > DEEPEST) return '';
    const counters = this.countersOf(numId, list);
    counters[level] = (counters[level] ?? own.start - 1) + 1;
    counters.length = level + 1;
    if (own.format === 'bullet' || own.format === 'none') return '';
    const label = own.pattern.replace(/%([1-9])/g, (_, digit: string) => this.numberAt(Number(digit) - 1, list, counters, own));
    return /[\p{L}\p{N}]$/u.test(label) ? `${label} ` : label;
  }

  private numberAt(at: number, list: List, counters: (number | undefined)[], own: Level): string {
    const level = list.levels.get(at);
    const value = counters[at] ?? level?.start ?? 1;
    return formatOrdinal(value, own.decimals ? 'decimal' : (level?.format ?? 'decimal')) ?? '';
  }

  private countersOf(numId: string, list: List): (number | undefined)[] {
    let counters = this.counters.get(list.abstractId);
    if (!counters) this.counters.set(list.abstractId, (counters = []));
    if (!this.begun.has(numId)) {
      this.begun.add(numId);
      for (const [level, start] of list.restarts) counters[level] = start - 1;
    }
    return counters;
  }
}

function listOf(num: XmlElement, abstractId: string, abstract: XmlElement | undefined): List {
  const levels = new Map(elements(abstract, 'lvl').map((one) => [levelNumber(one), levelOf(one)]));
  const restarts = new Map<number, number>();
  for (const override of elements(num, 'lvlOverride')) {
    const replacement = child(override, 'lvl');
    if (replacement) levels.set(levelNumber(override), levelOf(replacement));
    const start = child(override, 'startOverride')?.attributes['val'];
    if (start !== undefined) restarts.set(levelNumber(override), Number(start) || 1);
  }
  return { abstractId, levels, restarts };
}

function levelNumber(element: XmlElement): number {
  return Number(element.attributes['ilvl'] ?? 0);
}

function levelOf(element: XmlElement): Level {
  const isLegal = child(element, 'isLgl');
  return {
    start: Number(child(element, 'start')?.attributes['val'] ?? 1),
    format: child(element, 'numFmt')?.attributes['val'] ?? 'decimal',
    pattern: child(element, 'lvlText')?.attributes['val'] ?? '',
    decimals: isLegal !== undefined && isOn(isLegal),
  };
}

/** A switch of WordprocessingML: there, and not set to false. */
export function isOn(element: XmlElement): boolean {
  return !['0', 'false', 'off'].includes(element.attributes['val'] ?? '1');
}
