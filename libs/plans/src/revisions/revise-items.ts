import { In } from 'typeorm';
import type { PlanItemDraft } from '#plan-text';
import type { Tx } from '#platform';
import { insertItems } from '../items/items.queries.js';
import type { Plan } from '../entities/plan.entity.js';
import { type ItemPlace, placeItems } from './revisions.queries.js';
import { PlanItem } from '../entities/plan-item.entity.js';
import type { Decision, RevisionOutcome } from './choices.js';
import type { LiveItem } from './live-items.js';
import type { PlanRevision } from './plan-revision.entity.js';
import { NO_LONGER_IN_PLAN, type RevisionEntry } from './revision-entry.js';

/** Reason of an added item that somebody chose not to take. */
const LEFT_OUT = 'left out when this version of the plan was applied';

type ItemOutcome = Pick<RevisionOutcome, 'kept' | 'rewritten' | 'added' | 'dropped' | 'editsKept'>;

interface Revising {
  plan: Plan;
  revision: PlanRevision;
  live: readonly LiveItem[];
  decisions: ReadonlyMap<number, Decision>;
}

interface Found {
  entry: RevisionEntry;
  item: LiveItem;
  after: PlanItemDraft;
}

/** Brings the items of a plan to its later version: each keeps its id, its state and its project. */
export async function reviseItems(tx: Tx, { plan, revision, live, decisions }: Revising): Promise<ItemOutcome> {
  const itemsById = new Map(live.map((item) => [item.id, item]));
  const found = revision.entries.flatMap((entry): Found[] => {
    const item = itemsById.get(entry.itemId ?? '');
    return item && entry.after ? [{ entry, item, after: entry.after }] : [];
  });
  const takesNew = ({ entry }: { entry: RevisionEntry }): boolean => decisions.get(entry.number)?.item === 'new';
  const isChanged = ({ entry }: Found): boolean => entry.kind === 'reworded' || entry.kind === 're-dated';
  const rewritten = found.filter((one) => (isChanged(one) || one.entry.isBack) && takesNew(one));
  const kept = found.filter((one) => !rewritten.includes(one));
  await placeItems(tx, revision.number, kept.map(placeOf));
  for (const one of rewritten) await rewrite(tx, revision.number, one);
  const added = await addItems(tx, { plan, revision }, takesNew);
  const dropped = await dropItems(
    tx,
    revision.entries.filter((entry) => entry.kind === 'removed' && entry.itemState === 'draft' && takesNew({ entry })),
  );
  return {
    kept: kept.length,
    rewritten: rewritten.length,
    added,
    dropped,
    editsKept: kept.filter(({ entry }) => entry.isConflict).length,
  };
}

/** Wording follows where only marks differ and nobody edited it. */
function placeOf({ entry, item, after }: Found): ItemPlace {
  const isDeclined = entry.kind === 'reworded' || entry.kind === 're-dated';
  return {
    id: item.id,
    span_start: after.span.start,
    span_end: after.span.end,
    path: item.edited.includes('path') ? item.path : after.path,
    text: isDeclined || item.edited.includes('text') ? item.text : after.text,
    // What was declined differs from the plan from now on, by a person's will.
    edited: isDeclined ? [...new Set([...item.edited, 'text', 'due'])] : item.edited,
    responsibility: after.responsibility,
  };
}

async function rewrite(tx: Tx, sourceNumber: number, { entry, item, after }: Found): Promise<void> {
  const { span, text, title, path, dueText, due, quantities, commitment, kind, action, object, start, recurrence } = after;
  const { isUrgent, targets, responsibility } = after;
  const description = { dueText, due, quantities, commitment, kind, action, object, start, recurrence, isUrgent, targets };
  const place = { path, sourceNumber, spanStart: span.start, spanEnd: span.end };
  const state = entry.isBack ? { state: 'draft' as const, dropReason: null } : {};
  const version = item.version + 1;
  await tx.manager.update(
    PlanItem,
    { id: item.id },
    { ...description, ...place, ...state, text, title, responsibility, edited: [], version },
  );
}

async function addItems(
  tx: Tx,
  { plan, revision }: Pick<Revising, 'plan' | 'revision'>,
  takesNew: (of: { entry: RevisionEntry }) => boolean,
): Promise<number> {
  const fresh = revision.entries.flatMap((entry) =>
    entry.itemId === null && entry.after ? [{ entry, after: entry.after }] : [],
  );
  const drafts = fresh.map(({ after }) => after);
  const ids = await insertItems(tx, { id: plan.id, sourceNumber: revision.number, issuer: plan.issuer }, drafts);
  const leftOut = ids.filter((_, index) => !fresh.slice(index, index + 1).some(takesNew));
  await tx.manager.update(PlanItem, { id: In(leftOut) }, { state: 'dropped', dropReason: LEFT_OUT });
  return ids.length - leftOut.length;
}

async function dropItems(tx: Tx, entries: readonly RevisionEntry[]): Promise<number> {
  const ids = entries.flatMap(({ itemId }) => itemId ?? []);
  const dropped = { state: 'dropped' as const, dropReason: NO_LONGER_IN_PLAN, version: () => 'version + 1' };
  await tx.manager.update(PlanItem, { id: In(ids) }, dropped);
  return entries.length;
}
