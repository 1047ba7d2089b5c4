import type { Span } from '../text/document.js';
import { ordinalOf } from '../text/ordinals.js';
import type { Heading, PlanItemDraft, SkippedText } from '../plan/parsed-plan.js';
import { cellName } from '../text/plan-document.js';
import { responsibilityOf } from '../responsibility/reading.js';
import type { SkipReason } from '../plan-sentence/zones.js';
import { partsOf, tasksIn, trimmed } from './cell-tasks.js';
import { columnOf, isTotal } from './columns.js';
import { isOwner, type RowItem, RowReader } from './row-columns.js';
import { type TaskTable, textOf } from './task-table.js';

/** What a table came to: each cell that holds text is in one of the lists, once. */
export interface TableContent {
  items: PlanItemDraft[];
  headings: Heading[];
  skipped: SkippedText[];
  /** Cells of date columns that say something and name no day, as D5 “寒假前”. */
  unreadDates: string[];
}

/** Below all headings of the text around it. */
const TABLE_LEVEL = 10;
/** What stands before the task and is as long as this lists tasks in outline, and names nothing. */
const LONGEST_FIELD = 60;

/** Reads the rows of a task table: one task is one item; a row may be a heading or a total, or go on with the row above. */
export function readTable(text: string, table: TaskTable, above: readonly string[], planYear: number | null): TableContent {
  const reader = new TableReader(text, table, above, planYear);
  table.rows.slice(0, table.firstRow).forEach((row) => reader.skipRow(row));
  table.rows.slice(table.firstRow).forEach((row, at) => reader.readRow(row, table.firstRow + at));
  return reader.content();
}

class TableReader {
  private readonly items: RowItem[] = [];
  /** Those of the row above, which a row without a task goes on with. */
  private last: RowItem[] = [];
  private readonly headings: Heading[] = [];
  private readonly skipped: SkippedText[] = [];
  /** Cells by where they start: a merged cell is accounted for once. */
  private readonly seen = new Set<number>();
  private readonly headingAt = new Map<number, Heading>();
  private readonly unreadDates = new Set<string>();
  private readonly rowReader: RowReader;
  private sections: Heading[] = [];

  constructor(
    private readonly text: string,
    private readonly table: TaskTable,
    private readonly above: readonly string[],
    planYear: number | null,
  ) {
    this.rowReader = new RowReader(text, table, planYear);
  }

  content(): TableContent {
    const items = this.items.map(({ draft, reading }) => ({ ...draft, responsibility: responsibilityOf(reading) }));
    return { items, headings: this.headings, skipped: this.skipped, unreadDates: [...this.unreadDates] };
  }

  readRow(row: readonly Span[], index: number): void {
    const filled = distinct(row.filter((cell) => textOf(this.text, cell) !== ''));
    const [first] = filled;
    if (!first) return;
    if (isTotal(textOf(this.text, first)) || this.isHeaderAgain(row)) return this.skipRow(row);
    if (filled.length === 1 && this.isSection(row, first)) return this.openSection(first);
    const added = this.taskCells(row).flatMap((column) => this.addTasks(row, column));
    // A row with a number of its own goes on with nothing, even where its task is missing.
    if (added.length > 0 || this.hasNumber(row)) this.last = added;
    for (const column of this.rowReader.read(row, this.last))
      this.unreadDates.add(`${cellName(this.table, index, column)} “${textOf(this.text, row[column] ?? first)}”`);
    this.skipRow(row);
  }

  /** Accounts for the cells of a row that became nothing else. */
  skipRow(row: readonly Span[]): void {
    row.forEach((cell, at) => this.skip(cell, isOwner(this.table.columns[at]) ? 'responsibility' : 'table'));
  }

  /** The column whose cell holds the task of this row; where columns are stages, each that holds something. */
  private taskCells(row: readonly Span[]): number[] {
    const isNew = (cell: Span | undefined): boolean =>
      cell !== undefined && textOf(this.text, cell) !== '' && !this.seen.has(cell.start);
    const { columns, taskColumn } = this.table;
    if (taskColumn === null) return columns.flatMap((column, at) => (column === 'stage' && isNew(row[at]) ? [at] : []));
    const project = columns.lastIndexOf('project');
    const isContent = columns[taskColumn] === 'content';
    const content = row[taskColumn];
    // A project is what its content does (新增停车位800个), or what it is called where the content only describes it.
    const isNamed = isContent && project !== -1 && isNew(row[project]) && !(isNew(content) && this.rowReader.isTask(content));
    return isNamed ? [project] : isNew(content) ? [taskColumn] : [];
  }

  private hasNumber(row: readonly Span[]): boolean {
    const cell = row[this.table.columns.indexOf('number')];
    return cell !== undefined && textOf(this.text, cell) !== '' && !this.seen.has(cell.start);
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

  private addTasks(row: readonly Span[], column: number): RowItem[] {
    const cell = row[column];
    if (!cell) return [];
    const path = [...this.above, ...this.sections.map((section) => section.text), ...this.fieldsOf(row, column)];
    const words = this.text.slice(cell.start, cell.end);
    const isWhole = this.table.columns[column] !== 'task' && this.table.columns[column] !== 'stage';
    const parts = partsOf(words);
    const added = parts.flatMap((part, index) => {
      const tasks = isWhole ? [trimmed(words, part)] : tasksIn(words, part);
      this.skipped.push(...restOf(words, part, tasks).map((rest) => this.description(cell, rest)));
      return tasks
        .filter(({ start, end }) => end > start)
        .map((span) =>
          this.rowReader.itemOf({ start: cell.start + span.start, end: cell.start + span.end }, path, { index, column }),
        );
    });
    if (added.length > 0) this.seen.add(cell.start);
    this.items.push(...added);
    return added;
  }

  /** Cells before the task that say where it belongs. */
  private fieldsOf(row: readonly Span[], taskColumn: number): string[] {
    const fields: string[] = [];
    for (const [at, cell] of row.slice(0, taskColumn).entries()) {
      const words = textOf(this.text, cell);
      if (!NAMES.has(this.table.columns[at] ?? 'number') || !this.isField(words) || isSame(row[taskColumn], cell)) continue;
      const heading = this.headingAt.get(cell.start) ?? this.heading(cell, TABLE_LEVEL + 8 + at);
      if (heading && !fields.includes(heading.text)) fields.push(heading.text);
    }
    return fields;
  }

  private isField(words: string): boolean {
    return (
      words !== '' && words.length <= LONGEST_FIELD && !/^[\d.—－–\-()（）、\s]+$/.test(words) && partsOf(words).length === 1
    );
  }

  /** What a cell only tells about a task in it. */
  private description(cell: Span, { start, end }: Span): SkippedText {
    const span = { start: cell.start + start, end: cell.start + end };
    return { span, text: this.text.slice(span.start, span.end), reason: 'description' };
  }

  private skip(cell: Span, reason: SkipReason): null {
    const text = textOf(this.text, cell);
    if (text === '' || this.seen.has(cell.start)) return null;
    this.seen.add(cell.start);
    this.skipped.push({ span: { start: cell.start, end: cell.end }, text: this.text.slice(cell.start, cell.end), reason });
    return null;
  }
}

/** The words of a part of a cell that stand in none of its tasks. */
function restOf(words: string, part: Span, tasks: readonly Span[]): Span[] {
  const ends = [part.start, ...tasks.map(({ end }) => end)];
  const starts = [...tasks.map(({ start }) => start), part.end];
  return ends
    .map((start, at) => trimmed(words, { start: afterMarks(words, start), end: starts[at] ?? part.end }))
    .filter(({ start, end }) => HAS_WORDS.test(words.slice(start, end)));
}

function afterMarks(words: string, start: number): number {
  return start + (/^[。；;，,、！!]+/.exec(words.slice(start))?.[0].length ?? 0);
}

const HAS_WORDS = /[\p{Script=Han}A-Za-z]{2}/u;

/** Columns that name what the tasks behind them belong to. */
const NAMES: ReadonlySet<string> = new Set(['field', 'task', 'project', 'period']);

/** Without blanks, ordinal and closing marks. */
function withoutMarks(text: string, cell: Span): Span {
  const { start, end } = trimmed(text, cell);
  return { start: start + (ordinalOf(text.slice(start, end))?.length ?? 0), end };
}

function distinct(cells: readonly Span[]): Span[] {
  return cells.filter((cell, at) => cells.findIndex((one) => isSame(one, cell)) === at);
}

/** A merged cell is the same span in each place that it covers. */
function isSame(a: Span | undefined, b: Span): boolean {
  return a?.start === b.start && a.end === b.end;
}
