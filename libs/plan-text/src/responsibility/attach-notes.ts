import { describeItem } from '../items/describe.js';
import { ACTIONS } from '../words/lexicon.js';
import type { Heading, ParsedPlan, PlanItemDraft } from '../plan/parsed-plan.js';
import type { Span } from '../text/document.js';
import type { Note } from './note.js';
import { readDeadline } from './read-deadline.js';
import { responsibilityOf } from './reading.js';

/** Gives each note to the items of the plan that it speaks of, in place. A heading that a note follows and no item stands under is an item itself. */
export function attachNotes(plan: ParsedPlan, text: string, notes: readonly Note[]): ParsedPlan {
  return new Attachment(plan, text).attach(notes);
}

/** Items, headings and notes are all walked once, in the order of the text. */
class Attachment {
  private readonly items: PlanItemDraft[];
  private readonly headings: Heading[];
  private readonly promoted: PlanItemDraft[] = [];
  private readonly defaults: { from: number; to: number; note: Note }[] = [];
  /** Items before this one lie before the note at hand. */
  private nextItem = 0;
  private nextHeading = 0;
  private endOfLast = 0;
  /** The headings above the note at hand, outermost first. */
  private readonly above: Heading[] = [];

  constructor(
    private readonly plan: ParsedPlan,
    private readonly text: string,
  ) {
    this.items = plan.items;
    this.headings = [...plan.headings];
  }

  attach(notes: readonly Note[]): ParsedPlan {
    for (const note of notes) this.take(note);
    this.applyDefaults();
    const promoted = new Set(this.promoted.map(({ span }) => span.start));
    return {
      ...this.plan,
      items: [...this.items, ...this.promoted].sort((a, b) => a.span.start - b.span.start),
      headings: this.headings.filter(({ span }) => !promoted.has(span.start)),
    };
  }

  private take(note: Note): void {
    while ((this.items[this.nextItem]?.span.end ?? Infinity) <= note.start) this.nextItem += 1;
    this.passHeadings(note.start);
    if (note.around) return this.give(note, this.itemsIn(note.around));
    const covered = this.itemsAbove(note);
    if (covered.length > 0) this.give(note, covered);
    else this.giveToHeading(note);
    this.endOfLast = note.end;
  }

  private passHeadings(end: number): void {
    for (let next = this.headings[this.nextHeading]; next && next.span.end <= end; next = this.headings[this.nextHeading]) {
      while ((this.above.at(-1)?.level ?? -1) >= next.level) this.above.pop();
      this.above.push(next);
      this.nextHeading += 1;
    }
  }

  /** Back to the note before, the last heading and, unless the note has a line of its own, the beginning of its paragraph. */
  private itemsAbove(note: Note): PlanItemDraft[] {
    const heading = this.above.at(-1);
    const paragraph = note.kind === 'line' ? 0 : this.startOfLine(note.start);
    const from = Math.max(this.endOfLast, heading?.span.end ?? 0, paragraph);
    const covered: PlanItemDraft[] = [];
    // 建成公园2个（责任单位：甲局），12月底前完成: the note stands inside its task.
    const around = this.items[this.nextItem];
    if (around && around.span.start < note.start) covered.push(around);
    for (let index = this.nextItem - 1; index >= 0; index -= 1) {
      const item = this.items[index];
      if (!item || item.span.end <= from) break;
      covered.push(item);
    }
    return covered;
  }

  private startOfLine(index: number): number {
    let start = index;
    while (start > this.endOfLast && this.text.charAt(start - 1) !== '\n') start -= 1;
    return start;
  }

  private itemsIn({ start, end }: Span): PlanItemDraft[] {
    const found: PlanItemDraft[] = [];
    let index = this.nextItem;
    while ((this.items[index - 1]?.span.end ?? 0) > start) index -= 1;
    for (let item = this.items[index]; item && item.span.start < end; item = this.items[index]) {
      if (item.span.end > start) found.push(item);
      index += 1;
    }
    return found;
  }

  private give(note: Note, items: readonly PlanItemDraft[]): void {
    for (const item of items) {
      item.responsibility ??= responsibilityOf(note.reading);
      if (note.reading.due !== null && (items.length === 1 || item.due === null))
        giveDeadline(item, note.reading.due, this.plan.planYear);
    }
  }

  /** A note right after a heading speaks of all below it. */
  private giveToHeading(note: Note): void {
    const heading = this.above.at(-1);
    if (!heading || heading.span.end < this.endOfLast) return;
    const to = this.endOfHeading(heading);
    if (this.hasItemIn(note.end, to)) this.defaults.push({ from: note.end, to, note });
    else if (ACTIONS.in(heading.text) !== null) this.promote(heading, note);
  }

  private endOfHeading(heading: Heading): number {
    for (let index = this.nextHeading; index < this.headings.length; index += 1) {
      const other = this.headings[index];
      if (other && other.level <= heading.level) return other.span.start;
    }
    return this.text.length;
  }

  private hasItemIn(from: number, to: number): boolean {
    const next = this.items[this.nextItem];
    return next !== undefined && next.span.start >= from && next.span.start < to;
  }

  private promote(heading: Heading, note: Note): void {
    const item: PlanItemDraft = {
      ...describeItem(heading.text, this.plan.planYear),
      text: heading.text,
      span: heading.span,
      path: this.above.slice(0, -1).map(({ text }) => text),
      responsibility: null,
    };
    this.give(note, [item]);
    this.promoted.push(item);
  }

  /** Inner headings speak before outer ones. */
  private applyDefaults(): void {
    for (const { from, to, note } of this.defaults.toReversed()) {
      for (const item of this.itemsFrom(from, to)) {
        item.responsibility ??= responsibilityOf(note.reading);
        if (note.reading.due !== null && item.due === null) giveDeadline(item, note.reading.due, this.plan.planYear);
      }
    }
  }

  private *itemsFrom(from: number, to: number): Generator<PlanItemDraft> {
    let [low, high] = [0, this.items.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.items[middle]?.span.start ?? Infinity) < from) low = middle + 1;
      else high = middle;
    }
    for (let item = this.items[low]; item && item.span.start < to; item = this.items[low]) {
      yield item;
      low += 1;
    }
  }
}

/** The date of a label or column; a mere pace ("长期坚持") changes nothing. */
function giveDeadline(item: PlanItemDraft, words: string, planYear: number | null): void {
  const { due, dueText, start, recurrence } = readDeadline(words, planYear);
  if (due !== null) Object.assign(item, { due, dueText });
  item.start ??= start;
  item.recurrence ??= recurrence;
}
