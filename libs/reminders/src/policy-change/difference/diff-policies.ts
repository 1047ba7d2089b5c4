import { isDeepStrictEqual } from 'node:util';
import type { PolicyDefinition, PolicyStep } from '#policies';
import type { Language } from '#platform';
import { PolicyWords } from './policy-words.js';

/** One thing that two versions of a policy say differently. */
export interface PolicyDifference {
  /** Where: a JSON pointer, steps by their key. */
  pointer: string;
  kind: 'added' | 'removed' | 'changed';
  before: unknown;
  after: unknown;
  /** In the language that was asked for. */
  text: string;
}

/** What a new version says differently, field by field: first the rules, then the steps in the order of both. Pure. */
export function diffPolicies(before: PolicyDefinition, after: PolicyDefinition, language: Language): PolicyDifference[] {
  const words = new PolicyWords(language);
  const { steps: was, ...rulesBefore } = before;
  const { steps: is, ...rulesAfter } = after;
  return [...diffFields(words, rulesBefore, rulesAfter, '', []), ...diffSteps(words, was, is)];
}

function diffSteps(words: PolicyWords, before: readonly PolicyStep[], after: readonly PolicyStep[]): PolicyDifference[] {
  const keys = new Set([...before, ...after].map(({ key }) => key));
  return [...keys].flatMap((key) => {
    const [was, is] = [before, after].map((steps) => steps.find((step) => step.key === key));
    const pointer = `/steps/${key}`;
    if (was && is) return diffStep(words, was, is, pointer);
    if (is) return [{ pointer, kind: 'added', before: null, after: is, text: words.of.added(key, words.saidStep(is)) }];
    return was ? [{ pointer, kind: 'removed', before: was, after: null, text: words.of.removed(key, words.saidStep(was)) }] : [];
  });
}

/** When a step falls due is one thing to people, though three fields say it. */
function diffStep(words: PolicyWords, was: PolicyStep, is: PolicyStep, pointer: string): PolicyDifference[] {
  const timingOf = ({ offset, unit, fraction }: PolicyStep): object => plain({ offset, unit, fraction });
  const restOf = ({ offset: _offset, unit: _unit, fraction: _fraction, ...rest }: PolicyStep): object => rest;
  const [before, after] = [timingOf(was), timingOf(is)];
  const label = words.of.stepLabel(was.key);
  const timing: PolicyDifference[] = isDeepStrictEqual(before, after)
    ? []
    : [
        {
          pointer: `${pointer}/offset`,
          kind: 'changed',
          before,
          after,
          text: words.of.change(words.of.path([label, words.of.timing]), words.saidTiming(was), words.saidTiming(is)),
        },
      ];
  return [...timing, ...diffFields(words, restOf(was), restOf(is), pointer, [label])];
}

function diffFields(words: PolicyWords, was: object, is: object, pointer: string, labels: readonly string[]): PolicyDifference[] {
  const [before, after] = [plain(was), plain(is)];
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((name) => {
    const [old, now] = [before[name], after[name]];
    if (isDeepStrictEqual(old, now)) return [];
    const at = `${pointer}/${name}`;
    const path = [...labels, words.fieldName(name)];
    if (isGroup(old) || isGroup(now)) return diffFields(words, isGroup(old) ? old : {}, isGroup(now) ? now : {}, at, path);
    const kind = old === undefined ? 'added' : now === undefined ? 'removed' : 'changed';
    const text = words.of.change(words.of.path(path), words.said(name, old), words.said(name, now));
    return [{ pointer: at, kind, before: old ?? null, after: now ?? null, text }];
  });
}

function isGroup(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Without the fields that are left out, whatever class it is of. */
function plain(value: object): Record<string, unknown> {
  return JSON.parse(JSON.stringify(value)) as Record<string, unknown>;
}
