import type { Target } from '#plan-text';
import type { Month } from '#work-calendar';

type IndicatorComparison = Target['comparison'];
const COMPARISONS = [
  'at-least',
  'more-than',
  'at-most',
  'less-than',
  'exactly',
  'about',
  'grow-by',
  'shrink-by',
] as const satisfies readonly IndicatorComparison[];

/** Is more better (公办学位), or less (能耗)? */
const DIRECTIONS = ['up', 'down'] as const;
type Direction = (typeof DIRECTIONS)[number];

/** Counted up from nothing through the year (累计), or measured as it stands (水平: rates, limits, stocks). */
const MEASURES = ['cumulative', 'level'] as const;
type Measure = (typeof MEASURES)[number];

/** How often its actual value is owed. */
const CADENCES = ['month', 'quarter'] as const;
type Cadence = (typeof CADENCES)[number];

/** The values that the fields of an indicator may have. */
export const INDICATOR_TERMS = {
  comparison: COMPARISONS,
  direction: DIRECTIONS,
  measure: MEASURES,
  every: CADENCES,
} as const;

/** Something a project is measured by (预期目标): what is to be reached, and how much of it by when (序时进度). */
export interface Indicator {
  id: string;
  name: string;
  comparison: IndicatorComparison;
  /** In `unit`; of `grow-by` and `shrink-by` percent of the baseline. */
  target: number;
  /** Of the values that are reported: 个, 亿元, %. */
  unit: string;
  direction: Direction;
  measure: Measure;
  /** What a level starts from, or what a growth is counted from (基数). */
  baseline: number | null;
  every: Cadence;
  /** What is expected grows from the first day of the first month to the last day of the last. */
  firstMonth: Month;
  lastMonth: Month;
  /** What part of the whole is expected of each month, or of each quarter, relative to the others; null: the same of each month. */
  shares: number[] | null;
  /** Day of the month after a period until which its value is owed. */
  reportingDay: number;
  /** When it was first set: values of periods that were owed earlier are not asked for. */
  setAt: Date;
}

/** An indicator with what is known of it: the actual value at the end of a period, by the last month of the period. */
export interface MeasuredIndicator extends Indicator {
  values: Readonly<Record<Month, number>>;
}
