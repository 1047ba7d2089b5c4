import { smsText } from '../channels/sms-channel.js';
import { wecomAppForm } from '../channels/wecom-app-channel.js';
import { html } from '../formats/html.js';
import { plainText } from '../formats/plain-text.js';
import type { Language, Message } from '../messages/message.js';
import { EXAMPLES, OPTIONAL_FACTS } from '../messages/notice-examples.js';
import { type Kind, type Notice } from '../messages/notice.js';
import { renderNotice } from '../messages/render.js';
import type { Template } from '../messages/template.js';
import { renderSaved } from '../rendering/notification-renderer.js';
import { ROBOT_VENDORS } from '../vendors/vendors.js';
import type { PersonalChannel } from '#policies';
import { ByChannel } from '../messages/by-channel.js';

/** A message as a channel would show it; what the channel hasn't is null. */
export interface Shown {
  channel: string;
  /** The template fails on these facts, so that the message would go out by the one that Duban ships. */
  isBuiltIn: boolean;
  title: string;
  /** What is read below the title; of a text message, all of it. */
  text: string | null;
  html: string | null;
  /** What a chat program is sent. */
  body: object | null;
}

type Form = Partial<Pick<Shown, 'text' | 'html' | 'body'>>;

const OF_PEOPLE: { readonly [C in PersonalChannel]: (message: Message) => Form } = {
  inbox: (message) => ({ text: plainText(message) }),
  email: (message) => ({ text: plainText(message), html: html(message) }),
  sms: (message) => ({ text: smsText(message) }),
  'wecom-app': (message) => ({ body: wecomAppForm(message, 'preview') }),
};

const OF_GROUPS = Object.fromEntries(
  ROBOT_VENDORS.map(({ name, compose }) => [name, (message: Message): Form => ({ body: compose(message) })]),
);

/** The notice of a kind that stands for all of them. */
export function exampleNotice(kind: Kind): Notice {
  return { kind, severity: 'notice', facts: { ...EXAMPLES[kind], ...OPTIONAL_FACTS[kind] } } as Notice;
}

/** What each channel would show of a notice by a template, made as it is made for sending. */
export function previewTemplate(template: Template, notice: Notice, language: Language): Shown[] {
  const byChannel = new ByChannel(template);
  const show = (channel: string, told: Notice, form: (message: Message) => Form): Shown => {
    const own = renderSaved(byChannel.of(channel), told, language);
    const message = own ?? renderNotice(told, language);
    return { channel, isBuiltIn: !own, title: message.title, text: null, html: null, body: null, ...form(message) };
  };
  return [
    ...Object.entries(OF_PEOPLE).map(([channel, form]) => show(channel, notice, form)),
    ...Object.entries(OF_GROUPS).map(([channel, form]) => show(channel, withoutClick(notice), form)),
  ];
}

/** A group is never given a link that acts for one person. */
function withoutClick(notice: Notice): Notice {
  if (notice.kind !== 'reminder') return notice;
  const { click: _, ...facts } = notice.facts;
  return { ...notice, facts };
}
