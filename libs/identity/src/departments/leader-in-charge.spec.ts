import { expect, it } from 'vitest';
import { leaderInCharge, type LeaderInCharge } from './leader-in-charge.js';

const leader = (name: string, ...fields: string[]): LeaderInCharge => ({ id: name, name, fields });
const chosen = (leaders: LeaderInCharge[], text: string): string | undefined => leaderInCharge(leaders, text)?.name;

it('the leader a field of whom stands in the text is in charge, else the one without fields', () => {
  const leaders = [leader('陈', '招商', '工业'), leader('李'), leader('王', '工业互联网')];
  expect(chosen(leaders, '推动工业技改')).toBe('陈');
  // The longer field says more.
  expect(chosen(leaders, '建设工业互联网平台')).toBe('王');
  expect(chosen(leaders, '新增学位')).toBe('李');
});

it('a department with one leader has that one for everything; with several fields and no match nobody is guessed', () => {
  expect(chosen([leader('陈', '招商')], '新增学位')).toBe('陈');
  expect(chosen([leader('陈', '招商'), leader('王', '教育')], '植树')).toBeUndefined();
  expect(chosen([], '植树')).toBeUndefined();
});
