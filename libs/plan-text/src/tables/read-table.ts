import { describeItem } from '../describe.js';
import type { Span } from '../document.js';
import { ordinalOf } from '../ordinals.js';
import type { Heading, PlanItemDraft, SkippedText } from '../parse-plan.js';
import { giveDeadline } from '../responsibility/attach-notes.js';
import { addNames, readLabelled } from '../responsibility/read-responsibility.js';
import { emptyReading, joined, type Reading, responsibilityOf } from '../responsibility/reading.js';
import type { SkipReason } from '../zones.js';
import { type Column, columnOf, isTotal } from './columns.js';
import { type TaskTable, textOf } from './task-table.js';

/** What a table came to: each cell that holds text is in one of the lists, once. */
export interface TableContent {
  items: PlanItemDraft[];
  headings: Heading[];
  skipped: SkippedText[];
}

/** Below all headings of the text around it. */
const TABLE_LEVEL = 10;
const OWNER_COLUMNS = ['lead', 'responsible', 'cooperating', 'leader', 'person'] as const;

/** Reads the rows of a task table: one row is one item, unless it is a heading, a total, or goes on with the row above. */
export function readTable(text: string, table: TaskTable, above: readonly string[], planYear: number | null): TableContent {
  const reader = new TableReader(text, table, above, planYear);
  table.rows.slice(0, table.firstRow).forEach((row) => reader.skipRow(row));
  table.rows.slice(table.firstRow).forEach((row) => reader.readRow(row));
  return reader.content();
}

class TableReader {
  private readonly items: { draft: PlanItemDraft; reading: Reading }[] = [];
  private readonly headings: Heading[] = [];
  private readonly skipped: SkippedText[] = [];
  /** Cells by where they start: a merged cell is accounted for once. */
  private readonly seen = new Set<number>();
  private readonly headingAt = new Map<number, Heading>();
  private sections: Heading[] = [];

  constructor(
    private readonly text: string,
    private readonly table: TaskTable,
    private readonly above: readonly string[],
    private readonly planYear: number | null,
  ) {}

  content(): TableContent {
    const items = this.items.map(({ draft, reading }) => ({ ...draft, responsibility: responsibilityOf(reading) }));
    return { items, headings: this.headings, skipped: this.skipped };
  }

  readRow(row: readonly Span[]): void {
    const filled = distinct(row.filter((cell) => textOf(this.text, cell) !== ''));
    const [first] = filled;
    if (!first) return;
    if (isTotal(textOf(this.text, first)) || this.isHeaderAgain(row)) return this.skipRow(row);
    if (filled.length === 1 && this.isSection(row, first)) return this.openSection(first);
    const task = row[this.table.taskColumn];
    const last = this.items.at(-1);
    if (task && textOf(this.text, task) !== '' && !this.seen.has(task.start)) this.addItem(row, task);
    else if (last) this.readColumns(row, last);
    this.skipRow(row);
  }

  /** Accounts for the cells of a row that became nothing else. */
  skipRow(row: readonly Span[]): void {
    row.forEach((cell, at) => {
      const isOwner = (OWNER_COLUMNS as readonly (Column | null)[]).includes(this.table.columns[at] ?? null);
      this.skip(cell, isOwner ? 'responsibility' : 'table');
    });
  }

  private isHeaderAgain(row: readonly Span[]): boolean {
    return row.every((cell, at) => {
      const words = textOf(this.text, cell);
      return words === '' || (columnOf(words) !== null && columnOf(words) === this.table.columns[at]);
    });
  }

  /** A row of one cell: merged across the task column, or standing before it. */
  private isSection(row: readonly Span[], cell: Span): boolean {
    const covered = row.flatMap((one, at) => (isSame(one, cell) ? [at] : []));
    return covered[0] !== this.table.taskColumn || covered.length > 1;
  }

  private openSection(cell: Span): void {
    if (this.seen.has(cell.start)) return;
    const ordinal = ordinalOf(textOf(this.text, cell));
    const heading = this.heading(cell, TABLE_LEVEL + (ordinal?.depth ?? 0));
    if (heading === null) return;
    this.sections = [...this.sections.filter(({ level }) => level < heading.level), heading];
  }

  private heading(cell: Span, level: number): Heading | null {
    const span = withoutMarks(this.text, cell);
    if (this.seen.has(cell.start) || span.end <= span.start) return this.skip(cell, 'table');
    const heading = { span, text: this.text.slice(span.start, span.end).replace(/\s+/g, ''), level };
    this.seen.add(cell.start);
    this.headings.push(heading);
    this.headingAt.set(cell.start, heading);
    return heading;
  }

  private addItem(row: readonly Span[], task: Span): void {
    const path = [...this.above, ...this.sections.map((section) => section.text), ...this.fieldsOf(row)];
    const span = withoutMarks(this.text, task);
    if (span.end <= span.start) return;
    const text = this.text.slice(span.start, span.end);
    this.seen.add(task.start);
    const draft = { ...describeItem(text, this.planYear), text, span, path, responsibility: null };
    const project = row[this.table.columns.indexOf('project')];
    if (project && project.start !== task.start && textOf(this.text, project)) draft.title = textOf(this.text, project);
    const item = { draft, reading: emptyReading() };
    this.items.push(item);
    this.readColumns(row, item);
  }

  /** Cells before the task that say where it belongs. */
  private fieldsOf(row: readonly Span[]): string[] {
    const fields: string[] = [];
    for (const [at, cell] of row.slice(0, this.table.taskColumn).entries()) {
      const column = this.table.columns[at];
      if (column !== 'field' && column !== 'task' && column !== 'project') continue;
      if (textOf(this.text, cell) === '' || isSame(row[this.table.taskColumn], cell)) continue;
      const heading = this.headingAt.get(cell.start) ?? this.heading(cell, TABLE_LEVEL + 8 + at);
      if (heading && !fields.includes(heading.text)) fields.push(heading.text);
    }
    return fields;
  }

  private readColumns(row: readonly Span[], item: { draft: PlanItemDraft; reading: Reading }): void {
    for (const [at, cell] of row.entries()) {
      const column = this.table.columns[at];
      const words = textOf(this.text, cell);
      if (words === '' || at === this.table.taskColumn || isSame(row[at - 1], cell)) continue;
      if (column === 'target') addTargets(item.draft, words, this.planYear);
      else if (column === 'due') giveDeadline(item.draft, words, this.planYear);
      else if (isOwner(column)) item.reading = withOwners(item.reading, column, words);
    }
  }

  private skip(cell: Span, reason: SkipReason): null {
    const text = textOf(this.text, cell);
    if (text === '' || this.seen.has(cell.start)) return null;
    this.seen.add(cell.start);
    this.skipped.push({ span: { start: cell.start, end: cell.end }, text: this.text.slice(cell.start, cell.end), reason });
    return null;
  }
}

function isOwner(column: Column | null | undefined): column is (typeof OWNER_COLUMNS)[number] {
  return OWNER_COLUMNS.some((one) => one === column);
}

function withOwners(reading: Reading, column: (typeof OWNER_COLUMNS)[number], words: string): Reading {
  const labelled = readLabelled(words);
  if (labelled) return joined(reading, labelled);
  addNames(reading, column, words);
  return reading;
}

function addTargets(item: PlanItemDraft, words: string, planYear: number | null): void {
  const { quantities, targets, due, dueText } = describeItem(words, planYear);
  item.quantities.push(...quantities.filter((one) => !item.quantities.includes(one)));
  item.targets.push(...targets.filter(({ text }) => !item.targets.some((one) => one.text === text)));
  if (item.due === null && due !== null) Object.assign(item, { due, dueText });
}

/** Without blanks, ordinal and closing marks. */
function withoutMarks(text: string, cell: Span): Span {
  let { start, end } = cell;
  while (start < end && /[\s\u3000]/.test(text.charAt(start))) start += 1;
  while (end > start && /[\s\u3000。；;，,、：:]/.test(text.charAt(end - 1))) end -= 1;
  return { start: start + (ordinalOf(text.slice(start, end))?.length ?? 0), end };
}

function distinct(cells: readonly Span[]): Span[] {
  return cells.filter((cell, at) => cells.findIndex((one) => isSame(one, cell)) === at);
}

/** A merged cell is the same span in each place that it covers. */
function isSame(a: Span | undefined, b: Span): boolean {
  return a?.start === b.start && a.end === b.end;
}
