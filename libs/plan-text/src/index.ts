/**
 * A plan document in, its commitments out. Knows no database and no framework; never throws.
 * - item (事项): one commitment, with its exact place in the source
 * - heading path: the headings above it    - skipped: whatever is no item, with the reason
 * - commitment strength: how much it promises    - due: the last day that its words allow
 */
export { compareItems, type DifferenceKind, type ItemDifference } from './compare/compare-items.js';
export type { TextChange } from './compare/text-changes.js';
export { describeItem, type Commitment, COMMITMENTS, ITEM_KINDS, type ItemDescription, type ItemKind } from './items/describe.js';
export type { Span } from './text/document.js';
export { toExtractJson, toExtractTable } from './extract-formats.js';
export { parsePlan } from './parse-document.js';
export type { ParseOptions } from './parse-plan.js';
export type { ParsedPlan, PlanItemDraft, Responsibility } from './plan/parsed-plan.js';
export type { PlanDocument } from './text/plan-document.js';
export { findPlanYear } from './plan/plan-year.js';
export { readDeadline } from './responsibility/read-deadline.js';
export { readUnitsCell } from './responsibility/read-responsibility.js';
export type { Target } from './quantities/targets.js';
export { isCollectiveName } from './responsibility/unit-names.js';
export type { Recurrence } from './time/find-times.js';
export { FIVE_YEAR_HEADING, type Horizon, horizonOf, HORIZONS, lastDayFor } from './time/five-years.js';
