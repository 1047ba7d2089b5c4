import { describe, expect, it } from 'vitest';
import { documentOfCells } from '../../test/document-of-cells.js';
import { parsePlan } from '../parse-document.js';
import type { ParsedPlan } from '../plan/parsed-plan.js';

const read = (cells: string[][], before = '2022年重点工作任务分解表\n'): ParsedPlan => parsePlan(documentOfCells(cells, before));

describe('date cells that are not read', () => {
  it('are told in one note, with their place and words', () => {
    const plan = read([
      ['序号', '工作任务', '完成时限'],
      ['1', '修订防汛预案', '汛期前'],
      ['2', '更换路灯', '2022.13'],
      ['3', '加强管护', '长期坚持'],
      ['4', '启动碧道', '全年，其中方案寒假前'],
    ]);
    expect(plan.items.map(({ due }) => due)).toEqual([null, null, null, null]);
    const notes = plan.notes.filter(({ kind }) => kind === 'dates-unread');
    expect(notes).toHaveLength(1);
    expect(notes[0]?.text).toContain('3 date cells');
    expect(notes[0]?.text).toMatch(/C2 “汛期前”.*C3 “2022\.13”.*C5/);
  });

  it('name the sheet and the row that people see, where the file tells them', () => {
    const document = documentOfCells(
      [
        ['工作任务', '完成时限'],
        ['更换路灯', '2022.13'],
      ],
      '2022年工作任务表\n',
    );
    const [table] = document.tables;
    if (table) table.place = { sheet: '民生', column: 2, rows: [3, 4] };
    expect(parsePlan(document).notes[0]?.text).toContain('民生!C4 “2022.13”');
  });
});

describe('date cells that name several days', () => {
  const dues = (tasks: string, dates: string, header = '时间节点'): (string | null)[] =>
    read([
      ['工作任务', header],
      [tasks, dates],
      ['启动碧道', '6月'],
    ])
      .items.map(({ due }) => due)
      .slice(0, -1);

  it.each([
    ['1.修订章程；2.完成换届；3.召开理事会', '6月、9月、12月', ['2022-06-30', '2022-09-30', '2022-12-31']],
    ['①修订章程②完成换届', '3月底；10月15日', ['2022-03-31', '2022-10-15']],
    ['1.修订章程；2.完成换届；3.召开理事会', '6月、12月', ['2022-12-31', '2022-12-31', '2022-12-31']],
  ])('give one to each numbered task where there are as many: %s, %s', (tasks, dates, expected) => {
    expect(dues(tasks, dates)).toEqual(expected);
  });

  it.each([
    ['3月启动，9月完工', '2022-09-30'],
    ['6月完成50%，年底全部完成', '2022-12-31'],
  ])('say in words when the task ends: %s', (cell, due) => {
    expect(dues('新建停车场3个', cell, '进度要求')).toEqual([due]);
  });
});
