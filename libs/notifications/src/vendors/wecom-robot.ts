import { fitted } from '../formats/fit.js';
import { markdown, webActions } from '../formats/markdown.js';
import { plainText } from '../formats/plain-text.js';
import { fitsTextNotice, textNotice } from '../formats/wecom-card.js';
import type { Message } from '../messages/message.js';
import { callable, type RobotVendor } from './vendor.js';

/** In bytes. Source: developer.work.weixin.qq.com/document/path/91770. */
const MARKDOWN_LIMIT = 4096;
const TEXT_LIMIT = 2048;
/** In characters, as the same page advises; how a quotation is shown is known from use, not confirmed. */
const CARD_ROOM = { title: 26, note: 30, text: 112 };

/**
 * 企业微信 group robot. A card where nobody is called and all that is said fits in it; else Markdown. That can call people by user id only;
 * where all that is known is a mobile, a text does.
 */
export const wecomRobot: RobotVendor = {
  name: 'wecom-robot',
  label: '企业微信',
  host: 'qyapi.weixin.qq.com',
  addressExample: 'https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=…',
  compose(message) {
    const mentions = callable(message);
    const ids = mentions.flatMap(({ wecom }) => (wecom ? [wecom] : []));
    const mobiles = mentions.flatMap(({ wecom, mobile }) => (!wecom && mobile ? [mobile] : []));
    if (mobiles.length > 0) {
      const content = fitted(message, TEXT_LIMIT, (one) => `${one.title}\n\n${plainText(one)}`);
      return { msgtype: 'text', text: { content: withoutCalls(content), mentioned_list: ids, mentioned_mobile_list: mobiles } };
    }
    const card = ids.length === 0 && cardOf(message);
    if (card) return { msgtype: 'template_card', template_card: card };
    return { msgtype: 'markdown', markdown: { content: fitted(message, MARKDOWN_LIMIT, (one) => asMarkdown(one, ids)) } };
  },
  /** Nothing is signed: the key in the address is the secret. */
  sign: (url, _secret, _now, body) => ({ url, body }),
  codeField: 'errcode',
  // 45009, 93000: delivery notes of the vendor's pages; 40008, 40058, 93008 and -1 are known from use, not confirmed.
  faults: {
    [-1]: { means: 'wait', detail: 'The service is busy.' },
    45009: { means: 'wait', waitMs: 60_000, detail: 'Too many messages: a robot sends 20 a minute.' },
    45033: { means: 'wait', waitMs: 60_000, detail: 'Too many messages at the same time.' },
    93000: { means: 'broken', detail: 'The robot was removed from its group, or its key is wrong.' },
    93008: { means: 'broken', detail: 'The robot is not in the group any more.' },
    40008: { means: 'refused', detail: 'The service does not know this type of message.' },
    40058: { means: 'refused', detail: 'The service does not take this message.' },
  },
};

/** The message as a card, or null where a card must leave out something. `<@` may call somebody there too, for all that is known. */
function cardOf(message: Message): object | null {
  const [first, ...others] = webActions(message);
  if (!first || !fitsTextNotice(message, CARD_ROOM)) return null;
  const card = textNotice(message, [first, ...others], CARD_ROOM);
  return JSON.parse(withoutCalls(JSON.stringify(card))) as object;
}

function asMarkdown(message: Message, ids: readonly string[]): string {
  const text = markdown(message, { newline: '\n', links: true });
  return ids.length > 0 ? `${text}\n\n${ids.map((id) => `<@${id}>`).join(' ')}` : text;
}

/** `<@userid>` calls somebody also in a text. */
function withoutCalls(text: string): string {
  return text.replaceAll('<@', '＜@');
}
