/**
 * Whether PostgreSQL could give a text back as it came: no NUL character, no half of a surrogate pair. Asked before the work, because such
 * text would only fail later: when its answer is to be kept.
 */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !/\p{Surrogate}/u.test(text);
}
