import { type Mention, type Message, SEVERITIES } from './message.js';
import { fillCommon } from './render.js';

/**
 * Joins several messages to one reader into one, with the title and link of each. It has the highest severity of them and the
 * language of the first.
 */
export function mergedMessage(messages: readonly Message[]): Message {
  const language = messages[0]?.language ?? 'zh-CN';
  const scope = { count: messages.length };
  const severity = SEVERITIES.findLast((one) => messages.some((message) => message.severity === one)) ?? 'info';
  return {
    language,
    severity,
    title: fillCommon('mergedTitle', language, scope),
    notes: [],
    opening: fillCommon('mergedOpening', language, scope),
    details: messages.map(({ title, actions: [action] }, index) => ({
      label: String(index + 1),
      value: title,
      ...(action ? { link: action.link } : {}),
    })),
    actions: [],
    mentions: distinct(messages.flatMap(({ mentions = [] }) => mentions)),
  };
}

/** Each person is mentioned once. */
function distinct(mentions: readonly Mention[]): Mention[] {
  return [...new Map(mentions.map((mention) => [JSON.stringify(mention), mention])).values()];
}
