import { In, LessThan, MoreThan, Not } from 'typeorm';
import { requireAbility } from '#identity';
import { describeItem } from '#plan-text';
import { DomainError, newId, notFound, type Tx } from '#platform';
import { hiddenItemsOf } from '#projects';
import { ADDED, PlanItem } from '../entities/plan-item.entity.js';
import { Plan, type SkippedPart } from '../entities/plan.entity.js';
import { faceOf, recordReview, type Review, trimmedSpan } from './review-items.js';

export interface TextSpan {
  /** UTF-16 offsets into the text of the plan, end exclusive. */
  start: number;
  end: number;
}

const LONGEST = 2000;

/**
 * Makes a draft of a stretch of the plan's text that no item has: what was skipped when it was read. It stands under the headings of the item
 * before it, and is described as any other.
 * @throws DomainError `plan.not-found`, `plan.not-ready`, `item.add-invalid`
 */
export async function addItem(tx: Tx, planId: string, { start, end }: TextSpan, review: Review): Promise<PlanItem> {
  requireAbility(review.actor, 'plan.manage');
  const plan = await tx.manager.findOne(Plan, { where: { id: planId }, lock: { mode: 'pessimistic_write' } });
  if (!plan) throw notFound('plan', planId);
  if (plan.state !== 'review')
    throw new DomainError('plan.not-ready', `The plan is ${plan.state}; items are added while it is in review.`);
  const span = trimmedSpan(plan.source, start, Math.min(end, plan.source.length));
  const text = plan.source.slice(span.start, span.end);
  if (text.length === 0 || text.length > LONGEST)
    throw new DomainError('item.add-invalid', `Choose between 1 and ${LONGEST} characters of the plan's text.`, { start, end });
  await assertFree(tx, plan, span, review);
  const item = await newItem(tx, plan, span, text);
  await tx.manager.insert(PlanItem, item);
  await tx.manager.update(Plan, { id: planId }, { skipped: without(plan.skipped, span) });
  await recordReview(tx, 'plan.item_added', item, review, { after: faceOf(item) });
  return item;
}

async function assertFree(tx: Tx, { id: planId, sourceNumber }: Plan, span: TextSpan, { actor }: Review): Promise<void> {
  const there = await tx.manager.findOne(PlanItem, {
    select: { title: true, state: true },
    where: {
      planId,
      sourceNumber,
      state: In(['draft', 'registered', 'dropped']),
      spanStart: LessThan(span.end),
      spanEnd: MoreThan(span.start),
      id: Not(In([...(await hiddenItemsOf(tx, actor))])),
    },
    order: { spanStart: 'ASC', id: 'ASC' },
  });
  if (there)
    throw new DomainError(
      'item.add-invalid',
      `The item "${there.title}" (${there.state}) has a part of this text already. Split, merge or restore that one.`,
      { ...span },
    );
}

async function newItem(tx: Tx, plan: Plan, span: TextSpan, text: string): Promise<PlanItem> {
  const before = await tx.manager.findOne(PlanItem, {
    select: { path: true },
    where: { planId: plan.id, sourceNumber: plan.sourceNumber, spanStart: LessThan(span.start) },
    order: { spanStart: 'DESC', id: 'DESC' },
  });
  return {
    ...describeItem(text, plan.planYear),
    id: newId(),
    planId: plan.id,
    spanStart: span.start,
    spanEnd: span.end,
    sourceNumber: plan.sourceNumber,
    text,
    path: before?.path ?? [],
    details: [],
    responsibility: null,
    leadDepartmentId: null,
    cooperatingDepartmentIds: [],
    leaderId: null,
    people: [],
    assignedFrom: null,
    state: 'draft',
    dropReason: null,
    derivedFrom: [],
    edited: [ADDED],
    version: 1,
  };
}

/** The skipped parts that are left when a stretch became an item. */
function without(skipped: readonly SkippedPart[], { start, end }: TextSpan): SkippedPart[] {
  return skipped
    .flatMap((part) =>
      part.end <= start || part.start >= end
        ? [part]
        : [
            { ...part, end: start },
            { ...part, start: end },
          ],
    )
    .filter((part) => part.start < part.end);
}
