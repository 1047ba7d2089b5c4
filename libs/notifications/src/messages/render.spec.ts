import { describe, expect, it } from 'vitest';
import { plainText } from '../formats/plain-text.js';
import { LANGUAGES } from './message.js';
import { EXAMPLES, NOTICE_KINDS } from './notice-examples.js';
import { type Notice, type ReminderFacts, type SlipFacts } from './notice.js';
import { addressedTo, renderNotice } from './render.js';
import { TEMPLATES } from './template.js';

const reminder = (facts: Partial<ReminderFacts> = {}): Notice => ({
  kind: 'reminder',
  severity: 'urgent',
  facts: { ...EXAMPLES.reminder, ...facts },
});
const slip = (facts: Partial<SlipFacts>): Notice => ({ kind: 'slip', severity: 'urgent', facts: { ...EXAMPLES.slip, ...facts } });
const call: Notice = { kind: 'call', severity: 'warning', facts: EXAMPLES.call };
const nobody = { deputyFor: '', shownFor: '' };

describe('a reminder in zh-CN', () => {
  it('says what it is about, what is known and what is asked', () => {
    const message = renderNotice(reminder(), 'zh-CN');
    expect(message.title).toBe('【督办（红）】启动碧道建设（已逾期 7 天）');
    expect(plainText(message)).toBe(
      [
        '该事项已超过完成时限。',
        '',
        '事项：启动碧道建设，年底前完成10公里。',
        '牵头单位：环保局',
        '完成时限：2022-06-30（已逾期 7 天）',
        '当前进度：40%',
        '级别：L3 督办（红）',
        '说明：同一时间到期的另外 2 次提示已并入本条。',
        '',
        '请反馈进展：https://duban.example/projects/1',
      ].join('\n'),
    );
  });

  it.each<[Partial<ReminderFacts>, string, string]>([
    [{ track: 'deadline', daysLeft: 3 }, '该事项即将到期。', '请反馈进展'],
    [{ track: 'acknowledgement' }, '该事项已交办，尚未签收。', '请签收'],
    [{ track: 'report' }, '2022-06-30 应报进展，至今未收到反馈。', '请反馈进展'],
    [{ track: 'review' }, '该事项已申请办结，等待审核。', '请审核'],
    [{ track: 'decision' }, '该事项已申请延期，等待审批。', '请答复'],
    [{ track: 'decision', waitsFor: 'objection' }, '承办单位对交办有异议，等待答复。', '请答复'],
    [{ track: 'milestone' }, '节点未按期完成（2022-06-30）。', '请反馈进展'],
    [{ track: 'milestone', anchorDaysLeft: 0 }, '节点即将到期（2022-06-30）。', '请反馈进展'],
    [{ track: 'blue-slip' }, '蓝色督办单 督〔2022〕1号 应于 2022-06-30 前答复，至今未答复，建议签发黄色督办单。', '请答复'],
    [
      { track: 'red-slip', slip: { number: '督〔2022〕1号', colour: 'red', nextColour: null } },
      '红色督办单 督〔2022〕1号 应于 2022-06-30 前答复，至今未答复，建议约谈。',
      '请答复',
    ],
    [{ track: 'red-slip', slip: null }, '督办单至今未答复。', '请答复'],
  ])('of %j', (facts, opening, action) => {
    const message = renderNotice(reminder(facts), 'zh-CN');
    expect(message.opening).toBe(opening);
    expect(message.actions).toEqual([{ label: action, link: EXAMPLES.reminder.link }]);
  });

  it.each([
    [0, '提醒', 3, '还有 3 天'],
    [1, '催办', 0, '今天到期'],
    [2, '督办（黄）', -1, '已逾期 1 天'],
    [4, '通报（待审定）', -1, '已逾期 1 天'],
    [5, '约谈（待审定）', -1, '已逾期 1 天'],
  ])('of level %i is called %s', (level, name, daysLeft, remaining) => {
    expect(renderNotice(reminder({ level, daysLeft }), 'zh-CN').title).toBe(`【${name}】启动碧道建设（${remaining}）`);
  });

  it('tells a deputy for whom it is, and a supervisor why it is shown', () => {
    const message = renderNotice(reminder({ merged: 0 }), 'zh-CN');
    const deputy = addressedTo(message, { ...nobody, deputyFor: '张三、李四' });
    expect(deputy.title).toBe('【督办（红）】启动碧道建设（已逾期 7 天）（代 张三、李四）');
    expect(plainText(deputy)).toBe(`代 张三、李四（由您代理）\n\n${plainText(message)}`);
    expect(addressedTo(message, { ...nobody, shownFor: '张三' }).notes).toEqual([
      '张三不在岗，代理人不在知悉范围内，本条未转交，抄送督查。',
    ]);
    expect(addressedTo(message, nobody)).toEqual(message);
  });
});

describe('a slip in zh-CN', () => {
  it.each<[SlipFacts['news'], string[]]>([
    ['issued', ['存在问题', '督办要求', '答复时限', '签发']],
    ['answered', ['答复', '答复人']],
    ['sent_back', ['退回原因', '答复时限']],
    ['withdrawn', ['撤回原因']],
  ])('that is %s shows what belongs to it', (news, labels) => {
    const { details } = renderNotice(slip({ news }), 'zh-CN');
    expect(details.map(({ label }) => label)).toEqual(['事项', '牵头单位', '完成时限', ...labels]);
    expect(details[2]?.value).toBe('2022年6月30日');
  });

  it('has its number in the title', () => {
    const message = renderNotice(slip({}), 'zh-CN');
    expect(message.title).toBe('【督办单·红色】督〔2022〕1号 启动碧道建设：请办理并答复');
    expect(message.opening).toBe('红色督办单 督〔2022〕1号：请办理并答复。');
  });
});

it('a call names who calls', () => {
  const message = renderNotice(call, 'zh-CN');
  expect(message.title).toBe('【催办】启动碧道建设（已逾期 7 天）');
  expect(plainText(message)).toBe(
    '王督查催办：请抓紧办理并反馈进展。\n\n事项：启动碧道建设，年底前完成10公里。\n完成时限：2022-06-30（已逾期 7 天）\n当前进度：40%\n\n查看：https://duban.example/projects/1',
  );
});

it('a circular has its text, without a line for what nobody is praised or criticised for', () => {
  const message = renderNotice({ kind: 'circular', severity: 'notice', facts: EXAMPLES.circular }, 'zh-CN');
  expect(message.title).toBe('【通报】通报〔2022〕1号 2022年6月督查通报');
  expect(plainText(message)).toBe(
    '通报〔2022〕1号 2022年6月督查通报\n\n现将6月督办事项办理情况通报如下。\n本月应办结12项，按期办结9项。\n按期办结率75%，较上月上升5个百分点。\n环保局、城建局办理及时，予以表扬。\n\n查看：https://duban.example/circulars/1',
  );
});

describe('every language', () => {
  it.each(LANGUAGES)('%s has every kind of message, with the same lines', (language) => {
    for (const kind of NOTICE_KINDS) {
      const message = renderNotice({ kind, severity: 'notice', facts: EXAMPLES[kind] } as Notice, language);
      const chinese = renderNotice({ kind, severity: 'notice', facts: EXAMPLES[kind] } as Notice, 'zh-CN');
      const facts = EXAMPLES[kind];
      const { title, total, host, name } = facts as Partial<Record<string, string | number>>;
      expect(message.title, kind).toContain(String(title ?? total ?? host ?? name));
      expect(
        message.details.map(({ value }) => value !== ''),
        kind,
      ).toHaveLength(chinese.details.length);
      expect(message.actions.map(({ link }) => link)).toEqual(chinese.actions.map(({ link }) => link));
    }
  });

  it('reads well in English', () => {
    const message = renderNotice(reminder({ merged: 1, daysLeft: -1 }), 'en');
    expect(message.title).toBe('[Escalated, red] 启动碧道建设 (1 day overdue)');
    expect(message.details.at(-1)?.value).toBe('1 more notice that fell due at the same time is part of this one.');
  });
});

describe('what people wrote', () => {
  it('is never read as a template, and keeps its lines only where lines may be', () => {
    const title = '{{ link }} {% raw %} a\r\nBcc: all@example.org\u0000\u202E';
    const message = renderNotice(reminder({ title, text: 'one\r\ntwo' }), 'zh-CN');
    expect(message.title).toBe('【督办（红）】{{ link }} {% raw %} a Bcc: all@example.org（已逾期 7 天）');
    expect(message.details[0]?.value).toBe('one\ntwo');
    const deputy = addressedTo(message, { ...nobody, deputyFor: "{{ title }}\n'x" });
    expect(deputy.title).toBe(`${message.title}（代 {{ title }} 'x）`);
  });
});

it('a template reaches nothing but the facts', () => {
  const template = { ...TEMPLATES.en.call, opening: 'a{{ constructor }}{{ title.constructor.name }}{{ __proto__ }}b' };
  expect(renderNotice(call, 'en', template).opening).toBe('ab');
});
