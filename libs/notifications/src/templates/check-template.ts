import { plainToInstance } from 'class-transformer';
import { checkDocument, type Fault } from '#platform';
import { webLink } from '../formats/markdown.js';
import type { Language, Message } from '../messages/message.js';
import { EXAMPLES } from '../messages/notice-examples.js';
import { type Kind, type Notice } from '../messages/notice.js';
import { analyseText, joined, parseText, renderNotice } from '../messages/render.js';
import { COMMON_TEXTS, type Template, type Text } from '../messages/template.js';
import { ROBOT_VENDORS } from '../vendors/vendors.js';
import { lengthOf } from '../rendering/notification-renderer.js';
import { PERSONAL_CHANNELS } from '#policies';
import { ByChannel } from '../messages/by-channel.js';
import { namedFacts, unknownFact } from './check-facts.js';
import { casesOf } from './fact-cases.js';
import { ChannelTemplateShape, TemplateShape } from './template-shape.js';

/** What a template may be for: the channels that carry messages. */
export const MESSAGE_CHANNELS: readonly string[] = [...PERSONAL_CHANNELS, ...ROBOT_VENDORS.map(({ name }) => name)];

/** In characters, filled with examples. */
const LONGEST_TITLE = 100;
const LONGEST_MESSAGE = 8000;
/** For all cases and channels together. */
const RENDER_LIMIT_MS = 1000;

/**
 * Reads a template from JSON and checks it whole: that it is Liquid, names only facts of its kind along all of its branches, and says
 * something, not too long, that leads nowhere but to the web, in all cases of its kind and through each channel.
 * @throws DomainError `message-template.invalid`, with every fault in English and Chinese and its place as a JSON pointer in `errors`
 */
export function parseTemplate(json: unknown, language: Language, kind: Kind): Template {
  const document = { shape: TemplateShape, name: 'message template', invalid: 'message-template.invalid' };
  checkDocument(json, document, (shape, partFaults) => {
    const faults = channelFaults(shape, partFaults);
    if (faults.length === 0) faults.push(...textFaults(shape, language, kind));
    if (faults.length === 0) faults.push(...caseFaults(shape, language, kind));
    return faults;
  });
  return json as Template;
}

function channelFaults({ channels = {} }: Template, partFaults: (part: object, pointer: string) => Fault[]): Fault[] {
  return Object.entries(channels).flatMap(([name, own]) => {
    const pointer = `/channels/${name}`;
    if (!MESSAGE_CHANNELS.includes(name))
      return fault(
        pointer,
        `there is no channel ${name} for messages, only ${MESSAGE_CHANNELS.join(', ')}`,
        `没有渠道“${name}”，只有：${MESSAGE_CHANNELS.join('、')}`,
      );
    if (typeof own !== 'object' || own === null || Array.isArray(own))
      return fault(pointer, 'it must be a JSON object', '应为一个对象');
    return partFaults(plainToInstance(ChannelTemplateShape, own), pointer);
  });
}

function textFaults(template: Template, language: Language, kind: Kind): Fault[] {
  return textsOf(template).flatMap(([pointer, text]) => textFault(pointer, joined(text), language, kind));
}

/** Every text with its place. */
function textsOf(value: unknown, pointer = ''): [string, Text][] {
  if (typeof value === 'string' || (Array.isArray(value) && value.every((one) => typeof one === 'string')))
    return [[pointer, value as Text]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => textsOf(part, `${pointer}/${name}`));
}

function textFault(pointer: string, source: string, language: Language, kind: Kind): Fault[] {
  try {
    const { variables, globals } = analyseText(parseText(source, language), language);
    const segmentsIn = (found: typeof globals): unknown[][] =>
      Object.values(found).flatMap((places) => places.map((place) => place.toArray()));
    const named = Object.entries(variables).filter(([name]) => !(name in globals));
    const unknown = unknownFact(kind, segmentsIn(globals), segmentsIn(Object.fromEntries(named)));
    if (unknown === undefined) return [];
    const known = Object.keys(namedFacts(kind));
    return fault(
      pointer,
      `it names ${unknown}, which a message of the kind ${kind} has not; there are ${known.join(', ')}`,
      `用到了“${unknown}”，这类消息没有这一项；可用的有：${known.join('、')}`,
    );
  } catch (error) {
    const part = /Failed to lookup "(.*?)"/.exec(reasonOf(error))?.[1];
    const parts = Object.keys(COMMON_TEXTS[language].parts);
    return part === undefined
      ? fault(pointer, `it is not valid Liquid: ${reasonOf(error)}`, `模板语法有误：${reasonOf(error)}`)
      : fault(pointer, `there is no part ${part}, only ${parts.join(', ')}`, `没有片段“${part}”，只有：${parts.join('、')}`);
  }
}

function caseFaults(template: Template, language: Language, kind: Kind): Fault[] {
  const byChannel = new ByChannel(template);
  const deadline = performance.now() + RENDER_LIMIT_MS;
  const channels = ['', ...Object.keys(template.channels ?? {})];
  for (const channel of channels)
    for (const { facts, when } of casesOf(kind)) {
      const notice = { kind, severity: 'notice', facts: { ...EXAMPLES[kind], ...facts } } as Notice;
      const found = caseFault(notice, language, byChannel.of(channel), deadline - performance.now());
      if (!found) continue;
      const [field, detail, zh] = found;
      const pointer = channel === '' ? field : `/channels/${channel}${field}`;
      return fault(pointer, `${detail}${when ? ` (where ${when})` : ''}`, `${zh}${when ? `（${when} 时）` : ''}`);
    }
  return [];
}

function caseFault(
  notice: Notice,
  language: Language,
  template: Template,
  limitMs: number,
): [string, string, string] | undefined {
  let message: Message;
  try {
    message = renderNotice(notice, language, template, limitMs);
  } catch (error) {
    return ['', `it can't be filled: ${reasonOf(error)}`, `无法生成：${reasonOf(error)}`];
  }
  const { title, actions } = message;
  if (title === '') return ['/title', 'the title comes out empty', '标题生成后为空'];
  if (message.opening === '') return ['/opening', 'the opening comes out empty', '正文首句生成后为空'];
  if ([...title].length > LONGEST_TITLE)
    return ['/title', `the title comes out longer than ${LONGEST_TITLE} characters`, `标题生成后超过 ${LONGEST_TITLE} 字`];
  if (lengthOf(message) > LONGEST_MESSAGE)
    return ['', `the message comes out longer than ${LONGEST_MESSAGE} characters`, `消息生成后超过 ${LONGEST_MESSAGE} 字`];
  const astray = actions.findIndex(({ link, label }) => webLink(link) === null || label === '');
  if (astray >= 0)
    return [`/actions/${astray}`, 'an action needs a label and a link to http or https', '操作须有文字和 http(s) 链接'];
  return undefined;
}

function fault(pointer: string, detail: string, zh: string): Fault[] {
  return [{ pointer, detail, zh }];
}

/** The first line: what follows shows the source again. */
function reasonOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? '';
}
