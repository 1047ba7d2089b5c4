import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE, textsOf } from '../../test/hostile.js';
import { LANGUAGES } from '../messages/message.js';
import { EXAMPLES, NOTICE_KINDS } from '../messages/notice-examples.js';
import { type Notice } from '../messages/notice.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import { MESSAGE_CHANNELS } from './check-template.js';
import { exampleNotice, previewTemplate, type Shown } from './preview-template.js';

const TEMPLATE: Template = {
  title: '请办理：{{ title }}',
  opening: ['{{ leadDepartment }}：', '{% render "remaining", days: daysLeft %}，进度 {{ percent }}%。'],
  details: [{ label: '事项', value: '{{ text }}' }],
  actions: [
    { label: '查看', link: '{{ link }}' },
    { label: '{% render "click", move: click.transition %}', link: '{{ click.link }}' },
  ],
  channels: { sms: { title: '催：{{ title }}' }, feishu: { details: [] } },
};

const readable = (shown: readonly Shown[]): string =>
  shown
    .map(({ channel, title, text, html, body }) =>
      [`== ${channel}: ${title}`, text, html, body && JSON.stringify(body, null, 2).replaceAll('\\n', '\n')]
        .filter((part) => part !== null)
        .join('\n\n'),
    )
    .join('\n\n');

it('a preview, to be read', () =>
  expect(`${readable(previewTemplate(TEMPLATE, exampleNotice('reminder'), 'zh-CN'))}\n`).toMatchFileSnapshot(
    '../../test/messages/preview.zh-CN.txt',
  ));

it.each(LANGUAGES.flatMap((language) => NOTICE_KINDS.map((kind) => [language, kind] as const)))(
  'of every kind each channel shows something: %s %s',
  (language, kind) => {
    const shown = previewTemplate(TEMPLATES[language][kind], exampleNotice(kind), language);
    expect(shown.map(({ channel }) => channel)).toEqual(MESSAGE_CHANNELS);
    for (const { channel, isBuiltIn, title, text, body } of shown) {
      expect(isBuiltIn, channel).toBe(false);
      expect(title).not.toBe('');
      expect(text ?? body, channel).toBeTruthy();
    }
  },
);

it('says where a template fails on the facts, and shows what would go out', () => {
  const shown = previewTemplate(
    { ...TEMPLATE, channels: { sms: { title: '{{ click.nothing }}' } } },
    exampleNotice('reminder'),
    'zh-CN',
  );
  const [inbox, , sms] = shown;
  expect(inbox).toMatchObject({ isBuiltIn: false, title: '请办理：启动碧道建设' });
  expect(sms).toMatchObject({ isBuiltIn: true, title: '【督办（红）】启动碧道建设（已逾期 7 天）' });
});

describe('whatever template and facts say, no form is broken', () => {
  const evil = [
    HOSTILE,
    '"><img src=x onerror=alert(1)>',
    '\r\nBcc: all@example.org',
    '\u202E\u0000',
    '<@all>',
    '](http://evil.example)',
    '{{ link }}{% raw %}',
  ];
  const text = fc
    .array(fc.constantFrom(...evil, '督办', ' ', '{{ title }}', '{{ text }}'), { minLength: 1, maxLength: 2 })
    .map((bits) => bits.join(''));
  const fact = fc.array(fc.constantFrom(...evil, '督办'), { minLength: 1, maxLength: 2 }).map((bits) => bits.join(''));
  const asSource = (one: string): string => one.replaceAll('{{ link }}{% raw %}', '');
  const elements = (page: string | null): string[] =>
    page?.match(/<[^>]*>/g)?.map((tag) => tag.replace(/href="[^"]*"/, '')) ?? [];
  const urgent = (facts: object): Notice => ({ kind: 'reminder', severity: 'urgent', facts: { ...EXAMPLES.reminder, ...facts } });
  const known = new Set(previewTemplate(TEMPLATE, urgent({ text: 'a\nb' }), 'zh-CN').flatMap(({ html }) => elements(html)));
  /** What a chat program would take for more than text: marks and calls in Markdown, calls in a card, another element in a card of 飞书. */
  const MARKS: Record<string, RegExp> = {
    'wecom-robot': /\]\(http:\/\/evil|<@/,
    dingtalk: /\]\(http:\/\/evil|<at|<img|<b>/,
    feishu: /^(?:lark_md|markdown|at)$/,
  };
  const markedIn = ({ channel, body }: Shown): string[] => {
    const isCard = JSON.stringify(body).includes('text_notice');
    const marks = isCard ? /<@/ : (MARKS[channel] ?? /(?!)/);
    return channel === 'wecom-app' ? [] : textsOf(body).filter((one) => marks.test(one));
  };

  it('marks nothing, calls nobody, leads nowhere but to the web', () => {
    fc.assert(
      fc.property(text, text, fact, fact, (title, opening, factTitle, factText) => {
        const template = { ...TEMPLATE, title: `督${asSource(title)}`, opening: `督${asSource(opening)}`, channels: {} };
        for (const shown of previewTemplate(template, urgent({ title: factTitle, text: factText }), 'zh-CN')) {
          expect(shown.isBuiltIn).toBe(false);
          expect(shown.title).not.toMatch(/\p{Cc}|\u202E/u);
          expect(elements(shown.html).filter((tag) => !known.has(tag))).toEqual([]);
          expect(markedIn(shown)).toEqual([]);
        }
      }),
      { numRuns: 200 },
    );
  });
});
