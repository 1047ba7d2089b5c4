/** What a reading tells whoever imports the document: what it could not read, and what it did with it. */
export interface PlanNote {
  kind: PlanNoteKind;
  /** A sentence that says what is so and what to do. */
  text: string;
  /** The same in Chinese. */
  zh: string;
}

type PlanNoteKind = 'year' | 'no-items' | 'dates-unread' | 'table-as-lines' | 'five-year';

/** At most so many examples stand in one note. */
const MOST_EXAMPLES = 8;

/** "甲、乙、丙等 7 处". */
export function listedInChinese(examples: readonly string[]): string {
  const shown = examples.slice(0, MOST_EXAMPLES).join('、');
  return examples.length > MOST_EXAMPLES ? `${shown}等 ${examples.length} 处` : shown;
}

/** "a, b, c and 4 more". */
export function listed(examples: readonly string[]): string {
  const shown = examples.slice(0, MOST_EXAMPLES).join(', ');
  return examples.length > MOST_EXAMPLES ? `${shown} and ${examples.length - MOST_EXAMPLES} more` : shown;
}
