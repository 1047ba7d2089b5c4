import { compareItems, type DifferenceKind, type ItemDifference, type PlanItemDraft, type TextChange } from '#plan-text';
import type { PlanItemState } from '../entities/plan-item.entity.js';
import type { Decision } from './choices.js';
import type { LiveItem } from './live-items.js';

/** What of an item a reader compares. */
export interface ItemFace {
  text: string;
  due: string | null;
  path: string[];
}

/** One line of the difference between two versions of a plan. */
export interface RevisionEntry {
  /** 1, 2, 3 … in reading order. */
  number: number;
  kind: DifferenceKind;
  itemId: string | null;
  itemState: PlanItemState | null;
  /** A person edited the item, and the new version says something else: one of the two has to give way. */
  isConflict: boolean;
  /** An earlier version of the plan had lost the item; now it is there again. */
  isBack: boolean;
  isMoved: boolean;
  similarity: number;
  changes: TextChange[];
  /** As the plan had it. */
  before: ItemFace | null;
  /** As a person made it, where that differs. */
  mine: ItemFace | null;
  after: PlanItemDraft | null;
  /** Item that this one was part of (拆分). */
  splitFrom: string | null;
  /** Number of the entry that this one became part of (合并). */
  mergedInto: number | null;
  /** What was chosen when it was applied. */
  decision: Partial<Decision> | null;
}

export type RevisionCounts = Record<DifferenceKind | 'conflicts', number>;

/** Reason that a draft item gets when a later version of its plan no longer has it. */
export const NO_LONGER_IN_PLAN = 'later version of the plan no longer has it';

/**
 * What a later version changes for the items of a plan. Items that an earlier version lost already are only mentioned
 * when they are back.
 */
export function entriesOf(live: readonly LiveItem[], later: readonly PlanItemDraft[]): RevisionEntry[] {
  const differences = compareItems(live.map(faceInPlan), later).filter(
    ({ kind, before }) => kind !== 'removed' || isToBeToldOf(live[before ?? -1]),
  );
  const numberOfAfter = new Map(differences.map(({ after }, index) => [after, index + 1]));
  return differences.map((difference, index) => entryOf(difference, index + 1, live, later, numberOfAfter));
}

function faceInPlan({ textInPlan, path, dueInPlan }: LiveItem): ItemFace {
  return { text: textInPlan, path, due: dueInPlan };
}

/** What was dropped, or lost with an earlier version, is no news when it is missing. */
function isToBeToldOf(item: LiveItem | undefined): boolean {
  return item !== undefined && item.isInCurrentText && item.state !== 'dropped';
}

function entryOf(
  difference: ItemDifference,
  number: number,
  live: readonly LiveItem[],
  later: readonly PlanItemDraft[],
  numberOfAfter: ReadonlyMap<number | null, number>,
): RevisionEntry {
  const item = live[difference.before ?? -1];
  const after = later[difference.after ?? -1] ?? null;
  const isEdited = item !== undefined && item.edited.length > 0;
  const isBack = item !== undefined && after !== null && item.state === 'dropped' && item.dropReason === NO_LONGER_IN_PLAN;
  const kind = isBack ? 'added' : difference.kind;
  return {
    number,
    kind,
    itemId: item?.id ?? null,
    itemState: item?.state ?? null,
    isConflict: isEdited && (kind === 'reworded' || kind === 're-dated') && !agrees(item, after),
    isBack,
    isMoved: difference.isMoved,
    similarity: Math.round(difference.similarity * 100) / 100,
    changes: difference.changes,
    before: item ? faceInPlan(item) : null,
    mine: isEdited ? { text: item.text, due: item.due, path: item.path } : null,
    after,
    splitFrom: live[difference.splitFrom ?? -1]?.id ?? null,
    mergedInto: difference.mergedInto === null ? null : (numberOfAfter.get(difference.mergedInto) ?? null),
    decision: null,
  };
}

/** The person had it as the new version has it now. */
function agrees(item: LiveItem, after: PlanItemDraft | null): boolean {
  return after !== null && item.text === after.text && item.due === after.due;
}

export function countEntries(entries: readonly RevisionEntry[]): RevisionCounts {
  const counts: RevisionCounts = { unchanged: 0, reworded: 0, 're-dated': 0, moved: 0, added: 0, removed: 0, conflicts: 0 };
  for (const { kind, isConflict } of entries) {
    counts[kind] += 1;
    if (isConflict) counts.conflicts += 1;
  }
  return counts;
}
