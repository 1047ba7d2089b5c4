import { describe, expect, it } from 'vitest';
import { DomainError } from '#platform';
import { DEFAULT_POLICY } from './default-policy.js';
import { parsePolicy } from './parse-policy.js';

type Json = Record<string, unknown> & { steps: Record<string, unknown>[] };
const copy = (): Json => structuredClone(DEFAULT_POLICY) as unknown as Json;

function faultsOf(change: (policy: Json) => void): string {
  const policy = copy();
  change(policy);
  try {
    parsePolicy(policy);
  } catch (error) {
    if (error instanceof DomainError && error.code === 'policy.invalid') {
      const errors = error.facts['errors'] as { detail: string; zh: string }[];
      // Without the English sentence, which stands in brackets where there are no words for a check.
      expect(errors.filter(({ detail, zh }) => !/\p{Script=Han}/u.test(zh) || zh.includes(detail))).toEqual([]);
      return error.message;
    }
    throw error;
  }
  return 'accepted';
}

describe('policy', () => {
  it('names the public rule behind every number that ships', () => {
    expect(DEFAULT_POLICY.steps.every((step) => (step.source ?? '').length > 3)).toBe(true);
  });

  it('drafts levels 4 and 5 for supervisors only', () => {
    const drafted = DEFAULT_POLICY.steps.filter(({ level }) => level >= 4);
    expect(drafted.map(({ audience }) => audience)).toEqual([['supervisors'], ['supervisors']]);
  });

  it.each([
    [
      'a negative interval',
      (p: Json) => Object.assign(p.steps[0]!, { repeatEvery: -5 }),
      'steps.repeatEvery must be at least 1 workday',
    ],
    [
      'an unknown audience',
      (p: Json) => Object.assign(p.steps[0]!, { audience: ['mayor'] }),
      'steps.audience must be among lead-officers',
    ],
    ['null for what may be left out', (p: Json) => Object.assign(p, { appliesTo: null }), '/appliesTo: null is no value'],
    ['null within a step', (p: Json) => Object.assign(p.steps[0]!, { when: null }), '/steps/0/when: null is no value'],
    [
      'an unknown channel',
      (p: Json) => Object.assign(p.steps[0]!, { channels: ['pigeon'] }),
      'steps.channels must be among inbox, email',
    ],
    ['a key twice', (p: Json) => Object.assign(p.steps[1]!, { key: 'before-30d' }), 'the key before-30d stands twice'],
    ['an unknown condition', (p: Json) => Object.assign(p.steps[0]!, { when: { weather: 'rain' } }), '/steps/0/when/weather'],
    [
      'a condition out of range',
      (p: Json) => Object.assign(p.steps[0]!, { when: { pointsBehind: 0 } }),
      'pointsBehind must not be less than 1',
    ],
    [
      'a lamp that is off',
      (p: Json) => Object.assign(p.steps[0]!, { when: { lamps: ['off'] } }),
      'lamps must be among green, yellow, red',
    ],
    ['an empty list', (p: Json) => Object.assign(p, { appliesTo: { series: [] } }), '/appliesTo/series'],
    ['a cap without repeats', (p: Json) => Object.assign(p.steps[0]!, { repeatAtMost: 3 }), 'repeatAtMost needs repeatEvery'],
    [
      'a gap that swallows reports',
      (p: Json) => Object.assign(p, { report: { cadence: 'weekly', day: 5, minimumGapDays: 7 } }),
      'must be less than the 7 days',
    ],
    [
      'dates of another cadence',
      (p: Json) => Object.assign(p, { report: { cadence: 'monthly', day: 5, minimumGapDays: 7, dates: ['06-30'] } }),
      'dates belong to the cadence dates',
    ],
    [
      'a pause of a year',
      (p: Json) => Object.assign(p['window'] as object, { pauses: [{ from: '2022-01-01', to: '2022-12-31' }] }),
      'at most 31 days',
    ],
    [
      'a digest before its steps',
      (p: Json) => Object.assign(p, { digest: { levels: [0], at: '09:00' } }),
      'must be after sendAt and inside the window',
    ],
    [
      'a digest of drafts',
      (p: Json) => Object.assign(p, { digest: { levels: [4], at: '09:15' } }),
      'digest.levels must be among 0',
    ],
    [
      'a level that is exempt and gathered',
      (p: Json) => Object.assign(p['window'] as object, { exemptLevels: [1] }),
      'can not be gathered',
    ],
    ['no offset', (p: Json) => delete p.steps[0]!['offset'], 'give either offset or fraction'],
    ['an offset without unit', (p: Json) => delete p.steps[0]!['unit'], 'offset needs a unit'],
    ['a window upside down', (p: Json) => Object.assign(p, { window: { from: '18:00', to: '09:00' } }), 'from must be before to'],
    ['a time outside the window', (p: Json) => Object.assign(p, { sendAt: '23:00' }), 'must lie inside the window'],
    ['no steps', (p: Json) => Object.assign(p, { steps: [] }), 'steps'],
    ['a field nobody knows', (p: Json) => Object.assign(p, { color: 'red' }), 'color'],
    [
      'a reminder before the signature is asked for',
      (p: Json) => Object.assign(p.steps[0]!, { track: 'acknowledgement' }),
      "can't come before its date",
    ],
  ])('refuses %s and says where', (_name, change, sentence) => {
    expect(faultsOf(change)).toContain(sentence);
  });

  it.each([null, 7, 'x', []])('refuses %j, which is no object', (json) => {
    expect(() => parsePolicy(json)).toThrow(/JSON object/);
  });
});
