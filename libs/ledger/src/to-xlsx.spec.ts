import ExcelJS from 'exceljs';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenLedger } from '../test/given-ledger.js';
import type { Ledger } from './ledger.js';
import { toXlsx, type XlsxOptions } from './to-xlsx.js';

const TITLES = ['序号', '领域/条目', '工作任务', '量化目标', '牵头单位', '责任单位', '分管领导', '完成时限', '备注'];
const LONG = '推进月荷湖综合治理工程、中心公园、科学公园以及环湖路绿道提升等一批城市品质项目建设并按期投入使用'.repeat(2);

async function written(ledger: Ledger, options: XlsxOptions = {}): Promise<ExcelJS.Workbook> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await toXlsx(ledger, options)) as unknown as ExcelJS.Buffer);
  return workbook;
}

let workbook: ExcelJS.Workbook;
let sheet: ExcelJS.Worksheet;

beforeAll(async () => {
  workbook = await written(
    givenLedger([
      {
        ref: 'a',
        path: ['环境', '河涌'],
        due: '2022-09-30',
        lead: '区水务局',
        cooperating: ['区财政局', '各街道'],
        leader: '王某',
      },
      { ref: 'b', path: ['环境', '河涌'], task: LONG, targets: ['20公里'], dueWords: '每季度', remark: '每季度' },
      { ref: 'c', path: ['环境', '绿道'], task: '=1+1' },
      { ref: 'd', path: ['教育', '学位'] },
    ]),
    { departments: ['区水务局', '区财政局'] },
  );
  sheet = workbook.worksheets[0] as ExcelJS.Worksheet;
});

const textAt = (address: string): string => sheet.getCell(address).text;

describe('a ledger as a workbook', () => {
  it('has title, facts and the columns of the office', () => {
    expect(textAt('A1')).toBe('松山湖2022年工作要点任务分解表');
    expect(textAt('A2')).toMatch(/松山湖管委会.*2022年.*共 4 项/);
    expect(TITLES.map((_, index) => sheet.getCell(3, index + 1).text)).toEqual(TITLES);
  });

  it('shows outer headings across the table, inner ones merged over their tasks', () => {
    const ranges = (sheet.model as unknown as { merges: string[] }).merges;
    expect(ranges).toEqual(expect.arrayContaining(['A1:I1', 'A2:I2', 'A4:I4', 'B5:B6', 'A8:I8']));
    expect([textAt('A4'), textAt('B5'), textAt('B7'), textAt('A8'), textAt('B9')]).toEqual([
      '环境',
      '河涌',
      '绿道',
      '教育',
      '学位',
    ]);
  });

  it('holds a due date as a date of the calendar, words as words', () => {
    expect(sheet.getCell('H5').value).toEqual(new Date('2022-09-30T00:00:00Z'));
    expect(sheet.getCell('H5').numFmt).toBe('yyyy"年"m"月"d"日"');
    expect(textAt('H6')).toBe('每季度');
  });

  it('never lets the text of a plan be a formula', () => {
    expect(sheet.getCell('C7')).toMatchObject({ value: '=1+1', type: ExcelJS.ValueType.String });
  });

  it('is printed on A4 landscape, one page wide, the header on every page, pages numbered', () => {
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '3:3',
    });
    expect(sheet.headerFooter.oddFooter).toContain('&P');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 3 });
  });

  it('wraps text in rows that are high enough for it', () => {
    expect(sheet.getCell('C6').alignment).toMatchObject({ wrapText: true });
    expect(sheet.getRow(6).height).toBeGreaterThan(4 * 10.5);
    expect(sheet.getRow(5).height).toBeLessThan(sheet.getRow(6).height);
  });

  it('gives a heading the height that it needs when its one task is shorter', async () => {
    const path = ['深入实施创新驱动发展战略加快建设具有全国影响力的科技创新高地和人才高地'];
    const single = (await written(givenLedger([{ path }]))).worksheets[0];
    expect(single?.getRow(4).height).toBeGreaterThan(5 * 10.5);
  });

  it('offers the departments of the roster for 牵头单位, from a list that may be as long as it likes', () => {
    for (const address of ['E5', 'E9'])
      expect(sheet.getCell(address).dataValidation).toMatchObject({ type: 'list', formulae: ["'部门'!$A$1:$A$2"] });
    expect(workbook.getWorksheet('部门')?.state).toBe('hidden');
    expect(workbook.getWorksheet('部门')?.getColumn(1).values.slice(1)).toEqual(['区水务局', '区财政局']);
  });

  it('ties each row to its item unseen', () => {
    expect(sheet.getColumn(10).hidden).toBe(true);
    expect(['J5', 'J6', 'J7', 'J9'].map(textAt)).toEqual(['a', 'b', 'c', 'd']);
    expect(workbook.getWorksheet('_duban')?.state).toBe('veryHidden');
  });

  it('tells how tasks stand on a day: flat rows to filter, three columns more, lamps in their colour', async () => {
    const standing = { progress: '45%。6月20日：桩基完工', state: '办理中', lamp: 'red' as const };
    const ledger = givenLedger(
      [
        { path: ['环境', '河涌'], standing },
        { path: ['环境', '河涌'], standing: { progress: '6月30日办结', state: '已办结', lamp: 'off' } },
        { path: ['教育', '学位'], standing: { ...standing, lamp: 'green' } },
      ],
      { stateOn: '2022-06-30' },
    );
    const [live] = (await written(ledger)).worksheets;
    const row = (number: number): string[] =>
      Array.from({ length: 12 }, (_, index) => live?.getCell(number, index + 1).text ?? '');
    expect(row(3)).toEqual([...TITLES.slice(0, -1), '进展情况', '状态', '亮灯', '备注']);
    expect(row(4).slice(8, 11)).toEqual(['45%。6月20日：桩基完工', '办理中', '红灯']);
    expect([row(4)[1], row(5)[1], row(6)[1]]).toEqual(['环境\n河涌', '环境\n河涌', '教育\n学位']);
    expect(live?.getCell('A2').text).toMatch(/共 3 项.*红灯 1、黄灯 0、绿灯 1.*截至2022年6月30日/);
    expect(live?.autoFilter).toBe('A3:L6');
    const colour = (address: string): unknown => (live?.getCell(address).fill as ExcelJS.FillPattern | undefined)?.fgColor?.argb;
    expect([colour('K4'), colour('K5'), colour('K6')]).toEqual(['FFF8B4B4', undefined, 'FFC6E7CB']);
  });

  it('makes a flat row as high as its heading, and leaves dates the width that they need', async () => {
    const heading = '坚持思想强党、理论强党，推动全面从严治党向纵深发展';
    const rows = [{ path: [heading, '强化政治引领'], due: '2022-12-31' }];
    const [live] = (await written(givenLedger(rows, { stateOn: '2022-06-30' }))).worksheets;
    expect(live?.getRow(4).height).toBeGreaterThan(5 * 14);
    expect(live?.getColumn(8).width).toBe(sheet.getColumn(8).width);
  });

  it('writes an empty ledger too', async () => {
    expect((await written(givenLedger([]), { departments: ['区水务局'] })).worksheets[0]?.rowCount).toBe(3);
  });
});
