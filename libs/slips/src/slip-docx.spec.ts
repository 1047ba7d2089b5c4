import mammoth from 'mammoth';
import { describe, expect, it } from 'vitest';
import { instantAt } from '#work-calendar';
import { documentXml } from '../../../test/setup/document-xml.js';
import type { SlipView } from './slip-view.js';
import { slipDocx } from './slip-docx.js';

const slip: SlipView = {
  id: '0190f3a2-5f6b-7cde-8a01-23456789abcd',
  projectId: '0190f3a2-5f6b-7cde-8a01-23456789abce',
  number: '督〔2022〕12号',
  colour: 'red',
  state: 'issued',
  colourReason: null,
  title: '碧道建设',
  text: '启动碧道建设<一期>',
  leadDepartmentName: '生态环境分局',
  cooperatingDepartmentNames: ['城市建设局', '财政局'],
  dueDate: '2022-06-17',
  percent: 40,
  problem: '已逾期5个工作日。',
  demand: '请立即整改。',
  answerDays: 3,
  answerDue: '2022-06-29',
  recipients: ['环保经办', '环保局长', '马副主任'],
  copiedTo: ['马副主任'],
  issuedByName: '督查员',
  issuedAt: instantAt('2022-06-24', '10:00'),
  answer: null,
  answeredByName: null,
  answeredAt: null,
  decisionReason: null,
  decidedByName: null,
  decidedAt: null,
  sendBacks: 0,
  endedAt: null,
  isOverdue: false,
  version: 1,
  legalTransitions: [],
};

/** The document opened again: its lines of text, table cells in order of reading. */
async function linesOf(view: SlipView): Promise<string[]> {
  const { value } = await mammoth.extractRawText({ buffer: await slipDocx(view) });
  return value.split('\n').filter((line) => line !== '');
}

describe('a slip as a Word document', () => {
  it('has the office’s layout: title in its colour, number and date, the table, who issued it', async () => {
    expect(await linesOf(slip)).toEqual([
      '督 办 单（红色）',
      '督〔2022〕12号\t2022年6月24日',
      '主送：生态环境分局',
      '督办事项',
      '启动碧道建设<一期>',
      '牵头单位',
      '生态环境分局',
      '配合单位',
      '城市建设局、财政局',
      '完成时限',
      '2022年6月17日',
      '当前进度',
      '40%',
      '存在问题',
      '已逾期5个工作日。',
      '督办要求',
      '请立即整改。',
      '答复时限',
      '2022年6月29日前',
      '办理答复',
      '抄送：城市建设局、财政局、马副主任',
      '签发：督查员',
      '审核意见：',
    ]);
  });

  it('has no 抄送 where only the lead department gets it', async () => {
    const lines = await linesOf({ ...slip, cooperatingDepartmentNames: [], copiedTo: [] });
    expect(lines.some((line) => line.startsWith('抄送'))).toBe(false);
  });

  it('prints the answer and what became of it', async () => {
    const lines = await linesOf({
      ...slip,
      state: 'accepted',
      answer: '受汛期影响。\n7月15日前完成。',
      answeredByName: '环保经办',
      answeredAt: instantAt('2022-06-28', '10:00'),
      decidedByName: '督查员',
    });
    expect(lines).toEqual(expect.arrayContaining(['受汛期影响。', '7月15日前完成。', '（环保经办，2022年6月28日）']));
    expect(lines.at(-1)).toBe('审核意见：同意，予以销号。（督查员）');
  });

  it.each([
    ['blue', '（蓝色）', '1F4E9E'],
    ['yellow', '（黄色）', 'C28A00'],
    ['red', '（红色）', 'C00000'],
  ] as const)('carries the mark of %s: title and rule in its colour', async (colour, name, mark) => {
    const xml = await documentXml(await slipDocx({ ...slip, colour }));
    expect((await linesOf({ ...slip, colour }))[0]).toContain(name);
    expect(xml.match(new RegExp(`w:color(?: w:val)?="${mark}"`, 'g'))).toHaveLength(3);
    expect(xml).toContain('<w:pgSz w:w="11906" w:h="16838"');
  });
});
