import { chineseDate } from '#work-calendar';
import { workbookOf } from '../papers/workbook.js';
import { comparisonTable, overallTable, rankingTable, redTable, scoreChangesTable } from './circular-tables.js';
import type { CircularView } from './circular-view.js';

/** The figures of a circular as a workbook: 总体情况, 排名, 红灯清单, 环比. */
export function circularXlsx(circular: CircularView): Promise<Buffer> {
  const { figures } = circular;
  const scoreChanges = figures.before === null ? [] : [scoreChangesTable(figures)];
  return workbookOf({ title: circular.text.title, facts: scoreFactsOf(circular) }, [
    [overallTable(figures)],
    [rankingTable(figures)],
    [redTable(figures)],
    [comparisonTable(figures), ...scoreChanges],
  ]);
}

/** Which paper it is, or that it is none yet, and of which day its figures are. */
function scoreFactsOf({ number, state, figures: { period, day, isOver } }: CircularView): string {
  const marks = { draft: '草稿', issued: '', withdrawn: '草稿（已撤销）' };
  const until = `数据截至${chineseDate(day)}${isOver ? '' : `，${period.name}尚未结束`}`;
  return [number ?? '', marks[state], until].filter((part) => part !== '').join('　');
}
