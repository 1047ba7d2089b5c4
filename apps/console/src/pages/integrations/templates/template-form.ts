import type { Template, TemplateParts, TemplateText } from '../../../api/policies/templates.js';

/** What a channel says otherwise, by its name. */
export const TEMPLATE_CHANNELS = ['inbox', 'email', 'sms', 'wecom-app', 'wecom-robot', 'dingtalk', 'feishu'] as const;

export interface Row {
  label: string;
  /** The value of a detail, the address of a link. */
  value: string;
}

/** A template as its form holds it: pieces joined, as they are rendered. */
export interface TemplateForm {
  title: string;
  opening: string;
  details: Row[];
  actions: Row[];
  /** What is not typed in the form (details of a channel) stays as it was. */
  channels: Record<string, Partial<TemplateParts>>;
}

export function textOf(text: TemplateText | undefined): string {
  return Array.isArray(text) ? text.join('') : (text ?? '');
}

export function formOf({ title, opening, details, actions, channels = {} }: Template): TemplateForm {
  return {
    title: textOf(title),
    opening: textOf(opening),
    details: details.map(({ label, value }) => ({ label: textOf(label), value: textOf(value) })),
    actions: actions.map(({ label, link }) => ({ label: textOf(label), value: textOf(link) })),
    channels,
  };
}

export function templateOf({ title, opening, details, actions, channels }: TemplateForm): Template {
  const said = Object.entries(channels).filter(([, parts]) => Object.keys(parts).length > 0);
  return {
    title,
    opening,
    details,
    actions: actions.map(({ label, value }) => ({ label, link: value })),
    ...(said.length > 0 ? { channels: Object.fromEntries(said) } : {}),
  };
}

/** The form with another text of one channel; an empty one is as everywhere. */
export function withChannelText(form: TemplateForm, channel: string, part: 'title' | 'opening', text: string): TemplateForm {
  const { [part]: _was, ...rest } = form.channels[channel] ?? {};
  return { ...form, channels: { ...form.channels, [channel]: text ? { ...rest, [part]: text } : rest } };
}
