/**
 * A number from 0 to below 1 that depends on nothing but the seed and the words given: the same project behaves the same
 * in every playing, in whatever order it is asked. FNV-1a, then the finisher of MurmurHash3, so that neighbours differ.
 */
export function chance(seed: number, ...words: string[]): number {
  let hash = (0x811c9dc5 ^ seed) >>> 0;
  for (const character of words.join('\n')) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b) >>> 0;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35) >>> 0;
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** Picks a key of `shares` with the probability of its value; the shares are read in their order and may sum to any number. */
export function pick<Key extends string>(shares: Readonly<Record<Key, number>>, drawn: number): Key {
  const entries = Object.entries(shares) as [Key, number][];
  let rest = drawn * entries.reduce((sum, [, share]) => sum + share, 0);
  for (const [key, share] of entries) {
    rest -= share;
    if (rest < 0) return key;
  }
  return (entries.at(-1) as [Key, number])[0];
}
