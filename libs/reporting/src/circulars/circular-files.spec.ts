import ExcelJS from 'exceljs';
import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { documentXml } from '../../../../test/setup/document-xml.js';
import { circularWith, figuresWith, redLine } from '../../test/circular.js';
import { circularDocx } from './circular-docx.js';
import { circularXlsx } from './circular-xlsx.js';
import type { CircularView } from './circular-view.js';

const issued: Partial<CircularView> = {
  state: 'issued',
  number: '通报〔2022〕6号',
  issuedByName: '督查员',
  issuedAt: instantAt('2022-07-04', '10:00'),
};

/** The document opened again: its lines of text, table cells in order of reading. */
async function linesOf(circular: CircularView): Promise<string[]> {
  const { value } = await mammoth.extractRawText({ buffer: await circularDocx(circular) });
  return value.split('\n').filter((line) => line !== '');
}

async function opened(circular: CircularView): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await circularXlsx(circular)) as unknown as ArrayBuffer);
  return workbook;
}

/** The cells of a sheet, row by row, merged ones once. */
function cellsOf(workbook: ExcelJS.Workbook, name: string): unknown[][] {
  const rows: unknown[][] = [];
  workbook.getWorksheet(name)?.eachRow((row) => {
    const cells: unknown[] = [];
    row.eachCell((cell) => cell.master === cell && cells.push(cell.value));
    rows.push(cells);
  });
  return rows;
}

describe('the document', () => {
  it('reads as an office sends it: title, number, prose, tables, who signs and when', async () => {
    const lines = await linesOf(circularWith(figuresWith(), issued));
    expect(lines.slice(0, 4)).toEqual([
      '关于2022年6月重点工作落实情况的通报',
      '通报〔2022〕6号',
      '各有关单位：',
      '现将2022年6月重点工作落实情况通报如下，数据截至2022年6月30日。',
    ]);
    expect(lines.filter((line) => /^[一二三四五六]、/.test(line))).toEqual([
      '一、总体情况',
      '二、环比情况',
      '三、考核排名',
      '四、红灯事项',
      '五、表扬和批评',
      '六、工作要求',
    ]);
    expect(lines).toContain('承担事项过少的单位不参加排名。');
    const red = lines.indexOf('碧道建设');
    expect(lines.slice(red - 1, red + 7)).toEqual([
      '1',
      '碧道建设',
      '生态环境分局',
      '2022-06-22',
      '8',
      '40%',
      '督办（黄）',
      '未说明原因',
    ]);
    expect(lines.slice(-3)).toEqual(['特此通报。', '督查室', '2022年7月4日']);
  });

  it('leaves out what says nothing and numbers the rest through; without a date, for it is a draft', async () => {
    const figures = figuresWith({ redList: [], praised: [], before: null, comparison: '2022年5月没有在督事项，本期不作比较。' });
    const lines = await linesOf(circularWith(figures));
    expect(lines.filter((line) => /^[一二三四五六]、/.test(line)).slice(3)).toEqual(['四、红灯事项', '五、工作要求']);
    expect(lines).toEqual(expect.arrayContaining(['（未编号）', '没有红灯事项。', figures.comparison]));
    expect(lines).not.toContain('指标');
    expect(lines.at(-1)).toBe('　　年　月　日');
  });

  it('is marked on every page as a draft, withdrawn or not, and no more when it is issued', async () => {
    const header = async (details: Partial<CircularView>): Promise<string> =>
      documentXml(await circularDocx(circularWith(figuresWith(), details)), 'word/header1.xml');
    expect(await header({})).toContain('>草稿<');
    expect(await header({ state: 'withdrawn' })).toContain('>草稿（已撤销）<');
    await expect(header(issued)).rejects.toThrow('it has no word/header1.xml');
  });

  it('says what is known of a red project: excused, in review, far behind, or the words of the department', async () => {
    const redList = [
      redLine({ reason: '征地', excusedReason: '汛期停工' }),
      redLine({ state: 'in_review', reason: '征地' }),
      redLine({ state: 'in_review' }),
      redLine({ daysOverdue: 0, workdaysOverdue: 0, level: 0 }),
    ];
    const lines = await linesOf(circularWith(figuresWith({ redList, redLeftOut: 7 }), issued));
    for (const line of [
      '已认定容错：汛期停工',
      '已申请办结，待审核；征地',
      '已申请办结，待审核',
      '进度严重滞后；未说明原因',
      '另有7项红灯事项未列出。',
    ])
      expect(lines).toContain(line);
  });
});

describe('the workbook', () => {
  it('has the sheets of an office, each with title, facts and its table', async () => {
    const workbook = await opened(circularWith(figuresWith(), issued));
    expect(workbook.worksheets.map(({ name }) => name)).toEqual(['总体情况', '排名', '红灯清单', '环比']);
    expect(cellsOf(workbook, '总体情况')).toEqual([
      ['关于2022年6月重点工作落实情况的通报'],
      ['通报〔2022〕6号　数据截至2022年6月30日'],
      ['方面', '事项', '办结', '绿灯', '黄灯', '红灯', '中止', '办结率'],
      ['营造一流生态体系', 10, 6, 2, 1, 1, 0, '60%'],
      ['合计', 10, 6, 2, 1, 1, 0, '60%'],
    ]);
    expect(cellsOf(workbook, '排名').slice(3, 6)).toEqual([
      [1, '城市建设局', 96.5, '+5.25', 2, '4/1', '66.7%', '—', 0],
      [2, '生态环境分局', 80, '-12', 1, '4/1', '66.7%', '—', 1],
      ['不排名', '财政局', 100, '—', '—', '0/1', '—', '—', 0],
    ]);
    const comparison = cellsOf(workbook, '环比');
    expect(comparison).toContainEqual(['办结', 6, 4, '+2']);
    expect(comparison).toContainEqual(['办结率（增减为百分点）', '60%', '40%', '+20']);
    expect(comparison).toContainEqual(['城市建设局', 96.5, 91.25, '+5.25', 1, 2]);
  });

  it('says that it is a draft, of a period that goes on', async () => {
    const workbook = await opened(circularWith(figuresWith({ isOver: false, day: '2022-06-20' })));
    expect(cellsOf(workbook, '红灯清单')[1]).toEqual(['草稿　数据截至2022年6月20日，2022年6月尚未结束']);
  });
});
