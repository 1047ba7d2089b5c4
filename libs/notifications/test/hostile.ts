/** Each mark of a form that one of them knows. */
export const HOSTILE =
  '</script><b>x</b> [点我](http://evil.example) <@all> @所有人 **粗** `c` <at id=all></at> "},{"a":"b" \\n# h';

/** Every text in what a service was sent. */
export function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(textsOf);
}
