import { expect, it } from 'vitest';
import { renderNotice } from '../../../notifications/src/messages/render.js';
import { composeDigest, type DigestEntry, type DigestFacts, MOST_ITEMS } from './compose-digest.js';

const entry = (projectId: string, details: Partial<DigestEntry> = {}): DigestEntry => ({
  subject: { kind: 'project', id: projectId },
  title: `事项${projectId}`,
  dueDate: '2022-06-30',
  daysLeft: 13,
  lamp: 'green',
  track: 'deadline',
  deputyFor: '',
  link: `https://duban.example/projects/${projectId}`,
  click: null,
  ...details,
});
const FRAME = { day: '2022-06-17', link: 'https://duban.example/projects' };
const textOf = (facts: DigestFacts): string => renderNotice({ kind: 'digest', severity: 'notice', facts }, 'zh-CN').opening;

/** An officer's morning: 4 red, 9 yellow, 17 green. */
const THIRTY = Array.from({ length: 30 }, (_, index): DigestEntry => {
  const n = 30 - index;
  if (n <= 4)
    return entry(`${n}`, {
      lamp: 'red',
      dueDate: `2022-06-1${n}`,
      daysLeft: n - 7,
      title: `完成第${n}段碧道征地拆迁补偿协议签订并移交施工场地和图纸`,
    });
  if (n <= 13)
    return entry(`${n}`, { lamp: 'yellow', dueDate: '2022-06-18', daysLeft: 1, track: n === 5 ? 'acknowledgement' : 'deadline' });
  return entry(`${n}`, { dueDate: `2022-07-${n}`, daysLeft: n + 13, track: n % 2 ? 'report' : 'deadline' });
});

it('thirty tasks read well on a phone: counts on top, short lines, by lamp and date, the rest behind one link', () => {
  const message = renderNotice({ kind: 'digest', severity: 'warning', facts: composeDigest(THIRTY, FRAME) }, 'zh-CN');
  expect(message.title).toBe('【每日汇总】6月17日 30 项：红 4，黄 9，绿 17');
  const lines = message.opening.split('\n');
  expect(lines.slice(0, 16)).toEqual([
    '今天有 30 项需要您办理：',
    '红灯 4 项',
    '黄灯 9 项',
    '绿灯 17 项',
    '',
    '■ 红灯',
    '1. 完成第1段碧道征地拆迁补偿协议签订并移交施工场…',
    '已逾期 6 天，请反馈进展',
    'https://duban.example/projects/1',
    '2. 完成第2段碧道征地拆迁补偿协议签订并移交施工场…',
    '已逾期 5 天，请反馈进展',
    'https://duban.example/projects/2',
    '3. 完成第3段碧道征地拆迁补偿协议签订并移交施工场…',
    '已逾期 4 天，请反馈进展',
    'https://duban.example/projects/3',
    '4. 完成第4段碧道征地拆迁补偿协议签订并移交施工场…',
  ]);
  expect(lines.slice(18, 24)).toEqual([
    '',
    '■ 黄灯',
    '5. 事项10',
    '还有 1 天，请反馈进展',
    'https://duban.example/projects/10',
    '6. 事项11',
  ]);
  expect(lines.slice(-5)).toEqual([
    '20. 事项20',
    '还有 33 天，请反馈进展',
    'https://duban.example/projects/20',
    '',
    '另有 10 项，请点“查看全部”。',
  ]);
  expect(message.actions).toEqual([{ label: '查看全部', link: 'https://duban.example/projects' }]);
  expect(lines.filter((line) => !line.startsWith('https://') && line.length > 28)).toEqual([]);
  expect(lines.filter((line) => /^\d+\. /.test(line))).toHaveLength(MOST_ITEMS);
});

it('a project stands there once, with all that is asked of it', () => {
  const facts = composeDigest([entry('1'), entry('1', { track: 'milestone' }), entry('1', { track: 'acknowledgement' })], FRAME);
  expect(facts).toMatchObject({ total: 1, green: 1, more: 0 });
  expect(textOf(facts)).toBe(
    '今天有 1 项需要您办理：\n绿灯 1 项\n\n■ 绿灯\n1. 事项1\n还有 13 天，请反馈进展、请签收\nhttps://duban.example/projects/1',
  );
});

it("a deputy reads for whom a line is, unless it is the deputy's own as well", () => {
  const absent = composeDigest([entry('1', { deputyFor: '张三' }), entry('1', { deputyFor: '李四' })], FRAME);
  expect(textOf(absent)).toContain('1. 事项1（代 张三、李四）\n');
  expect(textOf(composeDigest([entry('1', { deputyFor: '张三' }), entry('1')], FRAME))).toContain('1. 事项1\n');
});

it('a title stays on its line', () => {
  expect(textOf(composeDigest([entry('1', { title: '一\n2. 二' })], FRAME))).toContain('\n1. 一2. 二\n');
});
