import type { Template } from './template.js';

/** A template by channel: what it says otherwise through one takes the place of what it says. */
export class ByChannel {
  private readonly known = new Map<string, Template>();

  constructor(private readonly template: Template) {}

  /** The same object every time it is asked for. */
  of(channel: string): Template {
    const { channels, ...common } = this.template;
    const own = channels && Object.hasOwn(channels, channel) ? channels[channel] : undefined;
    if (!own) return this.template;
    const known = this.known.get(channel) ?? { ...common, ...own };
    this.known.set(channel, known);
    return known;
  }
}
