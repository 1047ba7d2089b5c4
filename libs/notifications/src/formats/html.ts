import type { Action, Detail, Message, Severity } from '../messages/message.js';
import { webLink } from './markdown.js';

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const COLOURS: Readonly<Record<Severity, string>> = { info: '#5b6770', notice: '#1f6feb', warning: '#b7791f', urgent: '#c0392b' };

const FONT = `font-family:-apple-system,'PingFang SC','Microsoft YaHei',sans-serif`;

/**
 * The message as a page for a mailbox: one column that fits a phone, styles beside each element because many mail programs
 * drop style sheets, no picture and nothing that is fetched from elsewhere.
 */
export function html(message: Message): string {
  const colour = COLOURS[message.severity];
  return [
    `<!doctype html><html lang="${message.language}"><head><meta charset="utf-8">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escaped(message.title)}</title></head>`,
    `<body style="margin:0;background:#f4f5f7"><div style="max-width:600px;margin:0 auto;padding:16px;${FONT}">`,
    `<div style="background:#fff;border-top:4px solid ${colour};padding:16px;color:#1f2328;font-size:16px;line-height:1.6">`,
    `<h1 style="margin:0 0 12px;font-size:19px;line-height:1.4;color:${colour}">${escaped(message.title)}</h1>`,
    ...message.notes.map((note) => `<p style="margin:0 0 12px;color:#5b6770">${escaped(note)}</p>`),
    `<p style="margin:0 0 12px">${lines(message.opening)}</p>`,
    ...message.details.map(detail),
    ...message.actions.map((action) => button(action, colour)),
    '</div></div></body></html>',
  ].join('\n');
}

function detail({ label, value }: Detail): string {
  return `<p style="margin:0 0 8px"><span style="color:#5b6770;font-size:14px">${escaped(label)}</span><br>${lines(value)}</p>`;
}

function button({ label, link }: Action, colour: string): string {
  const url = webLink(link);
  if (!url) return '';
  const style = `display:inline-block;padding:10px 20px;background:${colour};color:#fff;text-decoration:none;border-radius:4px`;
  return `<p style="margin:16px 0 0"><a href="${escaped(url)}" style="${style}">${escaped(label)}</a></p>`;
}

/** A line that is an address, as a digest has them, can be tapped. */
function lines(text: string): string {
  return text
    .split('\n')
    .map((line) => {
      const url = /^https?:\/\/\S+$/.test(line) ? webLink(line) : null;
      return url ? `<a href="${escaped(url)}" style="color:#1f6feb;word-break:break-all">${escaped(line)}</a>` : escaped(line);
    })
    .join('<br>\n');
}

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
