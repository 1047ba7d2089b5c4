import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import { describe, expect, it, vi } from 'vitest';
import { parsePlan } from '#plan-text';
import { documentOfPlan, planOfText, readPlanFile } from './plan-file.js';

// The first file waits for a process to load.
vi.setConfig({ testTimeout: 60_000 });

const FOLDER = new URL('../../../../test/fixtures/documents/', import.meta.url);
const SOURCE = readFileSync(new URL('plan.txt', FOLDER), 'utf8');

const itemsOf = (document: Parameters<typeof parsePlan>[0]): unknown[] =>
  parsePlan(document).items.map(({ text, path, due, quantities }) => ({ text, path, due, quantities }));

describe('a plan from a file', () => {
  it.each(['plan.docx', 'plan.doc', 'plan.pdf'])('%s gives the items of its text, each a span of the source', async (name) => {
    const file = await readPlanFile(readFileSync(new URL(name, FOLDER)), name);
    expect(itemsOf(documentOfPlan(file))).toEqual(itemsOf(SOURCE));
    const { items } = parsePlan(documentOfPlan(file));
    expect(items.length).toBeGreaterThan(25);
    expect(items.filter(({ span, text }) => file.source.slice(span.start, span.end) !== text)).toEqual([]);
  });

  it('that is a table of tasks in .xlsx gives one item a row, with who answers for it and until when', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('任务分解表');
    sheet.addRow(['2022年重点工作任务分解表']);
    sheet.mergeCells('A1:F1');
    sheet.addRow(['序号', '领域', '工作任务', '牵头单位', '责任单位', '完成时限']);
    sheet.addRow([1, '生态', '启动碧道建设', '生态环境分局', '城市建设局、财政分局', new Date(Date.UTC(2022, 8, 30))]);
    sheet.addRow([2, null, '完成河涌整治20公里', '生态环境分局', '', '6月底前']);
    sheet.mergeCells('B3:B4');
    sheet.addRow([3, '教育', '新增公办学位3500个，\n建成松山湖第二小学', '教育管理中心', '', '']);
    const file = await readPlanFile(Buffer.from(await workbook.xlsx.writeBuffer()), '任务分解表.xlsx');
    const { items, planYear } = parsePlan(documentOfPlan(file));
    expect(planYear).toBe(2022);
    expect(items.map(({ text, path, due, quantities }) => ({ text, path, due, quantities }))).toEqual([
      { text: '启动碧道建设', path: ['生态'], due: '2022-09-30', quantities: [] },
      { text: '完成河涌整治20公里', path: ['生态'], due: '2022-06-30', quantities: ['20公里'] },
      { text: '新增公办学位3500个，\n建成松山湖第二小学', path: ['教育'], due: null, quantities: ['3500个'] },
    ]);
    expect(items[0]?.responsibility).toMatchObject({ leads: ['生态环境分局'], cooperating: ['城市建设局', '财政分局'] });
    expect(items.filter(({ span, text }) => file.source.slice(span.start, span.end) !== text)).toEqual([]);
  });

  it('that is refused tells code and sentence', async () => {
    const reading = readPlanFile(Buffer.from('{\\rtf1 plan}'), 'plan.rtf');
    await expect(reading).rejects.toMatchObject({
      name: 'DomainError',
      code: 'file.unknown-format',
      message: /Save it as \.docx/,
    });
  });

  it('and one that came as text are the same', async () => {
    expect(await readPlanFile(Buffer.from(SOURCE), 'plan.txt')).toEqual(planOfText(SOURCE));
  });
});
