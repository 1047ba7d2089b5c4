import type { ClickView } from '#reminders';
import { escaped } from '../http/escaped.js';

const ASKED = { acknowledge: '签收该事项', 'no-change': '反馈“本期无变化”' } as const;
const DONE = { acknowledge: '已签收', 'no-change': '已反馈“本期无变化”' } as const;

/** Why a link does nothing any more; what is not listed has to do with the state of the project. */
const REFUSALS: Readonly<Record<string, string>> = {
  'link.invalid': '链接不完整或已被改动，请从原消息重新打开。',
  'link.expired': '链接已过期，请登录办理。',
  'link.used': '该链接已使用过，无需重复操作。',
  'link.person-left': '收件人已不在岗，链接失效，请用本人账号登录办理。',
};
const OVERTAKEN = '该事项的状态已有变化，无需或不能再这样办理，请登录查看。';

export function askPage({ click: { transition }, person, project }: ClickView, link: string): string {
  return page(
    project.title,
    `<p>${escaped(person.name)}，您将${ASKED[transition]}：</p><p><b>${escaped(project.title)}</b><br>完成时限 ${escaped(project.dueDate)}</p>
<form method="post"><button type="submit">确认${ASKED[transition]}</button></form>${linkTo(link, '查看该事项')}`,
  );
}

export function donePage({ click: { transition }, project }: ClickView, link: string): string {
  return page(DONE[transition], `<p>${DONE[transition]}：<b>${escaped(project.title)}</b></p>${linkTo(link, '查看该事项')}`);
}

export function refusalPage(code: string, link: string): string {
  return page('链接不能使用', `<p>${REFUSALS[code] ?? OVERTAKEN}</p>${linkTo(link, '进入督办平台')}`);
}

function linkTo(link: string, label: string): string {
  return `<p><a href="${escaped(link)}">${label}</a></p>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${escaped(title)}</title>
<style>body{font:18px/1.6 sans-serif;max-width:30em;margin:2em auto;padding:0 1em}button{font:inherit;padding:.6em 1.2em}</style></head>
<body>${body}</body></html>`;
}
