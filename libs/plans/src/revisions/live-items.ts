import { createHash } from 'node:crypto';
import { Not } from 'typeorm';
import { describeItem } from '#plan-text';
import type { Tx } from '#platform';
import { ADDED, PlanItem } from '../entities/plan-item.entity.js';
import { readSources } from '../items/items.queries.js';

/** An item of a plan that is not replaced by others. */
export interface LiveItem extends Pick<
  PlanItem,
  'id' | 'version' | 'state' | 'text' | 'title' | 'due' | 'path' | 'edited' | 'dropReason' | 'derivedFrom'
> {
  /** As the text of the plan has it, whatever a person made of it. */
  textInPlan: string;
  dueInPlan: string | null;
  /** False when the present text of the plan no longer has it. */
  isInCurrentText: boolean;
  /** A person made it of text that had been skipped. */
  isAdded: boolean;
}

interface PlanNow {
  id: string;
  planYear: number | null;
  sourceNumber: number;
}

/** Items of a plan in reading order, those that its present text lost at the end; locked in the order of their ids. */
export async function readLiveItems(tx: Tx, plan: PlanNow, { lock }: { lock: boolean }): Promise<LiveItem[]> {
  const items = await tx.manager.find(PlanItem, {
    where: { planId: plan.id, state: Not('replaced') },
    order: { id: 'ASC' },
    ...(lock ? { lock: { mode: 'pessimistic_write' as const } } : {}),
  });
  const sources = await readSources(
    tx,
    plan.id,
    items.map(({ sourceNumber }) => sourceNumber),
  );
  return items
    .toSorted((a, b) => b.sourceNumber - a.sourceNumber || a.spanStart - b.spanStart || (a.id < b.id ? -1 : 1))
    .map(({ spanStart, spanEnd, sourceNumber, ...item }) => {
      const textInPlan = sources.get(sourceNumber)?.slice(spanStart, spanEnd) ?? item.text;
      const isDueEdited = item.edited.includes('text') || item.edited.includes('due');
      const dueInPlan = isDueEdited ? describeItem(textInPlan, plan.planYear).due : item.due;
      return {
        ...item,
        textInPlan,
        dueInPlan,
        isInCurrentText: sourceNumber === plan.sourceNumber,
        isAdded: item.edited.includes(ADDED),
      };
    });
}

/** Changes when any of the items is changed, or one comes or goes. */
export function digestOf(items: readonly LiveItem[]): string {
  const lines = items.map(({ id, version }) => `${id} ${version}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
