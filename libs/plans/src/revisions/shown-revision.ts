import type { hiddenFrom } from '#projects';
import type { RevisionOutcome } from './choices.js';
import type { PlanRevision } from './plan-revision.entity.js';
import { countEntries, type RevisionCounts, type RevisionEntry } from './revision-entry.js';

/** What does not exist for a reader. */
export type Hidden = Awaited<ReturnType<typeof hiddenFrom>>;

/** A version as somebody reads it who may not know of some items of the plan. */
export interface ShownRevision {
  /** Without those of the hidden items, numbered 1, 2, 3 … */
  entries: RevisionEntry[];
  counts: RevisionCounts;
  outcome: RevisionOutcome | null;
  /** The number that an entry has in the version, by the number that this reader sees. */
  storedNumbers: ReadonlyMap<number, number>;
}

/** Pure. */
export function shownRevision(
  { entries, outcome }: Pick<PlanRevision, 'entries' | 'outcome'>,
  { items: hidden, projects }: Hidden,
): ShownRevision {
  const isHidden = ({ itemId }: RevisionEntry): boolean => itemId !== null && hidden.has(itemId);
  const visible = entries.filter((entry) => !isHidden(entry));
  const shownNumbers = new Map(visible.map(({ number }, index) => [number, index + 1]));
  const shown = visible.map((entry, index) => ({
    ...entry,
    number: index + 1,
    splitFrom: entry.splitFrom !== null && hidden.has(entry.splitFrom) ? null : entry.splitFrom,
    mergedInto: shownNumbers.get(entry.mergedInto ?? 0) ?? null,
  }));
  return {
    entries: shown,
    counts: countEntries(shown),
    outcome: outcome && withoutEntries(outcome, entries.filter(isHidden), projects),
    storedNumbers: new Map([...shownNumbers].map(([stored, number]) => [number, stored])),
  };
}

/** What was done apart from these entries, all of items that have projects. */
function withoutEntries(
  outcome: RevisionOutcome,
  entries: readonly RevisionEntry[],
  projects: ReadonlySet<string>,
): RevisionOutcome {
  const count = (matches: (entry: RevisionEntry) => boolean): number => entries.filter(matches).length;
  const isRewritten = ({ kind, after, decision, isBack }: RevisionEntry): boolean =>
    after !== null && decision?.item === 'new' && (isBack || kind === 'reworded' || kind === 're-dated');
  const isKept = (entry: RevisionEntry): boolean => entry.after !== null && !isRewritten(entry);
  return {
    ...outcome,
    kept: outcome.kept - count(isKept),
    rewritten: outcome.rewritten - count(isRewritten),
    editsKept: outcome.editsKept - count((entry) => isKept(entry) && entry.isConflict),
    projectTextsChanged: outcome.projectTextsChanged - count(({ decision }) => decision?.projectText === 'new'),
    dueDatesChanged: outcome.dueDatesChanged - count(({ decision }) => decision?.dueDate === 'new'),
    projectsCancelled: outcome.projectsCancelled - count(({ decision }) => decision?.project === 'cancel'),
    projectsWithoutItem: outcome.projectsWithoutItem.filter((id) => !projects.has(id)),
  };
}
