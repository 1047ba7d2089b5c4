import { createHmac } from 'node:crypto';
import { fittedMessage, shortened } from '../formats/fit.js';
import { webActions } from '../formats/markdown.js';
import { type Message, SEVERITIES } from '../messages/message.js';
import { COMMON_TEXTS } from '../messages/template.js';
import { callable, type RobotVendor } from './vendor.js';

/** In bytes; the whole body may have 20 KB, the rest is left for the signature. */
const LIMIT = 19_800;
/** In characters. */
const TITLE_LENGTH = 200;
const COLOURS = ['blue', 'turquoise', 'yellow', 'red'] as const;

/**
 * 飞书 robot of a group: a card, or a post where people are called: it has an element for that and shows the names of those whose id isn't
 * known, where a card needs its Markdown. Both call by id alone, never by mobile; so a card is left where nobody has an id. What people wrote
 * stands in elements of plain text, where nothing is a mark. Source: 飞书 自定义机器人使用指南.
 */
export const feishu: RobotVendor = {
  name: 'feishu',
  label: '飞书',
  host: 'open.feishu.cn',
  addressExample: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  compose(message) {
    const compose = callable(message).some(({ feishu: id }) => id) ? postOf : cardOf;
    return compose(fittedMessage(message, (one) => Buffer.byteLength(JSON.stringify(compose(one))) <= LIMIT));
  },
  /** HMAC-SHA256 over nothing, keyed with time and secret; the clocks may differ by an hour. Source: 飞书 自定义机器人使用指南. */
  sign(url, secret, now, body) {
    if (secret === null) return { url, body };
    const timestamp = String(Math.floor(now.getTime() / 1000));
    const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64');
    return { url, body: { timestamp, sign, ...body } };
  },
  codeField: 'code',
  // 飞书 自定义机器人使用指南: 9499, 11232, 19001, 19021, 19022, 19024; 19036 is known from use, not confirmed.
  faults: {
    11232: { means: 'wait', waitMs: 60_000, detail: 'Too many messages: a robot sends 100 a minute and 5 a second.' },
    19001: { means: 'broken', detail: 'The robot was removed from its group, or its address is wrong.' },
    19021: { means: 'broken', detail: 'The signature does not fit: check the secret, then this machine’s clock.' },
    19022: { means: 'broken', detail: 'The sender’s address is not among those that the robot takes messages from.' },
    19024: { means: 'broken', detail: 'The message has none of the keywords that the robot asks for.' },
    9499: { means: 'refused', detail: 'The service does not take this message.' },
    19036: { means: 'refused', detail: 'The message is too long.' },
  },
};

function cardOf(message: Message): object {
  const paragraph = (text: string): object => ({ tag: 'div', text: plain(text) });
  const buttons = webActions(message).map(({ label, url }, index) => ({
    tag: 'button',
    text: plain(label),
    url,
    type: index === 0 ? 'primary' : 'default',
  }));
  return {
    msg_type: 'interactive',
    card: {
      config: { wide_screen_mode: true },
      header: { title: plain(titleOf(message)), template: COLOURS[SEVERITIES.indexOf(message.severity)] },
      elements: [...linesOf(message).map(paragraph), ...(buttons.length > 0 ? [{ tag: 'action', actions: buttons }] : [])],
    },
  };
}

function postOf(message: Message): object {
  const content = [
    ...linesOf(message).map((text) => [{ tag: 'text', text: withoutCalls(text) }]),
    ...webActions(message).map(({ label, url }) => [{ tag: 'a', text: label, href: url }]),
    callable(message).map(({ name, feishu: id }) =>
      id ? { tag: 'at', user_id: id, user_name: name } : { tag: 'text', text: withoutCalls(` @${name} `) },
    ),
  ];
  const language = message.language === 'en' ? 'en_us' : 'zh_cn';
  return { msg_type: 'post', content: { post: { [language]: { title: titleOf(message), content } } } };
}

/** The texts of another type of message call by `<at …>`; whether those of a post do is not stated. */
function withoutCalls(text: string): string {
  return text.replaceAll('<at', '＜at');
}

function titleOf({ title }: Message): string {
  return shortened(title, TITLE_LENGTH);
}

function linesOf({ language, notes, opening, details }: Message): string[] {
  const { colon } = COMMON_TEXTS[language];
  return [...notes, opening, ...details.map(({ label, value, link }) => `${label}${colon}${value}${link ? `\n${link}` : ''}`)];
}

function plain(content: string): { tag: 'plain_text'; content: string } {
  return { tag: 'plain_text', content };
}
