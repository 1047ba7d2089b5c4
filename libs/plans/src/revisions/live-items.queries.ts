import { createHash } from 'node:crypto';
import { describeItem } from '#plan-text';
import type { Queryable } from '#platform';
import type { PlanItemState } from '../entities/plan-item.entity.js';
import { readSources } from '../items/plan-source.js';

/** An item of a plan that is not replaced by others. */
export interface LiveItem {
  id: string;
  version: number;
  state: PlanItemState;
  text: string;
  title: string;
  due: string | null;
  path: string[];
  /** What a person corrected of it: text, title, due, path. */
  edited: string[];
  dropReason: string | null;
  derivedFrom: string[];
  /** As the text of the plan has it, whatever a person made of it. */
  textInPlan: string;
  dueInPlan: string | null;
  /** False when the present text of the plan no longer has it. */
  isInCurrentText: boolean;
}

type Row = Omit<LiveItem, 'textInPlan' | 'dueInPlan' | 'isInCurrentText'> & {
  spanStart: number;
  spanEnd: number;
  sourceNumber: number;
};

interface PlanNow {
  id: string;
  planYear: number | null;
  sourceNumber: number;
}

/** Items of a plan in reading order, those that its present text lost at the end. */
export async function readLiveItems(db: Queryable, plan: PlanNow, options: { lock: boolean }): Promise<LiveItem[]> {
  const rows = await db.query<Row>(
    `SELECT id, version, state, text, title, due, path, edited, drop_reason AS "dropReason", derived_from AS "derivedFrom",
       span_start AS "spanStart", span_end AS "spanEnd", source_number AS "sourceNumber"
     FROM plan_item WHERE plan_id = $1 AND state <> 'replaced' ORDER BY id ${options.lock ? 'FOR UPDATE' : ''}`,
    [plan.id],
  );
  const sources = await readSources(
    db,
    plan.id,
    rows.map(({ sourceNumber }) => sourceNumber),
  );
  return rows
    .toSorted((a, b) => b.sourceNumber - a.sourceNumber || a.spanStart - b.spanStart || (a.id < b.id ? -1 : 1))
    .map(({ spanStart, spanEnd, sourceNumber, ...row }) => {
      const textInPlan = sources.get(sourceNumber)?.slice(spanStart, spanEnd) ?? row.text;
      const isDueEdited = row.edited.includes('text') || row.edited.includes('due');
      const dueInPlan = isDueEdited ? describeItem(textInPlan, plan.planYear).due : row.due;
      return { ...row, textInPlan, dueInPlan, isInCurrentText: sourceNumber === plan.sourceNumber };
    });
}

/** Changes when any of the items is changed, or one comes or goes. */
export function digestOf(items: readonly LiveItem[]): string {
  const lines = items.map(({ id, version }) => `${id} ${version}`).toSorted();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
