import { DomainError } from '#platform';
import { isCivilDate, type Recurrence, RECURRENCES } from '#work-calendar';

/** Who gets an item. Departments by code, people by login. */
export interface Assignment {
  lead: string;
  cooperating: string[];
  leader: string | null;
}

interface LeadRule extends Assignment {
  words: string[];
}

interface DueDateRule {
  /** The item's text begins with one of these. */
  startsWith: string[];
  /** The item's text holds one of these. */
  words: string[];
  due: string;
}

interface RecurringRule {
  /** The item's text holds one of these. */
  words: string[];
  every: Recurrence;
}

/**
 * What a supervisor would do with a ready list of items, as data: who leads by the words in it, and by when. The first
 * rule that fits wins; words in the item's own text go before words in its headings.
 */
export interface AssignmentRules {
  leads: LeadRule[];
  fallback: Assignment;
  dueDates: DueDateRule[];
  /** Duties that come back although the text doesn't say how often. */
  recurring: RecurringRule[];
}

export interface AssignableItem {
  text: string;
  path: readonly string[];
  due: string | null;
}

export function assign(item: AssignableItem, rules: AssignmentRules): Assignment {
  const headings = item.path.join('\n');
  const byText = rules.leads.find(({ words }) => words.some((word) => item.text.includes(word)));
  return byText ?? rules.leads.find(({ words }) => words.some((word) => headings.includes(word))) ?? rules.fallback;
}

/** How often the task comes back, by the first rule that fits; null: what the item itself says. */
export function recurrenceOf({ text }: Pick<AssignableItem, 'text'>, { recurring }: AssignmentRules): Recurrence | null {
  return recurring.find(({ words }) => words.some((word) => text.includes(word)))?.every ?? null;
}

/** The item's own date, else that of the first rule that fits; null leaves it to the last day of the plan year. */
export function dueDateOf(item: AssignableItem, rules: AssignmentRules): string | null {
  if (item.due) return item.due;
  const rule = rules.dueDates.find(
    ({ startsWith, words }) =>
      startsWith.some((start) => item.text.startsWith(start)) || words.some((word) => item.text.includes(word)),
  );
  return rule?.due ?? null;
}

/**
 * Reads rules from JSON.
 * @throws DomainError `rules.invalid` that names the first fault and its place
 */
export function parseAssignmentRules(json: unknown): AssignmentRules {
  const root = objectAt(json, '');
  return {
    leads: listAt(root['leads'] ?? [], '/leads').map((rule, index) => {
      const place = `/leads/${index}`;
      return { ...assignmentAt(rule, place), words: wordsAt(objectAt(rule, place)['words'], `${place}/words`) };
    }),
    fallback: assignmentAt(root['fallback'], '/fallback'),
    dueDates: listAt(root['dueDates'] ?? [], '/dueDates').map((rule, index) => dueDateAt(rule, `/dueDates/${index}`)),
    recurring: listAt(root['recurring'] ?? [], '/recurring').map((rule, index) => recurringAt(rule, `/recurring/${index}`)),
  };
}

function assignmentAt(json: unknown, place: string): Assignment {
  const { lead, cooperating, leader } = objectAt(json, place);
  if (typeof lead !== 'string' || lead === '') throw invalid(`${place}/lead`, 'must be the code of a department');
  if (leader !== undefined && leader !== null && typeof leader !== 'string')
    throw invalid(`${place}/leader`, 'must be the login of a leader');
  return { lead, cooperating: wordsAt(cooperating, `${place}/cooperating`), leader: leader ?? null };
}

function dueDateAt(json: unknown, place: string): DueDateRule {
  const { startsWith, words, due } = objectAt(json, place);
  if (typeof due !== 'string' || !isCivilDate(due)) throw invalid(`${place}/due`, 'must be a date as 2022-09-30');
  return { startsWith: wordsAt(startsWith, `${place}/startsWith`), words: wordsAt(words, `${place}/words`), due };
}

function recurringAt(json: unknown, place: string): RecurringRule {
  const { words, every } = objectAt(json, place);
  const known = RECURRENCES.find((one) => one === every);
  if (!known) throw invalid(`${place}/every`, `must be one of ${RECURRENCES.join(', ')}`);
  return { words: wordsAt(words, `${place}/words`), every: known };
}

function objectAt(json: unknown, place: string): Record<string, unknown> {
  if (typeof json !== 'object' || json === null || Array.isArray(json)) throw invalid(place, 'must be an object');
  return json as Record<string, unknown>;
}

function listAt(json: unknown, place: string): unknown[] {
  if (!Array.isArray(json)) throw invalid(place, 'must be a list');
  return json;
}

function wordsAt(json: unknown, place: string): string[] {
  const list = listAt(json ?? [], place);
  if (!list.every((word) => typeof word === 'string' && word !== '')) throw invalid(place, 'must be a list of words');
  return list as string[];
}

function invalid(pointer: string, detail: string): DomainError {
  return new DomainError('rules.invalid', `The assignment rules can't be used. ${pointer || '/'} ${detail}.`, {
    errors: [{ pointer, detail }],
  });
}
