import { In, LessThan, MoreThan, Not } from 'typeorm';
import { type Actor, requireAbility } from '#identity';
import { recordEvents } from '#outbox';
import { describeItem, type ItemDescription } from '#plan-text';
import { DomainError, newId, notFound, staleVersion, type Tx } from '#platform';
import { isCivilDate } from '#work-calendar';
import { hiddenItemsOf } from '#projects';
import { type AssignmentEdit, editAssignment, joinedAssignment } from '../assignment/edit-assignment.js';
import { Plan } from '../entities/plan.entity.js';
import { PlanItem, type PlanItemState } from '../entities/plan-item.entity.js';
import { readSourceOf } from './items.queries.js';

export interface ItemEdit extends AssignmentEdit {
  text?: string;
  title?: string;
  due?: string | null;
  path?: string[];
}

/** What a later version of the plan leaves alone once it was edited. */
const EDITABLE = ['text', 'title', 'due', 'path'] as const satisfies (keyof ItemEdit)[];

/** Who reviews, and when. */
export interface Review {
  actor: Actor;
  now: Date;
}

/**
 * Corrects or assigns a draft item; a new text is described anew (date, quantities, strength).
 * @throws DomainError `item.not-found`, `item.not-draft`, `version.stale`, `due-date.invalid`, `department.not-found`,
 *   `person.not-found`
 */
export async function editItem(
  tx: Tx,
  id: string,
  edit: ItemEdit,
  expectedVersion: number | null,
  review: Review,
): Promise<PlanItem> {
  const item = await lockItem(tx, id, ['draft'], review);
  if (expectedVersion !== null && expectedVersion !== item.version) throw staleVersion('item', id, expectedVersion, item.version);
  if (edit.due !== undefined && edit.due !== null && !isCivilDate(edit.due)) {
    throw new DomainError('due-date.invalid', `"${edit.due}" is not a date. Write it as YYYY-MM-DD, or null for none.`, {
      due: edit.due,
    });
  }
  const before = { ...item };
  if (edit.text !== undefined && edit.text !== item.text)
    Object.assign(item, { text: edit.text, ...(await describe(tx, item.planId, edit.text)) });
  if (edit.title !== undefined) item.title = edit.title;
  if (edit.due !== undefined) item.due = edit.due;
  if (edit.path !== undefined) item.path = edit.path;
  await editAssignment(tx, item, edit);
  item.edited = [...new Set([...item.edited, ...EDITABLE.filter((field) => edit[field] !== undefined)])];
  item.version += 1;
  await tx.manager.save(item);
  await recordReview(tx, 'plan.item_edited', item, review, { before: faceOf(before), after: faceOf(item) });
  return item;
}

/**
 * Splits a draft item into two or more. `at` are offsets inside the item's source text; each part takes its own slice
 * of the source, so nothing is lost. The original stays as `replaced`.
 * @throws DomainError `item.not-found`, `item.not-draft`, `item.split-invalid`
 */
export async function splitItem(tx: Tx, id: string, at: readonly number[], review: Review): Promise<PlanItem[]> {
  const item = await lockItem(tx, id, ['draft'], review);
  const source = await readSourceOf(tx, item);
  const cuts = [item.spanStart, ...at.map((offset) => item.spanStart + offset), item.spanEnd];
  if (at.length === 0 || cuts.some((cut, index) => index > 0 && cut <= (cuts[index - 1] ?? 0))) {
    throw new DomainError(
      'item.split-invalid',
      `Give rising offsets between 1 and ${item.spanEnd - item.spanStart - 1} where the item is to be cut.`,
      { at },
    );
  }
  const spans = cuts.slice(1).map((end, index) => trimmedSpan(source, cuts[index] ?? 0, end));
  if (spans.some((span) => span.end <= span.start))
    throw new DomainError('item.split-invalid', 'A part would hold no text. Move the cut.', { at });
  return replaceItems(tx, [item], spans, source, 'plan.item_split', review);
}

/**
 * Joins draft items of one plan into one that spans from the first to the last.
 * @throws DomainError `item.not-found`, `item.not-draft`, `item.merge-invalid`
 */
export async function mergeItems(tx: Tx, ids: readonly string[], review: Review): Promise<PlanItem> {
  const unique = [...new Set(ids)].sort();
  const items: PlanItem[] = [];
  for (const id of unique) items.push(await lockItem(tx, id, ['draft'], review));
  const [first] = items;
  if (!first || items.length < 2) throw new DomainError('item.merge-invalid', 'Name at least two different items to merge.');
  if (items.some((item) => item.planId !== first.planId))
    throw new DomainError('item.merge-invalid', 'Only items of the same plan can be merged.');
  if (items.some((item) => item.sourceNumber !== first.sourceNumber))
    throw new DomainError(
      'item.merge-invalid',
      'One of them is no longer in the present text of the plan. Drop that one instead.',
    );
  const span = { start: Math.min(...items.map((item) => item.spanStart)), end: Math.max(...items.map((item) => item.spanEnd)) };
  await assertNothingBetween(tx, first, span, [...unique, ...(await hiddenItemsOf(tx, review.actor))]);
  const [merged] = await replaceItems(tx, items, [span], await readSourceOf(tx, first), 'plan.items_merged', review);
  if (!merged) throw notFound('item', first.id);
  return merged;
}

async function assertNothingBetween(
  tx: Tx,
  { planId, sourceNumber }: PlanItem,
  span: { start: number; end: number },
  except: readonly string[],
): Promise<void> {
  const between = await tx.manager.findOne(PlanItem, {
    select: { title: true },
    where: {
      planId,
      sourceNumber,
      state: In(['draft', 'registered']),
      spanStart: LessThan(span.end),
      spanEnd: MoreThan(span.start),
      id: Not(In([...except])),
    },
    order: { spanStart: 'ASC', id: 'ASC' },
  });
  if (between)
    throw new DomainError(
      'item.merge-invalid',
      `The item "${between.title}" stands between them. Merge it too, or drop it first.`,
    );
}

/** @throws DomainError `item.not-found`, `item.not-draft`, `item.reason-needed` */
export async function dropItem(tx: Tx, id: string, reason: string, review: Review): Promise<PlanItem> {
  if (reason.trim() === '') throw new DomainError('item.reason-needed', 'Say why the item is dropped.');
  return setState(tx, id, 'draft', { state: 'dropped', dropReason: reason }, review, 'plan.item_dropped');
}

/** Brings a dropped item back as a draft. @throws DomainError `item.not-found`, `item.not-dropped` */
export async function restoreItem(tx: Tx, id: string, review: Review): Promise<PlanItem> {
  return setState(tx, id, 'dropped', { state: 'draft', dropReason: null }, review, 'plan.item_restored');
}

async function setState(
  tx: Tx,
  id: string,
  from: PlanItemState,
  change: Pick<PlanItem, 'state' | 'dropReason'>,
  review: Review,
  event: string,
): Promise<PlanItem> {
  const item = await lockItem(tx, id, [from], review);
  Object.assign(item, change, { version: item.version + 1 });
  await tx.manager.save(item);
  await recordReview(tx, event, item, review, {
    before: { state: from },
    after: { state: change.state },
    reason: change.dropReason,
  });
  return item;
}

async function lockItem(tx: Tx, id: string, states: readonly PlanItemState[], review: Review): Promise<PlanItem> {
  requireAbility(review.actor, 'plan.manage');
  const item = await tx.manager.findOne(PlanItem, { where: { id }, lock: { mode: 'pessimistic_write' } });
  if (!item) throw notFound('item', id);
  if ((await hiddenItemsOf(tx, review.actor)).has(id)) throw notFound('item', id);
  if (!states.includes(item.state)) {
    const wanted = states.join(' or ');
    throw new DomainError(
      `item.not-${states[0]}`,
      `The item "${item.title}" is ${item.state}; this can only be done to one that is ${wanted}.`,
      { id, state: item.state },
    );
  }
  return item;
}

async function replaceItems(
  tx: Tx,
  originals: readonly PlanItem[],
  spans: readonly { start: number; end: number }[],
  source: string,
  event: string,
  review: Review,
): Promise<PlanItem[]> {
  const [model] = originals;
  if (!model) return [];
  const parts: PlanItem[] = [];
  for (const span of spans) {
    const text = source.slice(span.start, span.end);
    const description = await describe(tx, model.planId, text);
    const id = newId();
    parts.push({
      ...model,
      ...description,
      ...deadlineFromElsewhere(model, description),
      ...joinedAssignment(originals),
      id,
      spanStart: span.start,
      spanEnd: span.end,
      text,
      state: 'draft',
      derivedFrom: originals.map((one) => one.id),
      edited: [],
      version: 1,
    });
  }
  await tx.manager.insert(PlanItem, parts);
  for (const { id, version } of originals) await tx.manager.update(PlanItem, { id }, { state: 'replaced', version: version + 1 });
  await recordReview(tx, event, model, review, { before: originals.map(faceOf), after: parts.map(faceOf) });
  return parts;
}

/** Cuts closing marks and space off both ends: an item carries none. */
export function trimmedSpan(source: string, start: number, end: number): { start: number; end: number } {
  const idle = /[\s,;:。，；：、]/;
  while (start < end && idle.test(source.charAt(start))) start += 1;
  while (end > start && idle.test(source.charAt(end - 1))) end -= 1;
  return { start, end };
}

/** A date that stood beside the text, as in a column for deadlines, holds for its parts too. */
function deadlineFromElsewhere(model: PlanItem, description: ItemDescription): Partial<Pick<PlanItem, 'due' | 'dueText'>> {
  const { due, dueText } = model;
  return description.due === null && dueText !== null && !model.text.includes(dueText) ? { due, dueText } : {};
}

async function describe(tx: Tx, planId: string, text: string): Promise<ItemDescription> {
  const { planYear } = await tx.manager.findOneByOrFail(Plan, { id: planId });
  return describeItem(text, planYear);
}

export function faceOf(item: PlanItem): Record<string, unknown> {
  const { leadDepartmentId, cooperatingDepartmentIds, leaderId, people } = item;
  return {
    id: item.id,
    text: item.text,
    title: item.title,
    due: item.due,
    path: item.path,
    leadDepartmentId,
    cooperatingDepartmentIds,
    leaderId,
    people,
  };
}

/** A step of the review, in the history of the plan. */
export async function recordReview(
  tx: Tx,
  type: string,
  item: PlanItem,
  { actor, now }: Review,
  data: Record<string, unknown>,
): Promise<void> {
  await recordEvents(tx, [
    {
      type,
      subject: { kind: 'plan', id: item.planId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { itemId: item.id, ...data },
    },
  ]);
}
