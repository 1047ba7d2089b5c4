import type { Detail, Message } from '../messages/message.js';
import { COMMON_TEXTS } from '../messages/template.js';

/**
 * What marks something in the Markdown of the chat programs, with the wide character that looks like it. They read
 * Markdown each in their own way and document no escape, so the marks themselves are taken away.
 */
const WIDE: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  '[': '［',
  ']': '］',
  '(': '（',
  ')': '）',
  '*': '＊',
  _: '＿',
  '~': '～',
  '`': '｀',
  '!': '！',
  '|': '｜',
  '\\': '＼',
  '@': '＠',
  '&': '＆',
};
const MARK = /[<>[\]()*_~`!|\\@&]/g;

/** A text that says the same and marks nothing. */
export function inMarkdown(text: string): string {
  return text
    .replace(MARK, (mark) => WIDE[mark] ?? mark)
    .split('\n')
    .map((line) => line.replace(/^\s*([#=+-])/, (_all, mark: string) => String.fromCharCode(mark.charCodeAt(0) + 0xfee0)))
    .join('\n');
}

/** The same on one line. */
export function lineInMarkdown(text: string): string {
  return inMarkdown(text.replace(/\s*\n\s*/g, ' '));
}

/** An address that may stand between brackets, or null for one that leads nowhere on the web. */
export function webLink(link: string): string | null {
  const url = URL.canParse(link) ? new URL(link) : null;
  if (url?.protocol !== 'https:' && url?.protocol !== 'http:') return null;
  return url.href.replace(/[()'"<>]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** The actions that lead to the web, by addresses that may stand in any form. */
export function webActions({ actions }: Message): { label: string; url: string }[] {
  return actions.flatMap(({ label, link }) => {
    const url = webLink(link);
    return url ? [{ label, url }] : [];
  });
}

export interface MarkdownStyle {
  /** Between two lines. */
  newline: string;
  /** Whether actions are links in the text; a card has buttons for them. */
  links: boolean;
}

/** Title as heading, details with bold labels, actions as links: the part of Markdown that all of them know. */
export function markdown(message: Message, { newline, links }: MarkdownStyle): string {
  const { colon } = COMMON_TEXTS[message.language];
  const sections = [
    [`### ${lineInMarkdown(message.title)}`],
    message.notes.map(lineInMarkdown),
    inMarkdown(message.opening).split('\n'),
    message.details.map((detail) => `**${lineInMarkdown(detail.label)}**${colon}${valueOf(detail)}`),
    links ? webActions(message).map(({ label, url }) => `[${lineInMarkdown(label)}](${url})`) : [],
  ];
  return sections
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join(newline))
    .join('\n\n');
}

function valueOf({ value, link }: Detail): string {
  const url = webLink(link ?? '');
  return url ? `[${lineInMarkdown(value)}](${url})` : lineInMarkdown(value);
}
