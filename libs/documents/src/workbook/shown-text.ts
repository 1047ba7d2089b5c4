/** The most that a cell of Excel holds. */
const LONGEST = 32_767;

/** The text of a cell without blanks around it. */
export function shownText(text: string): string {
  return text.slice(0, LONGEST).trim();
}
