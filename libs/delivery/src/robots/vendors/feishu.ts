import { createHmac } from 'node:crypto';
import { shortened } from '../../formats/fit.js';
import { webLink } from '../../formats/markdown.js';
import { type Message, SEVERITIES } from '../../messages/message.js';
import { COMMON_TEXTS } from '../../messages/template.js';
import { callable, type RobotVendor } from '../vendor.js';

/** In characters; the body may have 20 KB. */
const TEXT_LENGTH = 1500;
const COLOURS = ['blue', 'turquoise', 'yellow', 'red'] as const;

/** 飞书 robot of a group: a card. What people wrote stands in elements of plain text, where nothing is a mark. */
export const feishu: RobotVendor = {
  name: 'feishu',
  label: '飞书',
  host: 'open.feishu.cn',
  addressExample: 'https://open.feishu.cn/open-apis/bot/v2/hook/…',
  compose(message) {
    return { msg_type: 'interactive', card: cardOf(message) };
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
  const { colon } = COMMON_TEXTS[message.language];
  const paragraph = (text: string): object => ({ tag: 'div', text: plain(shortened(text, TEXT_LENGTH)) });
  const calls = callable(message).flatMap(({ feishu: id }) => (id ? [`<at id=${id}></at>`] : []));
  const buttons = message.actions.flatMap(({ label, link }, index) => {
    const url = webLink(link);
    return url ? [{ tag: 'button', text: plain(label), url, type: index === 0 ? 'primary' : 'default' }] : [];
  });
  return {
    config: { wide_screen_mode: true },
    header: { title: plain(shortened(message.title, 200)), template: COLOURS[SEVERITIES.indexOf(message.severity)] },
    elements: [
      ...message.notes.map(paragraph),
      paragraph(message.opening),
      ...message.details.map(({ label, value, link }) => paragraph(`${label}${colon}${value}${link ? `\n${link}` : ''}`)),
      ...(calls.length > 0 ? [{ tag: 'div', text: { tag: 'lark_md', content: calls.join(' ') } }] : []),
      ...(buttons.length > 0 ? [{ tag: 'action', actions: buttons }] : []),
    ],
  };
}

function plain(content: string): { tag: 'plain_text'; content: string } {
  return { tag: 'plain_text', content };
}
