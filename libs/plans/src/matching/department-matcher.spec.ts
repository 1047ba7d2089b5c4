import { describe, expect, it } from 'vitest';
import { DepartmentMatcher, type NamedDepartment } from './department-matcher.js';

const department = (name: string, shortName = name, ...aliases: string[]): NamedDepartment => ({
  id: name,
  code: name,
  name,
  shortName,
  aliases,
});

const ROSTER = [
  '发展和改革局',
  '住房和城乡建设局',
  '人力资源和社会保障局',
  '工业和信息化局',
  '市场监督管理局',
  '卫生健康局',
  '应急管理局',
  '城市管理和综合执法局',
  '农业农村局',
  '文化广电旅游体育局',
  '退役军人事务局',
  '行政审批局',
  '医疗保障局',
  '自然资源和规划局',
  '生态环境局',
  '税务局',
  '公安分局',
  '财政局',
  '水务局',
  '教育体育局',
  '交通运输局',
  '组织部',
  '区政府办公室',
  '国有资产监督管理委员会',
  '人力资源分局（人才办）',
].map((name) => department(name));

function match(name: string, roster: readonly NamedDepartment[] = ROSTER, places: string[] = []): string {
  const found = new DepartmentMatcher(roster, places).match(name);
  return found.kind === 'matched' ? found.department.name : found.kind;
}

describe('a department is known by', () => {
  it.each([
    ['发展和改革局', '发展和改革局'],
    ['发改局', '发展和改革局'],
    ['区发改局', '发展和改革局'],
    ['市发展改革委', '发展和改革局'],
    ['东莞市发展和改革委员会', '发展和改革局'],
    ['发 改 委', '发展和改革局'],
    ['住建局', '住房和城乡建设局'],
    ['市住房城乡建设局', '住房和城乡建设局'],
    ['人社局', '人力资源和社会保障局'],
    ['区人力社保局', '人力资源和社会保障局'],
    ['工信局', '工业和信息化局'],
    ['市监局', '市场监督管理局'],
    ['市市场监管局', '市场监督管理局'],
    ['卫健委', '卫生健康局'],
    ['区卫健局', '卫生健康局'],
    ['应急局', '应急管理局'],
    ['城管局', '城市管理和综合执法局'],
    ['综合执法局', '城市管理和综合执法局'],
    ['农业局', '农业农村局'],
    ['文旅局', '文化广电旅游体育局'],
    ['文广旅体局', '文化广电旅游体育局'],
    ['退役军人局', '退役军人事务局'],
    ['审批局', '行政审批局'],
    ['医保局', '医疗保障局'],
    ['自规局', '自然资源和规划局'],
    ['资规局', '自然资源和规划局'],
    ['环保局', '生态环境局'],
    ['市生态环境局滨海分局', '生态环境局'],
    ['区税务局', '税务局'],
    ['市公安局滨海分局', '公安分局'],
    ['公安局', '公安分局'],
    ['教育局', '教育体育局'],
    ['交通局', '交通运输局'],
    ['区委组织部', '组织部'],
    ['区府办', '区政府办公室'],
    ['区政府办', '区政府办公室'],
    ['国资委', '国有资产监督管理委员会'],
    ['人才办', '人力资源分局（人才办）'],
    ['人力资源分局', '人力资源分局（人才办）'],
  ])('%s → %s', (name, wanted) => {
    expect(match(name)).toBe(wanted);
  });
});

it.each(['水利厅长', '发改居', '商务局', '各街道', '民政局', '组织局', ''])('does not guess at %j', (name) => {
  expect(match(name)).toBe('unknown');
});

it('guesses at nobody where two could be meant', () => {
  const roster = [department('科学技术局'), department('科技创新局')];
  expect(match('科技局', roster)).toBe('ambiguous');
  expect(match('科学技术局', roster)).toBe('科学技术局');
});

it('takes what the roster says before what the language says', () => {
  const roster = [department('城市建设局', '城建局', '住建局'), department('住房和城乡建设局')];
  expect(match('住建局', roster)).toBe('城市建设局');
});

it('reads a short name without an ending with any', () => {
  expect(match('财政局', [department('财政分局', '财政')])).toBe('财政分局');
});

it('knows the place that a plan is of', () => {
  const roster = [department('财政分局')];
  expect(match('松山湖财政局', roster)).toBe('unknown');
  expect(match('松山湖财政局', roster, ['松山湖'])).toBe('财政分局');
});
