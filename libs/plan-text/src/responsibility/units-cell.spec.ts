import { describe, expect, it } from 'vitest';
import { readUnitsCell } from './read-responsibility.js';

const read = (cell: string, known: string[] = []): string => {
  const { leads, cooperating } = readUnitsCell(cell, 'lead', (name) => known.includes(name));
  return `${leads.join(' ')}|${cooperating.join(' ')}`;
};

describe('a cell with several names', () => {
  it.each([
    ['财政局、住建局', '财政局 住建局|'],
    ['财政局,工信局', '财政局 工信局|'],
    ['财政局，工信局；城管局', '财政局 工信局 城管局|'],
    ['财政局\n住建局', '财政局 住建局|'],
    ['财政局 住建局', '财政局 住建局|'],
    ['财政局　住建局', '财政局 住建局|'],
    ['财政局／住建局｜城管局', '财政局 住建局 城管局|'],
    ['财政局和住建局', '财政局 住建局|'],
    ['财政局及住建局', '财政局 住建局|'],
    ['财政局与住建局', '财政局 住建局|'],
    ['财政局以及住建局、城管局', '财政局 住建局 城管局|'],
    ['市委组织部和市纪委监委', '市委组织部 市纪委监委|'],
    ['城投公司和文旅集团', '城投公司 文旅集团|'],
    ['各镇街和各园区', '各镇街 各园区|'],
    ['财政局+住建局', '财政局 住建局|'],
  ])('names each of them: %s', (cell, names) => expect(read(cell)).toBe(names));

  it.each([
    '文化和旅游局',
    '人力资源和社会保障局',
    '住房和城乡建设局',
    '工业和信息化局',
    '农业农村和水务局',
    '社会治安和矛盾纠纷综合治理中心',
    '文化广电旅游体育局',
  ])('takes no name apart that has the word inside: %s', (name) => expect(read(name)).toBe(`${name}|`));

  it('splits behind a name that has the word inside', () =>
    expect(read('住房和城乡建设局和财政局')).toBe('住房和城乡建设局 财政局|'));

  it('leaves a known name whole, also over two lines', () => {
    expect(read('机关党委和人事处', ['机关党委和人事处'])).toBe('机关党委和人事处|');
    expect(read('松山湖生态环境\n分局', ['松山湖生态环境分局'])).toBe('松山湖生态环境分局|');
    expect(read('街道和社区', ['街道', '社区'])).toBe('街道 社区|');
  });
});

describe('the part of a name', () => {
  it.each([
    ['住建局（牵头）、财政局', '住建局|财政局'],
    ['财政局、住建局（牵头）', '住建局|财政局'],
    ['住建局(主办)，财政局(协办)', '住建局|财政局'],
    ['住建局（会同财政局、城管局）', '住建局|财政局 城管局'],
    ['牵头：住建局；配合：财政局和城管局', '住建局|财政局 城管局'],
    ['住建局、财政局（配合）', '住建局|财政局'],
    ['人力资源分局（人才办）', '人力资源分局（人才办）|'],
  ])('is read from brackets and labels: %s', (cell, names) => expect(read(cell)).toBe(names));
});
