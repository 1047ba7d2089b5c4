import { acts } from '../clause/clause.js';
import { readClauses } from '../clause/read-clauses.js';
import { describeItem } from '../items/describe.js';
import type { Span } from '../text/document.js';
import { normalForm } from '../text/normal-form.js';
import type { PlanItemDraft } from '../plan/parsed-plan.js';
import { readDeadline } from '../responsibility/read-deadline.js';
import { addNames, readLabelled } from '../responsibility/read-responsibility.js';
import { emptyReading, joined, type Reading } from '../responsibility/reading.js';
import { isUnitName } from '../responsibility/unit-names.js';
import { periodOf, PeriodSequence } from '../time/period.js';
import { linesOf, partsOf } from './cell-tasks.js';
import { type Column, stageOf } from './columns.js';
import { type TaskTable, textOf } from './task-table.js';

/** An item of a table while its row is read. */
export interface RowItem {
  draft: PlanItemDraft;
  reading: Reading;
  /** Which numbered part of its cell it is, from 0. */
  part: number;
  /** The column of its cell. */
  column: number;
  /** Its own words bound its time. */
  hasOwnDate: boolean;
}

const OWNER_COLUMNS = ['lead', 'responsible', 'cooperating', 'leader', 'person'] as const;
type OwnerColumn = (typeof OWNER_COLUMNS)[number];

export function isOwner(column: Column | null | undefined): column is OwnerColumn {
  return OWNER_COLUMNS.some((one) => one === column);
}

/** Reads what the other cells of a row say of its tasks. */
export class RowReader {
  /** The months of a column follow each other into the next year. */
  private readonly sequence: PeriodSequence | null;
  /** What the last period came to: a merged cell stands in several rows. */
  private readonly dueOf = new Map<string, string>();

  constructor(
    private readonly text: string,
    private readonly table: TaskTable,
    private readonly planYear: number | null,
  ) {
    this.sequence = planYear === null ? null : new PeriodSequence(planYear);
  }

  itemOf(span: Span, path: string[], { index, column }: { index: number; column: number }): RowItem {
    const text = this.text.slice(span.start, span.end);
    const draft = { ...describeItem(text, this.planYear), text, span, path, responsibility: null };
    return { draft, reading: emptyReading(), part: index, column, hasOwnDate: draft.due !== null };
  }

  /** A cell that says what is to be done. */
  isTask(cell: Span | undefined): boolean {
    if (!cell) return false;
    const words = this.text.slice(cell.start, cell.end);
    return partsOf(words).some(({ start, end }) => {
      const form = normalForm(words.slice(start, end));
      return readClauses(form, { start: 0, end: form.codes.length }).some(acts);
    });
  }

  /** Gives the cells of a row to its items; returns the columns of dates that could not be read. */
  read(row: readonly Span[], items: readonly RowItem[]): number[] {
    if (items.length === 0) return [];
    const unread: number[] = [];
    const cells = row.map((cell, at) => ({ cell, at, column: this.table.columns[at] ?? null, words: textOf(this.text, cell) }));
    for (const { cell, at, column, words } of cells) {
      if (words === '' || (at > 0 && isSameCell(row[at - 1], cell)) || items.some((item) => item.column === at)) continue;
      if (column === 'due') {
        if (!this.giveDates(items, cell, at)) unread.push(at);
      } else if (column === 'project') this.giveTitle(items, words);
      else if (isOwner(column)) this.giveOwners(items, column, { cell, at });
      else if (column !== null && GIVES.has(column))
        for (const { draft } of items) this.addTargets(draft, words, items.length === 1);
      if (column !== null && TOLD.has(column)) tell(items, this.table.headers[at] ?? '', words);
    }
    this.givePeriods(items, row);
    return unread;
  }

  private giveTitle(items: readonly RowItem[], words: string): void {
    const [only] = items;
    if (only && items.length === 1) only.draft.title = words.replace(/\s+/g, '');
  }

  /** Each numbered task has the line or the date of its own, where there are as many; else the cell holds for all. False: no day was found. */
  private giveDates(items: readonly RowItem[], cell: Span, at: number): boolean {
    const words = textOf(this.text, cell);
    const header = this.table.headers[at] ?? '';
    const lines = this.linesFor(items, cell) ?? this.datesFor(items, words, header);
    let isRead = true;
    for (const item of items) {
      const said = lines?.[item.part] ?? labelledFor(item.draft.text, words) ?? words;
      const { due, dueText, start, recurrence, isUnread } = readDeadline(said, this.planYear, header);
      if (due !== null && !(item.hasOwnDate && items.length > 1)) Object.assign(item.draft, { due, dueText });
      item.draft.start ??= start;
      item.draft.recurrence ??= recurrence;
      isRead &&= !isUnread;
    }
    return isRead;
  }

  /** "6月、9月、12月" for three numbered tasks: a date for each. */
  private datesFor(items: readonly RowItem[], words: string, header: string): string[] | null {
    const parts = Math.max(...items.map(({ part }) => part)) + 1;
    const dates = parts > 1 ? words.split(/[、，,；;]/).map((date) => date.trim()) : [];
    const isEach = dates.length === parts && dates.every((date) => readDeadline(date, this.planYear, header).due !== null);
    return isEach ? dates : null;
  }

  private giveOwners(items: readonly RowItem[], column: OwnerColumn, { cell, at }: { cell: Span; at: number }): void {
    const lines = this.linesFor(items, cell);
    const isEach = lines?.every((line) => isUnitName(line.replace(/[（(].*$/, '')) || /[、，,]/.test(line) || isPerson(column));
    // 单位 over 亿元 is no office.
    const isMeasure = this.table.headers[at] === '单位' && !isUnitName(textOf(this.text, cell).split(/[、，,\s]/, 1)[0] ?? '');
    if (isMeasure) return;
    for (const item of items) {
      const words = (isEach ? lines?.[item.part] : null) ?? textOf(this.text, cell);
      item.reading = withOwners(item.reading, column, words);
      if (isPerson(column)) name(item, this.table.headers[at] ?? '', words);
    }
  }

  /** The lines of a cell where there is one for each part of the task cell. */
  private linesFor(items: readonly RowItem[], cell: Span): string[] | null {
    const parts = Math.max(...items.map(({ part }) => part)) + 1;
    const words = this.text.slice(cell.start, cell.end);
    const lines = parts > 1 ? linesOf(words) : [];
    return lines.length === parts ? lines.map(({ start, end }) => words.slice(start, end)) : null;
  }

  /** The numbers of a goal are those of its task; where a row has several tasks, nobody knows of which. */
  private addTargets(item: PlanItemDraft, words: string, isOnly: boolean): void {
    const { quantities, targets, due, dueText } = describeItem(words, this.planYear);
    if (item.due === null && due !== null) Object.assign(item, { due, dueText });
    if (!isOnly) return;
    item.quantities.push(...quantities.filter((one) => !item.quantities.includes(one)));
    item.targets.push(...targets.filter(({ text }) => !item.targets.some((one) => one.text === text)));
  }

  /** A month in its own column, or the last stage that a row fills: when no cell says it more exactly. */
  private givePeriods(items: readonly RowItem[], row: readonly Span[]): void {
    const { columns, headers } = this.table;
    for (const item of items) {
      if (item.draft.due !== null || this.planYear === null) continue;
      const period = columns.indexOf('period');
      const words = period === -1 ? '' : textOf(this.text, row[period] ?? NOWHERE).replace(/\s+/g, '');
      const due = words === '' ? null : this.dueOfPeriod(words, headers[period] ?? '');
      if (due !== null) Object.assign(item.draft, { due, dueText: words });
      else this.giveStage(item, row);
    }
  }

  private dueOfPeriod(words: string, header: string): string | null {
    const known = this.dueOf.get(words);
    if (known !== undefined) return known;
    const period = periodOf(words);
    const due = period && this.sequence ? this.sequence.dueOf(period) : readDeadline(words, this.planYear, header).due;
    this.dueOf.clear();
    if (due !== null) this.dueOf.set(words, due);
    return due;
  }

  private giveStage({ draft, column }: RowItem, row: readonly Span[]): void {
    const { columns, headers } = this.table;
    const isOwn = columns[column] === 'stage';
    const filled = columns.flatMap((kind, at) => (kind === 'stage' && textOf(this.text, row[at] ?? NOWHERE) !== '' ? [at] : []));
    const last = isOwn ? column : filled.at(-1);
    const stage = last === undefined ? null : stageOf(headers[last] ?? '');
    if (stage === null || this.planYear === null) return;
    Object.assign(draft, {
      due: stage.lastDay(stage.year ?? this.planYear),
      dueText: (headers[last ?? 0] ?? '').replace(/\s+/g, ''),
    });
  }
}

const NOWHERE: Span = { start: 0, end: 0 };
/** Columns whose numbers and dates are the item's. */
const GIVES: ReadonlySet<Column> = new Set<Column>(['target', 'content', 'schedule']);
/** Columns whose words are told with the item, because they are part of no other field. */
const TOLD: ReadonlySet<Column> = new Set<Column>(['target', 'content', 'schedule', 'stage', 'note']);
const SAYS_NOTHING = /^(?:无|—+|-+|\/|\\|√|▲|★)$/;

function tell(items: readonly RowItem[], header: string, words: string): void {
  const title = header.replace(/\s+/g, '');
  if (SAYS_NOTHING.test(words)) return;
  for (const { draft } of items) draft.details = [...(draft.details ?? []), { column: title, words }];
}

/** Who is named stays as the cell has it, with phones. */
function name({ draft }: RowItem, header: string, words: string): void {
  draft.people = [...(draft.people ?? []), { column: header.replace(/\s+/g, ''), words }];
}

/** "方案3月底前，实施全年": the clause whose first words the task holds; the last one for all others. Null where it is no such list. */
function labelledFor(task: string, words: string): string | null {
  const clauses = words
    .split(/[，,；;]/)
    .map((clause) =>
      /^([\u4e00-\u9fff]{2,4}?)((?:\d|[一二三四]季|[上下]半|全年|年|寒|暑|每|第|[一二三四五六七八九十]+月).*)$/.exec(
        clause.trim(),
      ),
    );
  if (clauses.length < 2 || clauses.some((clause) => clause === null)) return null;
  const own = clauses.find((clause) => task.includes(clause?.[1] ?? words));
  return (own ?? clauses.at(-1))?.[2] ?? null;
}

function withOwners(reading: Reading, column: OwnerColumn, words: string): Reading {
  const labelled = readLabelled(words);
  if (labelled) return joined(reading, labelled);
  addNames(reading, column, words);
  return reading;
}

function isPerson(column: OwnerColumn): boolean {
  return column === 'leader' || column === 'person';
}

function isSameCell(a: Span | undefined, b: Span): boolean {
  return a?.start === b.start && a.end === b.end;
}
