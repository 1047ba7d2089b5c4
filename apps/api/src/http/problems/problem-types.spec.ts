import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { REFUSAL_CODES } from '#documents';
import { LEDGER_REFUSAL_CODES } from '#ledger';
import { chineseOf } from './problem-words.js';
import { PROBLEM_CODES, problemTypeOf } from './problem-types.js';

/** What the API can meet; the command line and the demonstration tell their own faults. */
const PLACES = /^(libs\/(?!demonstration)|apps\/api)/;
const CODE = /new DomainError\(\s*['`]([a-z-]+\.[a-z-]+)['`]/g;
/** Said at the start, before there is an API. */
const BEFORE_THE_API =
  /^(?:(?:home|host|port)\.|database\.(?:encoding|extension|pooler|rights|unreachable)$|queue\.(?:cluster|replica)$)/;

function codesOfTheSources(): string[] {
  const all = ['libs', 'apps'].flatMap((top) =>
    readdirSync(top, { recursive: true, encoding: 'utf8' }).map((path) => `${top}/${path}`),
  );
  const files = all.filter((path) => PLACES.test(path) && path.endsWith('.ts') && !path.endsWith('spec.ts'));
  const codes = files.flatMap((path) => [...readFileSync(path, 'utf8').matchAll(CODE)].map((match) => match[1] ?? ''));
  return [...new Set(codes)].filter((code) => !BEFORE_THE_API.test(code)).toSorted();
}

function subjectsOfNotFound(): string[] {
  const files = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((path) => /(?<!spec)\.ts$/.test(path));
  return files.flatMap((path) =>
    [...readFileSync(`libs/${path}`, 'utf8').matchAll(/\bnotFound\(\s*'([a-z-]+)'/g)].map(
      ([, subject]) => `${subject}.not-found`,
    ),
  );
}

describe('the table of problems', () => {
  it('has a row for every code that the sources can throw', () => {
    const codes = codesOfTheSources();
    expect(codes).toContain('version.stale');
    expect(codes.filter((code) => problemTypeOf(code) === undefined)).toEqual([]);
  });

  it('has a row for every refusal of a file', () => {
    expect(REFUSAL_CODES.filter((code) => problemTypeOf(code) === undefined)).toEqual([]);
  });

  it('has a row for every reason to refuse a ledger', () => {
    expect(LEDGER_REFUSAL_CODES.filter((code) => problemTypeOf(code) === undefined)).toEqual([]);
  });

  it('publishes every code of the sources, those of what is not found included', () => {
    const missing = codesOfTheSources().filter((code) => !PROBLEM_CODES.includes(code) && problemTypeOf(code)?.status !== 500);
    expect([...missing, ...subjectsOfNotFound().filter((code) => !PROBLEM_CODES.includes(code))]).toEqual([]);
  });

  it('says every problem in Chinese too', () => {
    expect(PROBLEM_CODES.filter((code) => chineseOf(code) === undefined)).toEqual([]);
    const words = PROBLEM_CODES.map((code) => chineseOf(code)).flatMap((one) => (one ? [one.title, one.detail] : []));
    expect(words.filter((text) => !/\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it('answers 404 for whatever is not found', () => {
    expect(problemTypeOf('project.not-found')?.status).toBe(404);
  });

  it('knows nothing of inherited names', () => {
    expect(problemTypeOf('constructor')).toBeUndefined();
  });
});
