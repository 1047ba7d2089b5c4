import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fault } from '#platform';
import { LANGUAGES } from '../messages/message.js';
import { EXAMPLES, NOTICE_KINDS } from '../messages/notice-examples.js';
import { type Kind } from '../messages/notice.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import { parseTemplate } from './check-template.js';

function faultsOf(change: object, kind: Kind = 'reminder', language: 'zh-CN' | 'en' = 'zh-CN'): Fault[] {
  try {
    parseTemplate({ ...TEMPLATES[language][kind], ...change }, language, kind);
    return [];
  } catch (error) {
    const { code, facts } = error as { code: string; facts: { errors: Fault[] } };
    expect(code).toBe('message-template.invalid');
    return facts.errors;
  }
}

it.each(LANGUAGES.flatMap((language) => NOTICE_KINDS.map((kind) => [language, kind] as const)))(
  'what Duban ships passes: %s %s',
  (language, kind) => expect(parseTemplate(TEMPLATES[language][kind], language, kind)).toEqual(TEMPLATES[language][kind]),
);

describe('a template is refused', () => {
  const reasons: [string, object, Fault][] = [
    [
      'that is no Liquid',
      { title: '{% if level > 2 %}督办' },
      {
        pointer: '/title',
        detail: 'it is not valid Liquid: tag {% if level > 2 %} not closed, line:1, col:1',
        zh: '模板语法有误：tag {% if level > 2 %} not closed, line:1, col:1',
      },
    ],
    [
      'with a filter that is not there',
      { opening: '{{ title | shout }}' },
      {
        pointer: '/opening',
        detail: 'it is not valid Liquid: undefined filter: shout, line:1, col:1',
        zh: '模板语法有误：undefined filter: shout, line:1, col:1',
      },
    ],
    [
      'that names no fact of its kind, in a branch that no example takes',
      { details: [{ label: '单位', value: '{% if level == 9 %}{{ department }}{% endif %}' }] },
      {
        pointer: '/details/0/value',
        detail: expect.stringMatching(
          /^it names department, which a message of the kind reminder has not; there are title, text/,
        ) as never,
        zh: expect.stringMatching(/^用到了“department”，这类消息没有这一项；可用的有：title、text/) as never,
      },
    ],
    [
      'that names a part of a fact that is not there',
      { opening: '{{ slip.title }}' },
      { pointer: '/opening', detail: expect.stringContaining('it names slip.title,') as never, zh: expect.anything() as never },
    ],
    [
      'that puts in a part that is not there',
      { opening: '{% if level == 9 %}{% render "signature" %}{% endif %}x' },
      {
        pointer: '/opening',
        detail: expect.stringMatching(/^there is no part signature, only remaining, level/) as never,
        zh: expect.stringMatching(/^没有片段“signature”，只有：remaining、level/) as never,
      },
    ],
    [
      'whose title is empty in some case',
      { title: '{% if track == "deadline" %}到期{% endif %}' },
      {
        pointer: '/title',
        detail: 'the title comes out empty (where track = "acknowledgement")',
        zh: '标题生成后为空（track = "acknowledgement" 时）',
      },
    ],
    [
      'whose title is blank',
      { title: ' {{ "" }} ' },
      { pointer: '/title', detail: 'the title comes out empty', zh: '标题生成后为空' },
    ],
    [
      'whose title is too long',
      { title: '长'.repeat(101) },
      { pointer: '/title', detail: 'the title comes out longer than 100 characters', zh: '标题生成后超过 100 字' },
    ],
    [
      'whose texts are too long',
      { opening: '{% for i in (1..2000) %}很长{{ title }}{% endfor %}' },
      { pointer: '', detail: 'the message comes out longer than 8000 characters', zh: '消息生成后超过 8000 字' },
    ],
    [
      'that takes too long',
      {
        opening: '{% assign r = (1..999) %}{% for i in r %}{% for j in r %}{% for k in r %}{% endfor %}{% endfor %}{% endfor %}x',
      },
      {
        pointer: '',
        detail: expect.stringContaining("it can't be filled: template render limit exceeded") as never,
        zh: expect.stringContaining('无法生成') as never,
      },
    ],
    [
      'that takes too much memory',
      { opening: "{{ 'now' | date: '%90000000Y' }}" },
      { pointer: '', detail: expect.stringContaining('memory alloc limit exceeded') as never, zh: expect.anything() as never },
    ],
    [
      'whose action leads elsewhere than to the web',
      { actions: [{ label: '看', link: 'javascript:alert({{ level }})' }] },
      { pointer: '/actions/0', detail: 'an action needs a label and a link to http or https', zh: '操作须有文字和 http(s) 链接' },
    ],
    [
      'for a channel that is not there',
      { channels: { fax: { title: 'x' } } },
      {
        pointer: '/channels/fax',
        detail: expect.stringMatching(/^there is no channel fax for messages, only inbox, email/) as never,
        zh: expect.anything() as never,
      },
    ],
    [
      'whose text for one channel fails',
      { channels: { sms: { title: '{{ nobody }}' } } },
      {
        pointer: '/channels/sms/title',
        detail: expect.stringContaining('it names nobody,') as never,
        zh: expect.anything() as never,
      },
    ],
    [
      'whose title for one channel is empty',
      { channels: { sms: { title: '' } } },
      { pointer: '/channels/sms/title', detail: 'the title comes out empty', zh: '标题生成后为空' },
    ],
  ];
  it.each(reasons)('%s', (_what, change, fault) => expect(faultsOf(change)).toEqual([fault]));

  it.each<[object, string]>([
    [{ title: 7 }, '/title'],
    [{ details: 'none' }, '/details'],
    [{ details: [{ label: 'x' }] }, '/details/0/value'],
    [{ body: 'x' }, '/body'],
    [{ opening: ['a', 1] }, '/opening'],
    [{ opening: 'x'.repeat(8001) }, '/opening'],
    [{ channels: { sms: { subject: 'x' } } }, '/channels/sms/subject'],
    [{ channels: { sms: null } }, '/channels/sms'],
    [{ channels: { constructor: { title: 'x' } } }, '/channels/constructor'],
    [JSON.parse('{"channels":{"__proto__":{"title":"x"}}}') as object, '/channels/__proto__'],
  ])('whose fields are wrong: %j', (change, pointer) =>
    expect(faultsOf(change).map((fault) => fault.pointer)).toContain(pointer),
  );
});

it.each<[Kind, string]>([
  ['reminder', '{% if slip %}{{ slip.number | append: "。" }}{% endif %}{{ click.link }}{{ title.size }}x'],
  [
    'digest',
    '{% for g in groups %}{% for item in g.items %}{{ forloop.index }} {{ item.click.link }} {{ item.tracks | join: "、" }}{% endfor %}{% endfor %}x',
  ],
  ['digest', '{% assign first = groups[0] %}{{ first.items.first.title }}{{ groups.first.lamp }}x'],
  ['call', '{% capture who %}{{ from }}{% endcapture %}{{ who | upcase }}：{{ message }}'],
])('a %s may say %s', (kind, opening) => expect(faultsOf({ opening }, kind)).toEqual([]));

it('a loop’s own names are checked by their parts', () =>
  expect(faultsOf({ opening: '{% for g in groups %}{{ g.lump }}{% endfor %}x' }, 'digest')[0]?.detail).toContain(
    'it names g.lump,',
  ));

it('whatever is written, it is read whole or refused in a sentence, and never breaks off', () => {
  const bits = [
    '{{',
    '}}',
    '{%',
    '%}',
    ' title ',
    'slip.number',
    '|',
    'append:',
    '"x"',
    'if',
    'endif',
    'for i in (1..9)',
    'render',
    '"level"',
    '\n',
    '{% raw %}',
    '__proto__',
    'constructor',
    '\u0000',
    '督办',
  ];
  const text = fc.array(fc.constantFrom(...bits), { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, text, (title, opening) => {
      for (const fault of faultsOf({ title, opening })) {
        expect(fault.detail).toMatch(/\w/);
        expect(fault.zh).toMatch(/\p{Script=Han}/u);
      }
    }),
    { numRuns: 300 },
  );
  expect(EXAMPLES.reminder).not.toHaveProperty('polluted');
});

it('a template of an array and of its joined text is the same', () => {
  const template: Template = { ...TEMPLATES.en.test, opening: ['{% if name %}', 'x', '{% endif %}'] };
  expect(parseTemplate(template, 'en', 'test')).toEqual(template);
});
