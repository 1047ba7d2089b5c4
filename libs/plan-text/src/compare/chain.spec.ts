import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Edge, heaviestChain } from './chain.js';

const edges = fc.array(fc.record({ before: fc.nat(7), after: fc.nat(7), weight: fc.integer({ min: 1, max: 9 }) }), {
  maxLength: 9,
});

const weightOf = (chain: readonly Edge[]): number => chain.reduce((sum, { weight }) => sum + weight, 0);

function isChain(chain: readonly Edge[]): boolean {
  const sorted = chain.toSorted((a, b) => a.before - b.before);
  return sorted.every(({ before, after }, index) => {
    const last = sorted[index - 1];
    return !last || (last.before < before && last.after < after);
  });
}

it('no choice of matches that keeps both orders weighs more', () => {
  fc.assert(
    fc.property(edges, (all) => {
      const chain = heaviestChain(all);
      expect(isChain(chain)).toBe(true);
      const choices = Array.from({ length: 2 ** all.length }, (_, bits) => all.filter((_edge, index) => (bits >> index) & 1));
      expect(weightOf(chain)).toBe(Math.max(...choices.filter(isChain).map(weightOf)));
    }),
  );
});
