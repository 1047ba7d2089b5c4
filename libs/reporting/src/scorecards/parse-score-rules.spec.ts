import { describe, expect, it } from 'vitest';
import { DEFAULT_SCORE_RULES, parseScoreRules } from './parse-score-rules.js';

const { version: _version, ...shipped } = DEFAULT_SCORE_RULES;

/** The shipped rules with something changed at a path. */
function withChange(path: string, value: unknown): unknown {
  const rules: unknown = JSON.parse(JSON.stringify(shipped));
  const names = path.split('/');
  const last = names.pop() ?? '';
  const parent = names.reduce((at, name) => (at as Record<string, Record<string, unknown>>)[name] ?? {}, rules as object);
  (parent as Record<string, unknown>)[last] = value;
  return rules;
}

function faultsOf(rules: unknown): { pointer: string; detail: string }[] {
  try {
    parseScoreRules(rules);
    return [];
  } catch (error) {
    expect(error).toMatchObject({ code: 'score-rules.invalid' });
    return (error as { facts: { errors: { pointer: string; detail: string }[] } }).facts.errors;
  }
}

describe('rules of the scorecard', () => {
  it('that ship are taken as they are', () => {
    expect(faultsOf(JSON.parse(JSON.stringify(shipped)))).toEqual([]);
    expect(faultsOf(withChange('deductions/red-slip/points', 5))).toEqual([]);
  });

  it.each([
    ['deductions/red-slip/points', -1, '/deductions/red-slip/points', /must not be less than 0/],
    ['deductions/photos', { name: '照片', points: 1, roles: ['lead'], source: '本区' }, '/deductions/photos', /should not exist/],
    ['deductions/extension', undefined, '/deductions/extension', /is missing/],
    ['deductions/extension/roles', ['leader'], '/deductions/extension/roles', /roles must be among lead, helper/],
    ['deductions/report-missing/points', 0.05, '/deductions/report-missing/points', /must not cost less than report-late/],
    ['roles/helper', 2, '/roles/helper', /must not be greater than 1/],
    ['weights/urgent', 'x', '/weights/urgent', /must be a number/],
    [
      'early/steps',
      [
        { fromWorkdays: 20, points: 1 },
        { fromWorkdays: 1, points: 0.5 },
      ],
      '/early/steps/1',
      /begin later/,
    ],
    ['ranked/source', '', '/ranked/source', /should not be empty/],
    ['neverScored/facts', ['照片'], '/neverScored/facts', /领导批示 must stay in the list/],
    ['version', 7, '/version', /should not exist/],
  ])('with a fault at %s are refused with its place', (path, value, pointer, detail) => {
    const rules = withChange(path, value);
    expect(faultsOf(rules)).toContainEqual({
      pointer,
      zh: expect.stringMatching(/\p{Script=Han}/u),
      detail: expect.stringMatching(detail) as string,
    });
  });

  it('are an object', () => {
    expect(faultsOf([])).toMatchObject([{ pointer: '', detail: 'it must be a JSON object' }]);
  });

  it('tell the source of each number in both languages', () => {
    const { deductions, neverScored, title: _, version: __, ...parts } = DEFAULT_SCORE_RULES;
    const sourced = [...Object.values(parts), ...Object.values(deductions), neverScored];
    expect(sourced).toHaveLength(18);
    expect(sourced.filter(({ source, sourceZh = '' }) => source === '' || !/\p{Script=Han}{2}/u.test(sourceZh))).toEqual([]);
  });
});
