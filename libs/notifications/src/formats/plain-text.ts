import type { Message } from '../messages/message.js';
import { COMMON_TEXTS } from '../messages/template.js';

/** As it stands in the inbox, in a text message and in the text part of an e-mail; without the title. */
export function plainText({ language, notes, opening, details, actions }: Message): string {
  const { colon } = COMMON_TEXTS[language];
  return [
    notes,
    [opening],
    details.map(({ label, value, link }) => `${label}${colon}${value}${link ? ` ${link}` : ''}`),
    actions.map(({ label, link }) => `${label}${colon}${link}`),
  ]
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n');
}
