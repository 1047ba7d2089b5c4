import { expect, it } from 'vitest';
import { EVENT_CATALOGUE } from '#application';
import { historySentence, type HistoryWords } from './history-sentence.js';

const NAMES = new Map([
  ['d1', '生态环境分局'],
  ['d2', '城市建设局'],
]);
const words = (language: HistoryWords['language']): HistoryWords => ({
  language,
  termOf: (type) => EVENT_CATALOGUE.find(type)?.term,
  nameOf: (id) => NAMES.get(id),
});
const OFFICER = { id: 'p1', name: '余秋月' };
const sentence = (
  type: string,
  data: object,
  language: HistoryWords['language'] = 'zh-CN',
  actor: { id: string | null; name: string } = OFFICER,
): string => historySentence({ type, actor, data: data as Record<string, unknown> }, words(language));

it('says who did what, what changed, and what was said', () => {
  const report = { before: { percent: 40 }, after: { percent: 60 }, text: '已完成施工招标。' };
  expect(sentence('project.progress_reported', report)).toBe('余秋月：进展反馈，进度 40% → 60%，“已完成施工招标。”');
  expect(sentence('project.progress_reported', report, 'en')).toBe(
    '余秋月: progress reported, progress 40% → 60%, “已完成施工招标。”',
  );
  const date = { before: { dueDate: '2022-06-30' }, after: { dueDate: '2022-08-10' }, reason: '市里调整' };
  expect(sentence('project.due_date_changed', date)).toBe('余秋月：调整时限，时限 2022-06-30 → 2022-08-10，“市里调整”');
});

it('names departments instead of their ids', () => {
  const move = { before: { leadDepartmentId: 'd1' }, after: { leadDepartmentId: 'd2' }, reason: '职责调整' };
  expect(sentence('project.reassigned', move)).toBe('余秋月：改派，牵头单位 生态环境分局 → 城市建设局，“职责调整”');
  expect(sentence('project.cooperation_changed', { cooperation: { before: [], after: ['d1', 'd2'] } })).toContain(
    '配合单位 生态环境分局、城市建设局',
  );
});

it('says of a step its level, its date, and who owes it', () => {
  const step = { level: 1, anchorDate: '2022-01-17', department: '城市建设局', step: 'helper-unsigned-1wd' };
  const system = { id: null, name: 'system' };
  expect(sentence('project.escalated', step, 'zh-CN', system)).toBe('系统：督办升级，催办，以2022-01-17起算，城市建设局');
  expect(sentence('project.escalated', step, 'en', system)).toBe('Duban: escalated, urge, counted from 2022-01-17, 城市建设局');
});

it('has words for every event of projects', () => {
  for (const { type, subject } of EVENT_CATALOGUE.all)
    if (subject === 'project') expect(sentence(type, {}), type).not.toContain(type);
});
