import type { Language, Message } from '../messages/message.js';
import type { Kind, Notice } from '../messages/notice.js';
import { addressedTo, renderNotice } from '../messages/render.js';
import { type Template, TEMPLATES } from '../messages/template.js';
import type { Notification } from './notification.js';

/** The saved template for a kind of message and a channel; undefined where the built-in one is in force. */
export type TemplateFor = (language: Language, kind: Kind, channel: string) => Template | undefined;

/** For a message by a saved template: a slow one must not hold up all other messages. */
const RENDER_LIMIT_MS = 1000;
/** In characters. */
const LONGEST_TITLE = 500;
const LONGEST_MESSAGE = 50_000;

/** Renders notifications; one notice is rendered once for all who read it by the same template. */
export class NotificationRenderer {
  private readonly rendered = new Map<Notice, Map<Template, Message>>();

  constructor(private readonly templateFor: TemplateFor) {}

  render(channel: string, { notice, language, reader, mentions }: Notification): Message {
    const saved = this.templateFor(language, notice.kind, channel);
    const template = saved ?? TEMPLATES[language][notice.kind];
    const byTemplate = this.rendered.get(notice) ?? new Map<Template, Message>();
    const message = byTemplate.get(template) ?? (saved && renderSaved(saved, notice, language)) ?? renderNotice(notice, language);
    this.rendered.set(notice, byTemplate.set(template, message));
    return { ...(reader ? addressedTo(message, reader) : message), ...(mentions ? { mentions } : {}) };
  }
}

/** By a saved template; undefined where it fails on these facts, which no check can rule out. The caller renders the built-in template instead: a reminder has to be sent. */
export function renderSaved(template: Template, notice: Notice, language: Language): Message | undefined {
  try {
    const message = renderNotice(notice, language, template, RENDER_LIMIT_MS);
    const isReadable = message.title !== '' && message.title.length <= LONGEST_TITLE && lengthOf(message) <= LONGEST_MESSAGE;
    return isReadable ? message : undefined;
  } catch {
    return undefined;
  }
}

/** Of all that a person reads, in characters. */
export function lengthOf({ title, opening, details, actions }: Message): number {
  const texts = [title, opening, ...details.flatMap(Object.values), ...actions.flatMap(Object.values)] as string[];
  return texts.join('').length;
}
