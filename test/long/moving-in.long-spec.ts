import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { CommandLine } from '../setup/command-line.js';

let commandLine: CommandLine;

beforeEach(async () => {
  commandLine = await CommandLine.open();
});

afterEach(() => commandLine.close());

/** Runs a command that must end well; answers what it says. */
async function duban(...args: string[]): Promise<string> {
  const { code, stdout, stderr } = await commandLine.run(args);
  expect(code, `${args.join(' ')}: ${stderr}${stdout}`).toBe(0);
  return stdout;
}

const inFolder = (name: string): string => path.join(commandLine.folder, name);

async function fillIn(file: string): Promise<void> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(file);
  const rows = {
    单位: [
      ['生态环境分局', '生态环境局', '环保局', '河涌、碧道、水质', '陈副主任', 'sthj'],
      ['城市建设局', '城建局', '', '道路、公园、管网', '', 'cjj'],
    ],
    人员: [
      ['陈副主任', '领导', '', '', '', '', '', '', '', '', '', 'chen'],
      ['李经办', '经办人', '环保局', '', '', '13800000001', '', '', '', '', '', 'li'],
    ],
  };
  for (const [name, lines] of Object.entries(rows))
    lines.forEach((line, at) =>
      line.forEach((text, column) => (workbook.getWorksheet(name)!.getCell(at + 3, column + 1).value = text)),
    );
  await workbook.xlsx.writeFile(file);
}

it('an office moves in by script: roster, calendar, plan, suggestions, registration, its old ledger', async () => {
  await duban('admin', 'create');
  await duban('roster', 'template', 'roster.xlsx');
  await fillIn(inFolder('roster.xlsx'));
  expect(await duban('roster', 'import', 'roster.xlsx', '--dry-run')).toContain('单位：新增 2');
  expect(await duban('roster', 'import', 'roster.xlsx', '--passwords')).toMatch(/li +李经办 +\S{10,}/);
  expect(await duban('roster', 'import', 'roster.xlsx')).toContain('人员：新增 0，变更 0，未变 2');

  const days = ['01-01', '02-05', '02-08', '02-09', '05-03', '06-09', '10-01'].map((day) => ({
    name: '节日',
    date: `2060-${day}`,
    isOffDay: true,
  }));
  await writeFile(inFolder('2060.json'), JSON.stringify({ year: 2060, papers: [], days }));
  expect(await duban('calendar', 'import', '2060.json')).toContain('2060 年日历：调整待办步骤 0 个');
  expect(await duban('calendar', 'list')).toContain('程序自带');

  await writeFile(
    inFolder('plan.txt'),
    '2026年工作要点\n一、重点任务\n（一）完成河涌碧道建设3公里，12月底前完成。\n（二）建成公园2个（责任单位：城建局和环保局），12月底前完成。\n',
  );
  const { id } = JSON.parse(await duban('import', 'plan.txt', '--year', '2026')) as { id: string };
  expect(await duban('register', id, '--suggested', '--lead', 'cjj', '--dry-run')).toMatch(/^将立项 2 项，未立项 0 项/);
  const { registered } = JSON.parse(await duban('register', id, '--suggested', '--lead', 'cjj', '--json')) as {
    registered: { lead: string; projectId: string }[];
  };
  expect(registered.map(({ lead }) => lead)).toEqual(['生态环境分局', '城市建设局']);

  await writeFile(inFolder('old.csv'), '工作任务,牵头单位,完成时限,办理状态\n整治排污口20个,城建局、环保局,长期坚持,办理中\n');
  expect(await duban('take-over', 'old.csv')).toContain('已移入 1 项');
});
