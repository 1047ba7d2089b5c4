/** Names are short; anything longer is a sentence that got into the wrong cell. */
const LONGEST = 40;

/** The known name that most resembles a given one, if it resembles it at all: a slip of the pen, a character left out. */
export function nearestName<Named extends { names: readonly string[] }>(name: string, known: readonly Named[]): Named | null {
  if (name.length > LONGEST) return null;
  let best: { one: Named; distance: number } | null = null;
  for (const one of known)
    for (const other of one.names) {
      const distance = editDistance(name, other);
      if (
        distance <= Math.max(1, Math.floor(name.length * 0.4)) &&
        distance < other.length &&
        (!best || distance < best.distance)
      )
        best = { one, distance };
    }
  return best?.one ?? null;
}

/** How many characters must be changed, added or left out (Levenshtein). */
export function editDistance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const change = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(change, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
