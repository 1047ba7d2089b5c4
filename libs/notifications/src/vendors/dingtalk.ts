import { createHmac } from 'node:crypto';
import { fitted, shortened } from '../formats/fit.js';
import { lineInMarkdown, markdown, webActions } from '../formats/markdown.js';
import type { Message } from '../messages/message.js';
import { callable, type RobotVendor } from './vendor.js';

/** In bytes; the limit of the whole message is 20,000 (known from use), the rest is left for the frame. */
const TEXT_LIMIT = 16_000;
const TITLE_LENGTH = 60;

/** 钉钉 robot of a group: a card with a button, or Markdown where people are called, which a card can't do. */
export const dingtalk: RobotVendor = {
  name: 'dingtalk',
  label: '钉钉',
  host: 'oapi.dingtalk.com',
  addressExample: 'https://oapi.dingtalk.com/robot/send?access_token=…',
  compose(message) {
    const title = shortened(lineInMarkdown(message.title), TITLE_LENGTH);
    const called = callsOf(message);
    const buttons = webActions(message).map(({ label, url }) => ({ title: shortened(label, 20), actionURL: url }));
    if (called.calls.length > 0 || buttons.length === 0) {
      const text = fitted(message, TEXT_LIMIT, (one) => markdown(one, { newline: '  \n', links: true }));
      const calls = called.calls.map((call) => `@${call}`).join(' ');
      return { msgtype: 'markdown', markdown: { title, text: calls ? `${text}\n\n${calls}` : text }, at: called.at };
    }
    const text = fitted(message, TEXT_LIMIT, (one) => markdown(one, { newline: '  \n', links: false }));
    const [only] = buttons;
    return {
      msgtype: 'actionCard',
      actionCard:
        buttons.length === 1 && only
          ? { title, text, singleTitle: only.title, singleURL: only.actionURL }
          : { title, text, btnOrientation: '0', btns: buttons },
    };
  },
  /** HMAC-SHA256 over time and secret, keyed with the secret; the clocks may differ by an hour. Source: 钉钉 安全设置, 加签. */
  sign(url, secret, now, body) {
    if (secret === null) return { url, body };
    const signed = new URL(url);
    const timestamp = String(now.getTime());
    signed.searchParams.set('timestamp', timestamp);
    signed.searchParams.set('sign', createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64'));
    return { url: signed, body };
  },
  codeField: 'errcode',
  // 0, 310000 and 130101: 钉钉 自定义机器人安全设置 and field reports; 300001, 300005, 410100, 400105 are known from use, not confirmed.
  faults: {
    [-1]: { means: 'wait', detail: 'The service is busy.' },
    130101: { means: 'wait', waitMs: 600_000, detail: 'Too many messages: over 20 a minute a robot is blocked for ten minutes.' },
    410100: { means: 'wait', waitMs: 600_000, detail: 'Too many messages: over 20 a minute a robot is blocked for ten minutes.' },
    310000: {
      means: 'broken',
      detail: 'The signature, a keyword or the sender’s address does not fit the robot’s security settings.',
    },
    300001: { means: 'broken', detail: 'The robot was removed from its group, or its token is wrong.' },
    300005: { means: 'broken', detail: 'The robot was removed from its group, or its token is wrong.' },
    400105: { means: 'refused', detail: 'The service does not know this type of message.' },
    40035: { means: 'refused', detail: 'The service does not take this message.' },
  },
};

function callsOf(message: Message): {
  calls: string[];
  at: { atUserIds: string[]; atMobiles: string[]; isAtAll: false };
} {
  const mentions = callable(message);
  const atUserIds = mentions.flatMap(({ dingtalk: id }) => (id ? [id] : []));
  const atMobiles = mentions.flatMap(({ dingtalk: id, mobile }) => (!id && mobile ? [mobile] : []));
  return { calls: [...atUserIds, ...atMobiles], at: { atUserIds, atMobiles, isAtAll: false } };
}
