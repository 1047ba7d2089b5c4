import type { Plan } from '#plans';
import type { Language } from '#platform';

/** What the reading of a document had to tell, in the language of the asker. */
export function withNotesIn<View extends Pick<Plan, 'notes'>>(
  language: Language,
  view: View,
): Omit<View, 'notes'> & { notes: string[] } {
  return { ...view, notes: view.notes.map(({ text, zh }) => (language === 'en' ? text : zh)) };
}
