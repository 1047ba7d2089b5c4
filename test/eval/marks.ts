import { locate, type MarkedItem, type Place, plainForm } from '../../libs/plan-text/test/score.js';
import type { NormalForm } from '../../libs/plan-text/src/text/normal-form.js';

/** What the marks say about two neighbouring places: one item, two, no item, or that careful people differ. */
export type Relation = 'same' | 'apart' | 'outside' | 'either';

/** What people say about a document, asked for by places of its normal form. */
export interface Judgement {
  /** Whether an item stands in a sentence (of the given form, where notes were taken out of it); either, where leaving it out is right too. */
  holdsItem(start: number, end: number, form?: NormalForm): 'yes' | 'no' | 'either';
  isHeading(start: number, end: number): boolean;
  /** How two neighbouring clauses of a sentence belong together: `from` ends the first, the second begins at `to`. */
  relation(from: number, to: number, sentence: number): Relation;
}

/** The marks of a document that is scored. */
export class Marks implements Judgement {
  private readonly plain: string;
  /** Where each character of the text stands in its plain form. */
  private readonly offsets: Int32Array;
  private readonly main: Int32Array;
  private readonly headings: ReadonlySet<string>;
  private readonly others: { from: number; to: number; items: Int32Array }[] = [];

  constructor(
    text: string,
    private readonly form: NormalForm,
    items: readonly MarkedItem[],
  ) {
    this.headings = new Set(items.flatMap(({ path }) => path.map(plainHeading)));
    this.plain = plainForm(text);
    this.offsets = new Int32Array(text.length + 1);
    let offset = 0;
    for (let at = 0; at < text.length; at += 1) {
      this.offsets[at] = offset;
      if (!/[\s\u3000\ufeff]/.test(text.charAt(at))) offset += 1;
    }
    const places = locate(this.plain, items);
    this.main = this.mapOf(places);
    for (let at = 0; at < items.length; at += items[at]?.run ?? 1) this.addOthers(items, places, at);
  }

  isHeading(start: number, end: number): boolean {
    return this.headings.has(plainHeading(this.form.text.slice(start, end)));
  }

  holdsItem(start: number, end: number, form: NormalForm = this.form): 'yes' | 'no' | 'either' {
    const [from, to] = [this.offsetOf(start, form), this.offsetOf(end - 1, form) + 1];
    let held = 0;
    let optional = 0;
    for (let at = from; at < to; at += 1) {
      if ((this.main[at] ?? -1) < 0) continue;
      held += 1;
      if (this.others.some((other) => at >= other.from && at < other.to && (other.items[at] ?? -1) < 0)) optional += 1;
    }
    return held === 0 ? 'no' : held === optional ? 'either' : 'yes';
  }

  relation(from: number, to: number): Relation {
    const [before, after] = [this.offsetOf(from), this.offsetOf(to)];
    const relations = new Set([relate(this.main, before, after)]);
    for (const other of this.others)
      if (before >= other.from && after < other.to) relations.add(relate(other.items, before, after));
    if (relations.size > 1) relations.delete('outside');
    return relations.size > 1 ? 'either' : ([...relations][0] ?? 'outside');
  }

  private offsetOf(index: number, form: NormalForm = this.form): number {
    return this.offsets[form.places[index] ?? 0] ?? 0;
  }

  private mapOf(places: readonly (Place | null)[]): Int32Array {
    const map = new Int32Array(this.plain.length).fill(-1);
    places.forEach((place, number) => place && map.fill(number, place.start, place.end));
    return map;
  }

  private addOthers(items: readonly MarkedItem[], places: readonly (Place | null)[], at: number): void {
    const { alternatives = [], run = 1 } = items[at] ?? {};
    const first = places[at];
    if (!first) return;
    const own = places.slice(at, at + run).filter((place) => place !== null);
    for (const way of alternatives) {
      const parts = way.map((part) => ({ text: typeof part === 'string' ? part : (part.text ?? items[at]?.text ?? '') }));
      const found = locate(this.plain, parts, first.start).filter((place) => place !== null);
      const all = [...own, ...found];
      const from = Math.min(...all.map(({ start }) => start));
      const to = Math.max(...all.map(({ end }) => end));
      this.others.push({ from, to, items: this.mapOf(found) });
    }
  }
}

function relate(items: Int32Array, before: number, after: number): Relation {
  const [one, two] = [items[before] ?? -1, items[after] ?? -1];
  if (one < 0) return 'outside';
  return one === two ? 'same' : 'apart';
}

function plainHeading(text: string): string {
  return plainForm(text).replace(/[。;:,、]/g, '');
}
