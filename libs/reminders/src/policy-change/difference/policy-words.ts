import type { Language } from '#platform';
import type { PolicyStep } from '#policies';
import type { PolicyDictionary } from './policy-dictionary.js';
import { EN } from './policy-words.en.js';
import { ZH_CN } from './policy-words.zh-CN.js';

const LEVEL_FIELDS = new Set(['level', 'levels', 'exemptLevels']);

/** A policy and its changes in words of one language. */
export class PolicyWords {
  readonly of: PolicyDictionary;

  constructor(language: Language) {
    this.of = language === 'en' ? EN : ZH_CN;
  }

  fieldName(name: string): string {
    return this.of.fields[name] ?? name;
  }

  /** A value of a field. */
  said(field: string, value: unknown): string {
    const { none, yes, no, levels, values, comma } = this.of;
    if (value === undefined || value === null) return none;
    if (typeof value === 'boolean') return value ? yes : no;
    if (LEVEL_FIELDS.has(field) && typeof value === 'number') return levels[value] ?? String(value);
    if (Array.isArray(value)) return value.length === 0 ? none : value.map((one) => this.said(field, one)).join(comma);
    if (typeof value === 'object') return this.saidPause(value);
    if (field === 'source' || field === 'title') return String(value);
    return values[String(value)] ?? String(value);
  }

  /** 完成时限前 7 天; 7 days before the due date. */
  saidTiming({ track, offset = 0, unit = 'day', fraction }: PolicyStep): string {
    if (fraction !== undefined) return this.of.fraction(Math.round(fraction * 100));
    const anchor = this.of.anchors[track];
    return offset === 0 ? this.of.onDay(anchor) : this.of.offset(anchor, offset, unit);
  }

  /** The whole step in one line. */
  saidStep(step: PolicyStep): string {
    const repeats = step.repeatEvery === undefined ? [] : [this.of.repeats(step.repeatEvery)];
    return [this.saidTiming(step), ...repeats, this.said('level', step.level), this.said('audience', step.audience)].join(
      this.of.between,
    );
  }

  private saidPause(value: object): string {
    const { from, to } = value as { from?: string; to?: string };
    return from && to ? this.of.period(from, to) : JSON.stringify(value);
  }
}
