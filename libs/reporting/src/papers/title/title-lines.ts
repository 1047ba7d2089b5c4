const words = new Intl.Segmenter('zh-CN', { granularity: 'word' });

/**
 * A title in lines of about the same length, broken between words: 长短适宜, and no character left alone on a line.
 * Source: GB/T 9704—2012, 7.3.1.
 * @param perLine so many characters fit on a line
 */
export function titleLines(title: string, perLine: number): string[] {
  const count = Math.ceil(title.length / perLine);
  if (count <= 1) return [title];
  const ends = [...words.segment(title)].map(({ index, segment }) => index + segment.length).filter((end) => mayEnd(title, end));
  const lines: string[] = [];
  let from = 0;
  for (let left = count; left > 1; left -= 1) {
    const to = nearest(ends, from, from + (title.length - from) / left, perLine);
    lines.push(title.slice(from, to));
    from = to;
  }
  lines.push(title.slice(from));
  return lines.some(({ length }) => length > perLine) ? evenly(title, count) : lines;
}

/** The end of a word that lies nearest to the wished place, within what fits on the line. */
function nearest(ends: readonly number[], from: number, wished: number, perLine: number): number {
  const fitting = ends.filter((end) => end > from && end - from <= perLine);
  return fitting.toSorted((a, b) => Math.abs(a - wished) - Math.abs(b - wished))[0] ?? Math.round(wished);
}

/** No line begins with what closes or ends something, and none ends with what opens it. */
function mayEnd(title: string, end: number): boolean {
  return !/^[》」』）)〉】、，。；：的]/.test(title.slice(end)) && !/[《「『（(〈【]$/.test(title.slice(0, end));
}

/** Where words don't fit: by length alone. */
function evenly(title: string, count: number): string[] {
  const length = Math.ceil(title.length / count);
  return Array.from({ length: count }, (_, line) => title.slice(line * length, (line + 1) * length));
}
