import type { FilledRow } from '#ledger';
import type { Assignment, LedgerItem } from './ledger-items.js';
import type { RosterNames } from '../matching/roster-names.js';

/** What a cell of a ledger changes, in the words of a ledger. */
export interface LedgerChange {
  cell: string;
  itemId: string;
  /** The task as the plan has it. */
  task: string;
  field: 'lead' | 'cooperating' | 'leader' | 'due';
  before: string | null;
  after: string | null;
}

const FIELDS = ['lead', 'cooperating', 'leader', 'due'] as const;

/** The cells of a row that make a difference to its item. */
export function changedCells(
  { cells, row }: FilledRow,
  { item, wanted }: { item: LedgerItem; wanted: Assignment },
  names: RosterNames,
): LedgerChange[] {
  return FIELDS.flatMap((field) => {
    const [before, after] = [inWords(item, field, names), inWords(wanted, field, names)];
    const cell = cells[field]?.address ?? cells.task?.address ?? `A${row}`;
    return before === after ? [] : [{ cell, itemId: item.id, task: item.text, field, before, after }];
  });
}

function inWords(assignment: Assignment, field: LedgerChange['field'], names: RosterNames): string | null {
  const { leadDepartmentId, cooperatingDepartmentIds, leaderId, due } = assignment;
  const ids = { lead: [leadDepartmentId], cooperating: cooperatingDepartmentIds, leader: [leaderId], due: [] }[field];
  const words = ids.flatMap((id) => (id === null ? [] : [names.nameOf(id)])).join('、');
  return (field === 'due' ? due : words) || null;
}
