/**
 * For `JSON.parse`: refuses text that PostgreSQL could not give back as it came (a NUL character, half of a surrogate
 * pair). Caught in the body parser, because such text would only fail later: after the work, when its answer is to be kept.
 * @throws SyntaxError, as for any body that can't be read
 */
export function refuseUnstorableText(name: string, value: unknown): unknown {
  if (isStorable(name) && (typeof value !== 'string' || isStorable(value))) return value;
  throw new SyntaxError('A text holds a NUL character (U+0000) or half of a surrogate pair, which can not be stored');
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
