import type { Saying } from '../delivery.js';
import type { Language, Message } from './message.js';
import type { Kind, Notice } from './notice.js';
import { addressedTo, renderNotice } from './render.js';
import type { Template } from './template.js';

/** The template by which a kind of message is worded for a channel. */
export type TemplateFor = (language: Language, kind: Kind, channel: string) => Template;

/** Puts what is to be said into words; one notice is worded once for all who read it by the same template. */
export class Wording {
  private readonly worded = new Map<Notice, Map<Template, Message>>();

  constructor(private readonly templateFor: TemplateFor) {}

  messageFor(channel: string, { notice, language, reader, mentions }: Saying): Message {
    const template = this.templateFor(language, notice.kind, channel);
    const byTemplate = this.worded.get(notice) ?? new Map<Template, Message>();
    const message = byTemplate.get(template) ?? renderNotice(notice, language, template);
    this.worded.set(notice, byTemplate.set(template, message));
    return { ...(reader ? addressedTo(message, reader) : message), ...(mentions ? { mentions } : {}) };
  }
}
