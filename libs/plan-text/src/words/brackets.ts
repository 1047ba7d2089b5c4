const NESTING = new Int8Array(0x10000);
for (const pair of ['“”', '()', '《》']) {
  NESTING[pair.charCodeAt(0)] = 1;
  NESTING[pair.charCodeAt(1)] = -1;
}

/** 1 for a mark of the normal form that opens something in which commas and stops cut nothing, -1 for one that closes it, 0 for all else. */
export function nestingOf(code: number): number {
  return NESTING[code] as number;
}
