import type { PeopleColumnKey } from './ledger.js';
import type { LedgerPerson } from './ledger.js';

/** Seven digits and more, with area code, branch line or +86. */
const PHONE = /(?:\+?86[-\s]?)?(?:\(?0\d{2,3}\)?[-\s－—]?)?\d{3,4}[-\s]?\d{4}(?:\d{0,4})?(?:(?:转|-)\d{1,6})?/;
const BETWEEN_PEOPLE = /[、，,;；\n\r/]+/;
/** 张三 李四: names of two to four characters each. 张 三 is one name. */
const NAMES_BY_BLANKS = /^[\p{Script=Han}·]{2,4}(?:\s+[\p{Script=Han}·]{2,4})+$/u;

/**
 * The people of a cell, each with the phone that stands beside the name: 余秋月（0769-22891234）、李四 13800000001. In the order of the cell.
 */
export function peopleInCell(text: string): Omit<LedgerPerson, 'column'>[] {
  const people: Omit<LedgerPerson, 'column'>[] = [];
  for (const part of text.split(BETWEEN_PEOPLE)) {
    const phone = PHONE.exec(part)?.[0].trim() ?? null;
    const words = (phone === null ? part : part.replace(phone, '')).replace(/[（(]\s*[)）]|[:：]|电话|手机/g, ' ').trim();
    const last = people.at(-1);
    if (words === '') {
      if (phone !== null && last?.phone === null) last.phone = phone;
      continue;
    }
    const names = NAMES_BY_BLANKS.test(words) ? words.split(/\s+/) : [nameOf(words)];
    people.push(...names.map((name, index) => ({ name, phone: index === names.length - 1 ? phone : null })));
  }
  return people;
}

/** Blanks between single characters only pad a short name. */
function nameOf(words: string): string {
  return /^\p{Script=Han}(?:\s+\p{Script=Han})+$/u.test(words) ? words.replace(/\s+/g, '') : words.replace(/\s+/g, ' ');
}

/** The words of the cells that people and their phones stand in. */
export interface PeopleRow {
  cells: Partial<Record<PeopleColumnKey | 'phone', { text: string }>>;
}

/**
 * The people of a row, by column. Phones of a column of their own (联系电话) go to those without one: to 联络员, else to 责任人; to both, in this
 * order 责任人 first, where there are as many phones as people.
 */
export function peopleInRow({ cells }: PeopleRow, columns: readonly PeopleColumnKey[]): LedgerPerson[] {
  const people = columns.flatMap((column) =>
    peopleInCell(cells[column]?.text ?? '').map((person): LedgerPerson => ({ ...person, column })),
  );
  const phones = (cells.phone?.text ?? '').split(BETWEEN_PEOPLE).flatMap((part) => PHONE.exec(part)?.[0].trim() ?? []);
  const reached = people.filter(({ column, phone }) => column !== 'responsibleLeader' && phone === null);
  const contacts = reached.filter(({ column }) => column === 'contact');
  const meant = phones.length === reached.length || contacts.length === 0 ? reached : contacts;
  for (const [index, person] of meant.entries()) person.phone = phones[index] ?? null;
  return people;
}
