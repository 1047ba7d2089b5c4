import { describe, expect, it } from 'vitest';
import { DepartmentSuggester } from './suggester.js';
import type { EarlierItem, SuggestibleItem } from './suggestion.js';

const DEPARTMENTS = [
  { id: 'ecology', stems: ['生态环境'], duties: '碧道、河涌整治、空气质量' },
  { id: 'schools', stems: ['教育'], duties: '学校建设、集团化办学、幼儿园' },
  { id: 'works', stems: ['城市建设'], duties: '道路交通、市政工程、城市更新' },
];
const BACKGROUND = ['加快推进项目建设', '推进城市建设', '加快道路建设', '加强管理工作'].map((text) => ({ text, path: [] }));

const earlier = (departmentId: string, text: string): EarlierItem => ({
  departmentId,
  text,
  title: text,
  path: [],
  planYear: 2021,
});
const item = (text: string, ...path: string[]): SuggestibleItem => ({ text, path });

describe('a suggestion', () => {
  const suggester = new DepartmentSuggester(DEPARTMENTS, [earlier('works', '推进月荷湖综合体招商')], BACKGROUND);

  it('goes by the duties, and says by which words', () => {
    const [first] = suggester.suggest(item('启动碧道和河涌整治工程'));
    expect(first).toMatchObject({ departmentId: 'ecology', reason: '职责含“河涌整治、碧道”' });
    expect(first?.confidence).toBeGreaterThan(0.6);
  });

  it('goes by whom a similar item was led', () => {
    const [first] = suggester.suggest(item('完成月荷湖综合体招商任务'));
    expect(first).toMatchObject({ departmentId: 'works', reason: '2021年“推进月荷湖综合体招商”由该部门牵头' });
  });

  it('hears the headings where the text says little', () => {
    expect(suggester.suggest(item('新增三个班', '办好幼儿园和集团化办学'))[0]?.departmentId).toBe('schools');
  });

  it.each(['做好其他工作', '落实各项措施', '', 'abc'])('is not made on weak evidence: %j', (text) => {
    expect(suggester.suggest(item(text))).toEqual([]);
  });

  it('ranks by confidence, and never sums to more than certainty', () => {
    const made = suggester.suggest(item('推进学校周边道路交通和河涌整治'));
    expect(made.map(({ confidence }) => confidence)).toEqual(made.map(({ confidence }) => confidence).sort((a, b) => b - a));
    expect(made.reduce((sum, { confidence }) => sum + confidence, 0)).toBeLessThanOrEqual(1.01);
  });
});

it('is made for nobody where there are no departments', () => {
  expect(new DepartmentSuggester([], [], BACKGROUND).suggest(item('启动碧道建设'))).toEqual([]);
});
