/** Pairs of neighbouring characters of Chinese words and Latin names; marks, blanks and digits part them. */
export function bigramsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (let index = 0; index + 1 < text.length; index += 1)
    if (isWordChar(text.charCodeAt(index)) && isWordChar(text.charCodeAt(index + 1))) pairs.add(text.slice(index, index + 2));
  return pairs;
}

function isWordChar(code: number): boolean {
  return (code >= 0x3400 && code <= 0x9fff) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);
}
