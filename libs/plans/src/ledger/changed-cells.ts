import type { FilledRow } from '#ledger';
import type { Assignment, LedgerItem } from './ledger-items.js';
import { namedIn, peopleInWords } from '../matching/named-people.js';
import type { RosterNames } from '../matching/roster-names.js';

/** What a cell of a ledger changes, in the words of a ledger. */
export interface LedgerChange {
  cell: string;
  itemId: string;
  /** The task as the plan has it. */
  task: string;
  field: (typeof FIELDS)[number];
  before: string | null;
  after: string | null;
}

const FIELDS = ['lead', 'cooperating', 'leader', 'responsibleLeader', 'person', 'contact', 'due'] as const;

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
  const { leadDepartmentId, cooperatingDepartmentIds, leaderId, people, due } = assignment;
  const wordsOf = (ids: readonly (string | null)[]): string =>
    ids.flatMap((id) => (id === null ? [] : [names.nameOf(id)])).join('、');
  switch (field) {
    case 'lead':
      return wordsOf([leadDepartmentId]) || null;
    case 'cooperating':
      return wordsOf(cooperatingDepartmentIds) || null;
    case 'leader':
      return wordsOf([leaderId]) || null;
    case 'due':
      return due;
    default:
      return peopleInWords(namedIn(people, field)) || null;
  }
}
