/** How often a duty comes back: 每周, 每月, 每季度, 每半年, 每年. */
export const RECURRENCES = ['weekly', 'monthly', 'quarterly', 'half-yearly', 'yearly'] as const;
export type Recurrence = (typeof RECURRENCES)[number];

/** The period of a word that may name none, as 定期. */
export function asRecurrence(word: string | null): Recurrence | undefined {
  return RECURRENCES.find((one) => one === word);
}
