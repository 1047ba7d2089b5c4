import type { NamedPerson } from '#identity';
import type { FilledRow } from '#ledger';
import type { Recurrence, Responsibility } from '#plan-text';
import type { PlanItemState } from '../entities/plan-item.entity.js';
import type { LedgerPlan } from './ledger-plan.js';
import { parseRef } from './ledger-origin.js';

/** Who answers for an item, and until when. */
export interface Assignment {
  leadDepartmentId: string | null;
  cooperatingDepartmentIds: string[];
  leaderId: string | null;
  people: NamedPerson[];
  due: string | null;
}

/** An item as far as a ledger is concerned; of a registered one, the assignment of its project. */
export interface LedgerItem extends Assignment {
  id: string;
  version: number;
  state: PlanItemState;
  text: string;
  start: number;
  end: number;
  recurrence: Recurrence | null;
  responsibility: Responsibility | null;
}

/** An item with the version that the ledger was written from, null when it doesn't tell; or a sentence on why there is none. */
export type FoundItem = { item: LedgerItem; version: number | null } | { problem: string };

/** Finds the items of rows: by what ties them, else by their text. */
export class ItemFinder {
  private readonly byId: ReadonlyMap<string, LedgerItem>;
  private readonly bySpan: ReadonlyMap<string, LedgerItem>;
  private readonly byText = new Map<string, LedgerItem[]>();

  constructor(
    items: readonly LedgerItem[],
    private readonly plan: LedgerPlan,
  ) {
    const current = items.filter(({ state }) => state === 'draft' || state === 'registered');
    this.byId = new Map(items.map((item) => [item.id, item]));
    this.bySpan = new Map(current.map((item) => [`${item.start}-${item.end}`, item]));
    for (const item of current) {
      const text = comparable(item.text);
      this.byText.set(text, [...(this.byText.get(text) ?? []), item]);
    }
  }

  find({ ref, cells }: FilledRow): FoundItem {
    const parsed = parseRef(ref ?? '');
    if (parsed?.kind === 'item') {
      const item = this.byId.get(parsed.itemId);
      return item ? { item, version: parsed.version } : { problem: '这个事项不属于该计划，请重新导出任务分解表。' };
    }
    const atPlace = parsed && this.plan.isSameText ? this.bySpan.get(`${parsed.start}-${parsed.end}`) : undefined;
    return atPlace ? { item: atPlace, version: null } : this.findByText(cells.task?.text ?? '');
  }

  private findByText(task: string): FoundItem {
    if (task === '') return { problem: '这一行没有工作任务，不知道对应哪个事项。' };
    const found = this.byText.get(comparable(task)) ?? [];
    const [item] = found;
    if (!item) return { problem: '计划中没有文字相同的事项。新的任务请先在系统中添加，改过的文字请恢复原样。' };
    return found.length === 1
      ? { item, version: null }
      : { problem: `计划中有 ${found.length} 个文字相同的事项，请用系统导出的任务分解表填写。` };
  }
}

/** Spreadsheets break lines and lose blanks: these tell no two tasks apart. */
export function comparable(text: string): string {
  return text.replace(/\s/g, '');
}
