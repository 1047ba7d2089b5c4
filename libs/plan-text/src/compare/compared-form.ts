const MARKS: Readonly<Record<string, string>> = {
  '、': ',',
  '。': '.',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '—': '-',
  '–': '-',
};

/**
 * The text as it is compared: full-width and half-width forms, kinds of quotation marks, blanks and a closing mark make
 * no difference. Two editions of one plan often differ in nothing else.
 */
export function comparedForm(text: string): string {
  let form = '';
  for (const character of text.normalize('NFKC')) if (character.trim() !== '') form += MARKS[character] ?? character;
  return form.replace(/[,.;:]$/, '');
}

/** The compared form with every number alike: what remains the same when only an amount or a date changes. */
export function formWithoutNumbers(form: string): string {
  return form.replace(/\d+/g, '0');
}
