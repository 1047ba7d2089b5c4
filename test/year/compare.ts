import { expect } from 'vitest';

/** One thing that has to be, or was, on record: `name` says which, `says` everything about it. */
export interface Line {
  project: string;
  name: string;
  says: string;
}

/** More are not read by anybody. */
const SHOWN = 25;

/** Both sides name the same things and say the same of them; else each difference with its project and day. */
export function expectSame(what: string, oracle: readonly Line[], engine: readonly Line[]): void {
  const sides = new Map<string, { line: Line; oracle: string[]; engine: string[] }>();
  const keep = (side: 'oracle' | 'engine', line: Line): void => {
    const key = `${line.project} ${line.name}`;
    const found = sides.get(key) ?? { line, oracle: [], engine: [] };
    found[side].push(line.says);
    sides.set(key, found);
  };
  for (const line of oracle) keep('oracle', line);
  for (const line of engine) keep('engine', line);
  process.stderr.write(`  ${what}: ${sides.size} compared\n`);
  const wrong = [...sides.values()].filter((one) => one.oracle.toSorted().join('\n') !== one.engine.toSorted().join('\n'));
  const say = (list: string[]): string => (list.length > 0 ? list.toSorted().join('\n                 ') : 'nothing');
  const report = wrong
    .slice(0, SHOWN)
    .map(
      ({ line, oracle, engine }) =>
        `${line.project}\n  ${line.name}\n    the oracle says ${say(oracle)}\n    the engine says ${say(engine)}`,
    );
  expect(wrong.length, `${what}: ${wrong.length} of ${sides.size} differ\n${report.join('\n')}\n`).toBe(0);
  expect(oracle.length, `${what}: nothing was compared`).toBeGreaterThan(0);
}
