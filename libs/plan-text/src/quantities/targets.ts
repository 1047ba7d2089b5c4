import { type Comparison, measureOf } from './comparison.js';
import type { Quantity } from './quantity-at.js';
import { subjectAfter, subjectBefore } from './subject.js';

/** A countable target of an item, taken apart. */
export interface Target {
  /** Verbatim number with unit, one of the item's `quantities`. */
  text: string;
  /** What is counted or measured, as 公办义务教育学位; null when the text doesn't say. */
  subject: string | null;
  /** As written beside the unit: 3.2 of 3.2亿元. Null where the number is vague, as 数百家; the least of 百余家. */
  value: number | null;
  /** The upper end of a range, as 2 in 1-2家. */
  upTo: number | null;
  /** As written, with its scale: 亿元, 万平方米; empty for a fraction. */
  unit: string;
  /** `grow-by` and `shrink-by` measure the change, all others the level. */
  comparison: Comparison;
}

const LONGEST_MEASURE = 8;
const SHARES = /^(?:[%％‰倍成]|个?百分点)$/;

/** The quantities of a text as targets: value, comparison, and the thing counted. */
export function targetsOf(text: string, quantities: readonly Quantity[]): Target[] {
  const targets: Target[] = [];
  let from = 0;
  for (const [index, quantity] of quantities.entries()) {
    const measure = measureOf(text, quantity, from);
    const before = subjectBefore(text, from, measure.start);
    const isShare = SHARES.test(quantity.unit) || measure.comparison === 'grow-by' || measure.comparison === 'shrink-by';
    const isMeasured = isShare || measure.start < quantity.start || text.charAt(quantity.end) === '的';
    const after = isMeasured && before !== null ? null : thingAfter(text, quantity, quantities[index + 1]);
    targets.push({
      text: text.slice(quantity.start, quantity.end),
      subject: after ?? before ?? (isShare ? (targets.at(-1)?.subject ?? null) : null),
      value: quantity.value,
      upTo: quantity.upTo,
      unit: quantity.unit,
      comparison: measure.comparison,
    });
    from = quantity.end;
  }
  return targets;
}

/** The thing counted; in 6个以上总投资超60亿元新兴产业项目 it stands behind what measures it. */
function thingAfter(text: string, { end }: Quantity, next: Quantity | undefined): string | null {
  const isInside = next !== undefined && next.start - end <= LONGEST_MEASURE && measureOf(text, next, end).start < next.start;
  return isInside && !/[，,、。;；]/.test(text.slice(end, next.start)) ? subjectAfter(text, next.end) : subjectAfter(text, end);
}
