import type { Saying } from '../delivery.js';
import type { Language, Message } from './message.js';
import type { Kind, Notice } from './notice.js';
import { addressedTo, renderNotice } from './render.js';
import { type Template, TEMPLATES } from './template.js';

/** The template that people saved for a kind of message and a channel; undefined where the one that Duban ships holds. */
export type TemplateFor = (language: Language, kind: Kind, channel: string) => Template | undefined;

/** For a message by a template that a person wrote: it must not hold up everybody else. */
const RENDER_LIMIT_MS = 250;
/** In characters. */
const LONGEST_TITLE = 500;
const LONGEST_MESSAGE = 50_000;

/** Puts what is to be said into words; one notice is worded once for all who read it by the same template. */
export class Wording {
  private readonly worded = new Map<Notice, Map<Template, Message>>();

  constructor(private readonly templateFor: TemplateFor) {}

  messageFor(channel: string, { notice, language, reader, mentions }: Saying): Message {
    const saved = this.templateFor(language, notice.kind, channel);
    const template = saved ?? TEMPLATES[language][notice.kind];
    const byTemplate = this.worded.get(notice) ?? new Map<Template, Message>();
    const message = byTemplate.get(template) ?? (saved && wordedBy(saved, notice, language)) ?? renderNotice(notice, language);
    this.worded.set(notice, byTemplate.set(template, message));
    return { ...(reader ? addressedTo(message, reader) : message), ...(mentions ? { mentions } : {}) };
  }
}

/** By a template that people wrote; undefined where it fails on these facts, which no check can rule out: a reminder has to go out. */
export function wordedBy(template: Template, notice: Notice, language: Language): Message | undefined {
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
