import { type FilledRow, type LedgerCell, PEOPLE_COLUMNS } from '#ledger';
import type { Recurrence } from '#plan-text';
import type { Assignment } from './ledger-items.js';
import type { UnmatchedCell } from '../matching/grouped-names.js';
import { namedIn, namedInRow, withNamed } from '../matching/named-people.js';
import { readDateCell } from './read-dates.js';
import type { RosterNames, UnitsFound } from '../matching/roster-names.js';

/** A cell that could not be used, with a sentence for whoever filled it in. */
export interface LedgerProblem {
  cell: string;
  value: string;
  problem: string;
}

/** A cell that was understood in a way that somebody should look at. */
export interface LedgerNote {
  cell: string;
  value: string;
  note: string;
}

export interface Wishes {
  wanted: Assignment;
  problems: LedgerProblem[];
  notes: LedgerNote[];
  unmatched: UnmatchedCell[];
  /** Names that stand for no department of the roster: they stay with the item as text. */
  words: { leads: string[]; cooperating: string[] };
  /** 每月, 长期坚持 in place of a date, with the words. */
  pace: { recurrence: Recurrence; dueText: string } | null;
}

type Key = 'lead' | 'cooperating' | 'leader' | 'responsibleLeader' | 'person' | 'contact' | 'due';

interface WishContext {
  names: RosterNames;
  planYear: number | null;
  /** Names that nobody knows stay as text, and the rest of the row is taken. Default: they are problems. */
  keepUnknown?: boolean | undefined;
}

/**
 * What a row asks for. A cell that nobody touched asks for nothing, so that a ledger that lay around for weeks only
 * brings what was written into it; a cell that was emptied empties. A file that doesn't tell what stood in it (CSV, a
 * copied table) only fills in.
 */
export function readWishes(row: FilledRow, current: Assignment, context: WishContext): Wishes {
  const reading = new WishReading(row, context, current);
  return reading.wishes();
}

class WishReading {
  private readonly found: Wishes;

  constructor(
    private readonly row: FilledRow,
    private readonly context: WishContext,
    private readonly current: Assignment,
  ) {
    const words = { leads: [], cooperating: [] };
    this.found = { wanted: { ...current }, problems: [], notes: [], unmatched: [], words, pace: null };
  }

  wishes(): Wishes {
    this.units();
    this.leader();
    this.people();
    this.due();
    const { wanted } = this.found;
    wanted.cooperatingDepartmentIds = wanted.cooperatingDepartmentIds.filter((id) => id !== wanted.leadDepartmentId);
    return this.found;
  }

  /** The first known name leads; further ones help, and none is lost. */
  private units(): void {
    const { wanted } = this.found;
    const { leadDepartmentId, cooperatingDepartmentIds } = this.current;
    const lead = this.cell('lead', leadDepartmentId === null);
    const helpers = this.cell('cooperating', cooperatingDepartmentIds.length === 0);
    const ofLead = lead ? this.unitsOf(lead, 'lead') : null;
    const ofHelpers = helpers ? this.unitsOf(helpers, 'cooperating') : null;
    const leads = [...(ofLead?.leads ?? []), ...(lead ? [] : (ofHelpers?.leads ?? []))];
    if (lead) wanted.leadDepartmentId = ofLead?.leads[0] ?? null;
    else if (leads[0] !== undefined && leadDepartmentId === null) wanted.leadDepartmentId = leads[0];
    if (lead && leads.length > 1) this.note(lead, '有多个牵头单位：第一个牵头，其余列为配合单位。');
    const stay = helpers ? [] : cooperatingDepartmentIds;
    const more = [...leads.slice(1), ...(ofLead?.helpers ?? []), ...(ofHelpers?.leads ?? []), ...(ofHelpers?.helpers ?? [])];
    wanted.cooperatingDepartmentIds = [...new Set([...stay, ...more])];
  }

  private unitsOf(cell: LedgerCell, part: 'lead' | 'cooperating'): UnitsFound {
    const units = this.context.names.units(cell.text, part);
    for (const note of units.notes) this.note(cell, note);
    for (const { name, problem } of units.unknown) {
      this.found.unmatched.push({ name, cell: cell.address, problem });
      if (!this.context.keepUnknown) this.refuse(cell, problem);
    }
    this.found.words[part === 'lead' ? 'leads' : 'cooperating'].push(...units.words);
    return units;
  }

  private leader(): void {
    const cell = this.cell('leader', this.current.leaderId === null);
    if (!cell) return;
    const found = cell.text === '' ? null : this.context.names.leader(cell.text);
    if (found && 'problem' in found) {
      this.found.unmatched.push({ name: cell.text, cell: cell.address, problem: found.problem });
      if (!this.context.keepUnknown) this.refuse(cell, found.problem);
      return;
    }
    this.found.wanted.leaderId = found?.id ?? null;
  }

  /** A leader in charge who stands as 责任领导, where the ledger has no 分管领导, is that one too. */
  private people(): void {
    const { wanted } = this.found;
    const asked = PEOPLE_COLUMNS.map(({ key }) => key).filter((key) =>
      this.cell(key, namedIn(this.current.people, key).length === 0),
    );
    const named = namedInRow(this.row, asked);
    wanted.people = withNamed(this.current.people, asked, named);
    if (this.row.cells.leader || !asked.includes('responsibleLeader')) return;
    const leader = named.find(({ role }) => role === 'responsible-leader');
    const found = leader && this.context.names.leader(leader.name);
    if (found && 'id' in found) wanted.leaderId = found.id;
  }

  private due(): void {
    const cell = this.cell('due', this.current.due === null);
    if (!cell) return;
    if (cell.text === '') this.found.wanted.due = null;
    else {
      const said = readDateCell(cell, this.context.planYear);
      if ('day' in said) this.found.wanted.due = said.day;
      else if ('pace' in said) {
        this.found.wanted.due = null;
        this.found.pace = { recurrence: said.pace, dueText: cell.text };
      } else if (cell.text !== this.row.written?.due) this.refuse(cell, said.problem);
    }
  }

  private cell(key: Key, isEmpty: boolean): LedgerCell | undefined {
    const cell = this.row.cells[key];
    return cell && asksForSomething(cell, this.row.written?.[key], isEmpty) ? cell : undefined;
  }

  private refuse({ address: cell, text: value }: LedgerCell, problem: string): void {
    this.found.problems.push({ cell, value, problem });
  }

  private note({ address: cell, text: value }: LedgerCell, note: string): void {
    this.found.notes.push({ cell, value, note });
  }
}

/** `isEmpty`: nothing is assigned, so a name that the ledger had from the document is to be looked up once more. */
function asksForSomething({ text, date }: LedgerCell, written: string | undefined, isEmpty: boolean): boolean {
  if (text === '') return written !== undefined && written !== '' && !isEmpty;
  const isTouched = written === undefined || ![text, date].includes(written);
  return isTouched || isEmpty;
}
