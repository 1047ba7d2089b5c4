import { describe, expect, it } from 'vitest';
import { HOSTILE, textsOf } from '../../test/hostile.js';
import { LANGUAGES, type Message } from '../messages/message.js';
import { EXAMPLES } from '../messages/notice-examples.js';
import { type Notice } from '../messages/notice.js';
import { renderNotice } from '../messages/render.js';
import { ROBOT_VENDORS } from '../vendors/vendors.js';
import { dingtalk } from '../vendors/dingtalk.js';
import { feishu } from '../vendors/feishu.js';
import { wecomRobot } from '../vendors/wecom-robot.js';
import { calendarFile } from './calendar.js';
import { fitted } from './fit.js';
import { html } from './html.js';
import { inMarkdown, webLink } from './markdown.js';
import { plainText } from './plain-text.js';

const notice: Notice = { kind: 'reminder', severity: 'urgent', facts: EXAMPLES.reminder };
const mentions = [
  { name: '李四', mobile: '13800000001', wecom: 'lisi', dingtalk: 'manager42', feishu: 'ou_18eac8' },
  { name: '张三', mobile: '13800000002', wecom: 'zhangsan' },
];

/** JSON as a person reads it: line breaks are breaks. */
const readable = (body: object): string => `${JSON.stringify(body, null, 2).replaceAll('\\n', '\n')}\n`;

describe('each form, to be read', () => {
  for (const language of LANGUAGES) {
    const message = renderNotice(notice, language);
    it(`plain text, ${language}`, () =>
      expect(`${message.title}\n\n${plainText(message)}\n`).toMatchFileSnapshot(
        `../../test/messages/plain-text.${language}.txt`,
      ));
    it(`HTML, ${language}`, () => expect(`${html(message)}\n`).toMatchFileSnapshot(`../../test/messages/html.${language}.html`));
    it.each(ROBOT_VENDORS)(`$name, ${language}`, (vendor) =>
      expect(readable(vendor.compose(message))).toMatchFileSnapshot(`../../test/messages/${vendor.name}.${language}.txt`),
    );
  }
  it.each(ROBOT_VENDORS)('$name calls people by name', (vendor) =>
    expect(readable(vendor.compose({ ...renderNotice(notice, 'zh-CN'), mentions }))).toMatchFileSnapshot(
      `../../test/messages/${vendor.name}.calls.txt`,
    ),
  );
});

describe('what people wrote', () => {
  const hostile = (mark: string): Message => ({
    ...renderNotice(notice, 'zh-CN'),
    title: mark,
    opening: `${mark}\n# h\n- l`,
    details: [{ label: mark, value: mark }],
  });

  it('marks nothing in Markdown', () => {
    expect(inMarkdown('a_b*c*[x](y)`z`~s~ <@all> @x &lt; \\ ! |')).not.toMatch(/[<>[\]()*_~`!|\\@&]/);
    expect(inMarkdown('# a\n  - b\n+ c\n=== d')).toBe('＃ a\n－ b\n＋ c\n＝== d');
  });

  it('marks nothing in HTML, nor does it leave an attribute', () => {
    const evil = '"><script>alert(1)</script>\' onmouseover=x &amp;';
    const page = html({
      ...hostile(evil),
      notes: [evil],
      actions: [
        { label: evil, link: 'https://duban.example/"onclick="x' },
        { label: 'x', link: 'javascript:alert(1)' },
      ],
    });
    const plain = html({ ...hostile('x'), notes: ['x'], actions: [{ label: 'x', link: 'https://duban.example/' }] });
    const elements = (text: string): string[] => text.match(/<[^>]*>/g)?.map((tag) => tag.replace(/href="[^"]*"/, '')) ?? [];
    expect(elements(page)).toEqual(elements(plain));
    expect(page).not.toContain('javascript:');
  });

  it('stands in plain text elements of a 飞书 card or post; only ids are called', () => {
    const { card } = feishu.compose(hostile(HOSTILE)) as { card: { elements: { text?: object }[] } };
    const marked = card.elements.filter((element) => JSON.stringify(element).includes('lark_md'));
    expect(marked).toEqual([]);
    const post = feishu.compose({ ...hostile(HOSTILE), mentions }) as {
      content: { post: { zh_cn: { content: Record<string, string>[][] } } };
    };
    const nodes = post.content.post.zh_cn.content.flat();
    expect(nodes.filter(({ tag }) => tag === 'at')).toEqual([{ tag: 'at', user_id: 'ou_18eac8', user_name: '李四' }]);
    expect(nodes.filter(({ tag }) => tag === 'a').map(({ href }) => href)).toEqual(['https://duban.example/projects/1']);
    expect(textsOf(nodes).filter((text) => text.includes('<at'))).toEqual([]);
  });

  it('calls nobody from a card of 企业微信', () => {
    const card = wecomRobot.compose({ ...hostile('<@all> **x**'), details: [], opening: '<@all>' });
    expect(card).toMatchObject({ msgtype: 'template_card', template_card: { main_title: { title: '＜@all> **x**' } } });
    expect(JSON.stringify(card)).not.toContain('<@');
  });

  it('can not call anybody by way of an id', () => {
    const evil = [{ name: 'x', wecom: 'all> <@all', dingtalk: 'a @all', feishu: 'all></at><at id=all', mobile: '@all' }];
    for (const vendor of [wecomRobot, dingtalk, feishu])
      expect(JSON.stringify(vendor.compose({ ...renderNotice(notice, 'zh-CN'), mentions: evil })), vendor.name).not.toMatch(
        /@all|id=all/,
      );
  });

  it('leads nowhere but to the web', () => {
    expect(webLink('javascript:alert(1)')).toBeNull();
    expect(webLink('not an address')).toBeNull();
    expect(webLink("https://duban.example/a(b)'c")).toBe('https://duban.example/a%28b%29%27c');
    const [message] = [{ ...renderNotice(notice, 'zh-CN'), actions: [{ label: 'x', link: 'javascript:alert(1)' }] }];
    for (const vendor of ROBOT_VENDORS) expect(JSON.stringify(vendor.compose(message))).not.toContain('javascript');
  });
});

describe('a card of 企业微信', () => {
  const form = (message: Partial<Message>): string =>
    (wecomRobot.compose({ ...renderNotice(notice, 'zh-CN'), ...message }) as { msgtype: string }).msgtype;

  it.each<[string, Partial<Message>, string]>([
    ['all fits', {}, 'template_card'],
    ['people are called', { mentions: [{ name: '李四', wecom: 'lisi' }] }, 'markdown'],
    ['it leads nowhere', { actions: [{ label: '看', link: 'javascript:alert(1)' }] }, 'markdown'],
    ['the title has 26 characters', { title: '题'.repeat(26) }, 'template_card'],
    ['the title has more', { title: '题'.repeat(27) }, 'markdown'],
    ['one detail is long', { details: [{ label: '事项', value: '长'.repeat(112) }] }, 'template_card'],
    ['one detail is too long', { details: [{ label: '事项', value: '长'.repeat(113) }] }, 'markdown'],
    ['two details are long', { details: ['一', '二'].map((label) => ({ label, value: '长'.repeat(27) })) }, 'markdown'],
    ['there are seven details', { details: Array.from({ length: 7 }, () => ({ label: '一', value: '二' })) }, 'markdown'],
    ['a detail leads somewhere', { details: [{ label: '1', value: '一', link: 'https://duban.example' }] }, 'markdown'],
  ])('is used where nothing is lost by it: %s', (_when, message, expected) => expect(form(message)).toBe(expected));
});

describe('a message that is too long', () => {
  it.each([[], mentions])('is cut to what 飞书 takes', (...calls) => {
    const details = Array.from({ length: 40 }, () => ({ label: '事项', value: '"长'.repeat(1000) }));
    const body = JSON.stringify(feishu.compose({ ...renderNotice(notice, 'zh-CN'), details, mentions: calls }));
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(19_800);
    expect(body).toContain('https://duban.example/projects/1');
  });

  it('loses its longest texts, not its title and link, and no character is cut in two', () => {
    const long = { ...renderNotice(notice, 'zh-CN'), opening: '𠀀'.repeat(3000) };
    const text = fitted(long, 1000, (one) => `${one.title}\n${plainText(one)}`);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(1000);
    expect(text).toContain(long.title);
    expect(text).toContain('https://duban.example/projects/1');
    expect(text).not.toMatch(/\uFFFD|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
  });

  it('is cut where nothing else helps', () => {
    const text = fitted({ ...renderNotice(notice, 'zh-CN'), title: '题'.repeat(500) }, 100, (one) => one.title);
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(100);
    expect(text).toMatch(/^题+…$/);
  });
});

describe('a calendar entry', () => {
  const entry = { uid: 'p@park.example', day: '2022-06-30', link: 'https://duban.example/projects/1' };

  it('is a whole day, as RFC 5545 writes it', () => {
    const file = calendarFile({ ...entry, what: '启动碧道建设', at: new Date('2022-06-01T01:02:03.456Z') });
    expect(file.split('\r\n')).toEqual([
      'BEGIN:VCALENDAR',
      'VERSION:2.0',
      'PRODID:-//Duban//Duban//ZH',
      'METHOD:PUBLISH',
      'BEGIN:VEVENT',
      'UID:p@park.example',
      'DTSTAMP:20220601T010203Z',
      'SEQUENCE:27567422',
      'DTSTART;VALUE=DATE:20220630',
      'TRANSP:TRANSPARENT',
      'SUMMARY:启动碧道建设',
      'URL:https://duban.example/projects/1',
      'END:VEVENT',
      'END:VCALENDAR',
      '',
    ]);
  });

  it('holds what people wrote as text, in lines of at most 75 bytes', () => {
    const what = 'a;b,c\\d\r\nATTENDEE:mailto:evil@evil.example' + '督办𠀀'.repeat(40);
    const lines = calendarFile({ ...entry, what, at: new Date('2022-06-01T00:00:00Z') }).split('\r\n');
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    const unfolded = lines.join('\n').replaceAll('\n ', '').split('\n');
    expect(unfolded.filter((line) => line.startsWith('ATTENDEE'))).toEqual([]);
    expect(unfolded).toContain(`SUMMARY:a\\;b\\,c\\\\d\\nATTENDEE:mailto:evil@evil.example${'督办𠀀'.repeat(40)}`);
  });
});
