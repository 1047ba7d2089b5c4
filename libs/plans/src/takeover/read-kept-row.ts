import type { NamedPerson } from '#identity';
import type { FilledRow, LedgerCell } from '#ledger';
import { describeItem } from '#plan-text';
import type { Origin, ProjectState } from '#policies';
import { namedInRow } from '../matching/named-people.js';
import { readDateCell } from '../ledger/read-dates.js';
import type { LedgerProblem } from '../ledger/read-wishes.js';
import { asRecurrence, type Recurrence } from '#work-calendar';
import type { UnmatchedCell } from '../matching/grouped-names.js';
import type { RosterNames, UnitsFound } from '../matching/roster-names.js';
import { originIn, percentIn, stateIn, textOf } from './kept-values.js';

/** What a row of a kept ledger becomes. */
export interface KeptTask {
  title: string;
  text: string;
  path: string[];
  origin: Exclude<Origin, 'plan'>;
  state: ProjectState;
  percent: number;
  leadDepartmentId: string;
  cooperatingDepartmentIds: string[];
  leaderId: string | null;
  /** 责任领导, 责任人, 联络员; who they are in the roster is found when the task is entered. */
  people: NamedPerson[];
  /** Names of units that the roster doesn't have, as the ledger writes them. */
  unmatchedNames: string[];
  /** 每月, 每季度 in place of a date. */
  recurrence: Recurrence | null;
  /** The date that holds now. */
  dueDate: string;
  originalDueDate: string;
  /** Only of a closed one. */
  closedOn: string | null;
  progress: string | null;
  problems: string | null;
  /** What has no field of its own, word by word: numbers of slips, people and their phones, remarks. */
  kept: Record<string, string>;
}

export interface ReadKeptRow {
  row: number;
  /** Null where the row can't become a project. */
  task: KeptTask | null;
  /** What keeps it from that; each with its cell. */
  problems: LedgerProblem[];
  /** What was understood in a way that somebody should look at. */
  notes: string[];
  /** Names that the roster doesn't have, with their cells. */
  unmatched: UnmatchedCell[];
}

export interface RowReading {
  names: RosterNames;
  /** Year of dates that name none. */
  year: number;
  today: string;
  /** Leads what no name of the roster leads. */
  standInDepartmentId: string | null;
}

/** Reads one row of a ledger that an office kept before it used Duban. Nothing that stands in it is lost. */
export function readKeptRow(row: FilledRow, context: RowReading): ReadKeptRow {
  const reading = new KeptRowReading(row, context);
  return { row: row.row, task: reading.task(), ...reading.findings };
}

class KeptRowReading {
  readonly findings: Omit<ReadKeptRow, 'row' | 'task'> = { problems: [], notes: [], unmatched: [] };

  constructor(
    private readonly row: FilledRow,
    private readonly context: RowReading,
  ) {}

  task(): KeptTask | null {
    const text = textOf(this.row.cells.task);
    if (text === '') this.refuse(this.row.cells.task, '这一行没有工作任务，请补上，或删去这一行。');
    const departments = this.departments();
    const due = this.due();
    const { state, percent } = this.standing();
    const closedOn = state === 'closed' ? this.closedOn(due.dueDate) : null;
    if (this.findings.problems.length > 0 || departments === null) return null;
    return {
      title: describeItem(text, this.context.year).title || text.slice(0, 60),
      text,
      path: textOf(this.row.cells.path)
        .split(/\s*\/\s*|\n+/)
        .filter((heading) => heading !== ''),
      origin: originIn(textOf(this.row.cells.source)),
      state,
      percent,
      ...departments,
      leaderId: this.leader(),
      people: namedInRow(this.row),
      recurrence: this.recurrence(),
      ...due,
      closedOn,
      progress: textOf(this.row.cells.progress) || null,
      problems: textOf(this.row.cells.problems) || null,
      kept: this.kept(),
    };
  }

  /** The first known name of the column for leads leads; further ones help, and none is lost. */
  private departments(): Pick<KeptTask, 'leadDepartmentId' | 'cooperatingDepartmentIds' | 'unmatchedNames'> | null {
    const ofLead = this.units('lead');
    const ofHelpers = this.units('cooperating');
    const leads = [...ofLead.leads, ...ofHelpers.leads];
    const standIn = this.context.standInDepartmentId;
    const [lead = standIn] = leads;
    if (lead === null || lead === undefined) {
      this.refuse(this.row.cells.lead, '没有能对上名册的牵头单位。请更正单位名称、加入名册，或指定一个暂管单位。');
      return null;
    }
    if (leads.length > 1) this.findings.notes.push('有多个牵头单位：第一个牵头，其余列为配合单位。');
    if (leads.length === 0) this.findings.notes.push('牵头单位对不上名册，由暂管单位牵头，原名保留。');
    const others = [...leads.slice(1), ...ofLead.helpers, ...ofHelpers.helpers].filter((id) => id !== lead);
    return {
      leadDepartmentId: lead,
      cooperatingDepartmentIds: [...new Set(others)],
      unmatchedNames: [...new Set([...ofLead.words, ...ofHelpers.words])],
    };
  }

  private units(part: 'lead' | 'cooperating'): UnitsFound {
    const cell = this.row.cells[part];
    const units = this.context.names.units(textOf(cell), part);
    this.findings.notes.push(...units.notes);
    for (const one of units.unknown) this.findings.unmatched.push({ ...one, cell: cell?.address ?? '' });
    return units;
  }

  private leader(): string | null {
    const cell = this.row.cells.leader;
    if (!cell) return this.leaderNamed();
    const name = textOf(cell);
    if (name === '') return null;
    const found = this.context.names.leader(name);
    if ('id' in found) return found.id;
    this.findings.unmatched.push({ name, cell: cell.address, problem: found.problem });
    return null;
  }

  /** 责任领导 of a ledger without 分管领导 is that one, where the roster has such a leader; any other is named with the task. */
  private leaderNamed(): string | null {
    const [leader] = namedInRow(this.row, ['responsibleLeader']);
    const found = leader && this.context.names.leader(leader.name);
    return found && 'id' in found ? found.id : null;
  }

  private due(): Pick<KeptTask, 'dueDate' | 'originalDueDate'> {
    const original = this.day('originalDue');
    const stated = this.day('due');
    const extended = this.day('extendedDue');
    const dueDate = extended ?? stated ?? original;
    if (dueDate !== null) return { dueDate, originalDueDate: original ?? stated ?? dueDate };
    const lastDay = `${this.context.year}-12-31`;
    const words = textOf(this.row.cells.due);
    const why = words === '' ? '没有写时限' : `时限“${words}”${this.isPace() ? '是经常性工作' : '不是日期'}`;
    this.findings.notes.push(`${why}，按 ${lastDay} 计，原文保留。`);
    return { dueDate: lastDay, originalDueDate: lastDay };
  }

  private recurrence(): Recurrence | null {
    const cell = this.row.cells.due;
    const said = cell && readDateCell(cell, this.context.year);
    return said && 'pace' in said ? (asRecurrence(said.pace) ?? null) : null;
  }

  private isPace(): boolean {
    const cell = this.row.cells.due;
    return cell !== undefined && 'pace' in readDateCell(cell, this.context.year);
  }

  private day(key: 'due' | 'originalDue' | 'extendedDue' | 'closedOn'): string | null {
    const cell = this.row.cells[key];
    if (!cell || textOf(cell) === '') return null;
    const found = readDateCell(cell, this.context.year);
    if ('day' in found) return found.day;
    if (key !== 'due') this.findings.notes.push(`“${textOf(cell)}”不是日期，没有采用，原文保留。`);
    return null;
  }

  private standing(): Pick<KeptTask, 'state' | 'percent'> {
    const words = textOf(this.row.cells.state);
    const stated = words === '' ? undefined : stateIn(words);
    if (words !== '' && stated === undefined) this.findings.notes.push(`状态“${words}”读不懂，按办理中计，原文保留。`);
    const progress = textOf(this.row.cells.progress);
    const percent = percentIn(textOf(this.row.cells.percent)) ?? percentIn(/\d{1,3}(?:\.\d+)?\s*[%％]/.exec(progress)?.[0] ?? '');
    const implied = words === '' && /^已(?:经)?(?:全部)?(?:完成|办结|销号)[。！]?$/.test(progress) ? 'closed' : 'in_progress';
    const state = stated ?? implied;
    if (state !== 'closed' && percent === 100) this.findings.notes.push('进度为 100% 但未写办结，按办理中计。');
    return { state, percent: state === 'closed' ? 100 : (percent ?? 0) };
  }

  private closedOn(dueDate: string): string {
    const { today } = this.context;
    const written = this.day('closedOn');
    if (written !== null && written <= today) return written;
    const day = dueDate < today ? dueDate : today;
    this.findings.notes.push(`没有写办结日期，按 ${day} 计。`);
    return day;
  }

  /** Also what was read: a day or a name that could not be understood stands here as it was written. */
  private kept(): Record<string, string> {
    const { cells } = this.row;
    const words = {
      时限: cells.due,
      原时限: cells.originalDue,
      延期后时限: cells.extendedDue,
      办结日期: cells.closedOn,
      进度: cells.percent,
      状态: cells.state,
      牵头单位: cells.lead,
      配合单位: cells.cooperating,
      分管领导: cells.leader,
      督办单号: cells.slips,
      来源: cells.source,
      责任领导: cells.responsibleLeader,
      责任人: cells.person,
      联络员: cells.contact,
      电话: cells.phone,
      备注: cells.remark,
    };
    return Object.fromEntries(
      Object.entries(words).flatMap(([name, cell]) => (textOf(cell) === '' ? [] : [[name, textOf(cell)] as const])),
    );
  }

  private refuse(cell: LedgerCell | undefined, problem: string): void {
    this.findings.problems.push({ cell: cell?.address ?? `第${this.row.row}行`, value: textOf(cell), problem });
  }
}
