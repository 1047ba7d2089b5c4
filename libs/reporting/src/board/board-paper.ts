import { chineseDate } from '#work-calendar';
import { type ColumnSpec, columnsOf, type PaperTable, percent } from '../papers/table.js';
import type { Board } from './board.js';
import type { Statistics, Tally } from './statistics.js';

/** What a paper about the board is made of; all of the same day. */
export interface BoardOfDay {
  title: string;
  board: Board;
  statistics: Statistics;
}

export type BoardFormat = 'docx' | 'xlsx';

/** The board of a day as a file to print. The libraries are loaded when they are needed. */
export async function writeBoard(format: BoardFormat, { title, board, statistics }: BoardOfDay): Promise<Buffer> {
  const facts = `数据截至${chineseDate(board.day)}`;
  const [overall, departments, series, waiting] = [
    overallTable(statistics),
    departmentTable(board),
    seriesTable(board),
    waitingTable(board),
  ];
  if (format === 'xlsx') {
    const { workbookOf } = await import('../papers/workbook.js');
    const named = series.rows.length > 0 ? [[series]] : [];
    return workbookOf({ title, facts }, [[overall], [departments], ...named, [waiting]]);
  }
  const { documentOf, lines, numbered, tableOf, titleOf } = await import('../papers/document.js');
  return documentOf({ title, creator: 'duban' }, [
    ...titleOf(title, facts),
    ...numbered([
      ['总体情况', [...lines(`${statistics.sentence}。`), tableOf(overall)]],
      ['各单位情况', departments.rows.length === 0 ? [] : [tableOf(departments)]],
      ['专项情况', series.rows.length === 0 ? [] : [tableOf(series)]],
      ['近期到期和待办', [tableOf(waiting)]],
    ]),
  ]);
}

const LAMPS: ColumnSpec[] = [
  ['绿灯', 15],
  ['黄灯', 15],
  ['红灯', 15],
];

/** By part of the plan and in all. */
function overallTable(statistics: Statistics): PaperTable {
  const hasCarried = statistics.carried > 0;
  const carried: ColumnSpec[] = hasCarried ? [['结转', 15]] : [];
  const row = (name: string, one: Tally): (string | number)[] => [
    name,
    one.total,
    one.done,
    one.green,
    one.yellow,
    one.behind,
    one.suspended,
    ...(hasCarried ? [one.carried] : []),
    percent(one.total === 0 ? null : Math.round((one.done / one.total) * 1000) / 10),
  ];
  return {
    name: '总体情况',
    columns: columnsOf(['方面', hasCarried ? 31 : 46, 'left'], ['事项', 15], ['办结', 15], ...LAMPS, ['中止', 15], ...carried, [
      '办结率',
      20,
    ]),
    rows: [...statistics.parts.map((part) => row(part.part ?? '其他', part)), row('合计', statistics)],
    note: null,
  };
}

/** By lead department, most red first. */
function departmentTable({ byDepartment }: Board): PaperTable {
  return {
    name: '各单位情况',
    columns: columnsOf(['牵头单位', 66, 'left'], ['事项', 15], ['在办', 15], ...LAMPS, ['其他', 15]),
    rows: byDepartment.map(({ name, total, load, green, yellow, red, off }) => [name, total, load, green, yellow, red, off]),
    note: null,
  };
}

function seriesTable({ bySeries }: Board): PaperTable {
  return {
    name: '专项情况',
    columns: columnsOf(['专项', 81, 'left'], ['事项', 15], ...LAMPS, ['其他', 15]),
    rows: bySeries.map(({ series, total, green, yellow, red, off }) => [series, total, green, yellow, red, off]),
    note: null,
  };
}

function waitingTable({ dueWithin, waiting }: Board): PaperTable {
  return {
    name: '近期到期和待办',
    columns: columnsOf(['事项情况', 116, 'left'], ['件数', 40]),
    rows: [
      ['7日内到期', dueWithin[7]],
      ['15日内到期', dueWithin[15]],
      ['30日内到期', dueWithin[30]],
      ['尚未签收', waiting.unsigned],
      ['签收后从未反馈', waiting.unreported],
      ['申请办结，待审核', waiting.inReview],
      ['延期或异议，待决定', waiting.undecided],
    ],
    note: null,
  };
}
