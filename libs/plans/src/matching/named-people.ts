import { In } from 'typeorm';
import { type NamedPerson, Person } from '#identity';
import type { Queryable } from '#platform';
import { type LedgerPerson, PEOPLE_COLUMNS, type PeopleColumnKey, peopleColumnOf, peopleInRow, type PeopleRow } from '#ledger';
import type { PlanItemDraft } from '#plan-text';

const ROLES: Readonly<Record<PeopleColumnKey, NamedPerson['role']>> = {
  responsibleLeader: 'responsible-leader',
  person: 'responsible-person',
  contact: 'liaison',
};

/** The people of a row who stand in these columns. Who they are in the roster is found when the task is registered. */
export function namedInRow(
  row: PeopleRow,
  columns: readonly PeopleColumnKey[] = PEOPLE_COLUMNS.map(({ key }) => key),
): NamedPerson[] {
  return peopleInRow(row, columns).map(({ column, name, phone }) => ({ role: ROLES[column], name, phone, personId: null }));
}

/** Those of a task that stands in a table of its plan, read as those of a ledger are. */
export function namedInDraft({ people = [], details = [] }: Pick<PlanItemDraft, 'people' | 'details'>): NamedPerson[] {
  const cells: PeopleRow['cells'] = {};
  for (const { column, words } of [...people, ...details]) {
    const key = peopleColumnOf(column);
    if (key) cells[key] = { text: cells[key] ? `${cells[key].text}、${words}` : words };
  }
  return namedInRow({ cells });
}

/** Rows whose people have the phone of the roster where none was given with the task. */
export async function withPhones<Row extends { people: NamedPerson[] }>(db: Queryable, rows: readonly Row[]): Promise<Row[]> {
  const ids = new Set(
    rows.flatMap(({ people }) => people.flatMap(({ personId, phone }) => (phone === null ? (personId ?? []) : []))),
  );
  if (ids.size === 0) return [...rows];
  const known = await db.manager.find(Person, { select: { id: true, phone: true }, where: { id: In([...ids]) } });
  const phones = new Map(known.map(({ id, phone }) => [id, phone]));
  return rows.map((row) => ({
    ...row,
    people: row.people.map((one) => ({ ...one, phone: one.phone ?? phones.get(one.personId ?? '') ?? null })),
  }));
}

/** The people of a task as a ledger shows them. */
export function ledgerPeople(people: readonly NamedPerson[]): LedgerPerson[] {
  return PEOPLE_COLUMNS.flatMap(({ key }) =>
    people.filter(({ role }) => role === ROLES[key]).map(({ name, phone }) => ({ column: key, name, phone })),
  );
}

/** Those of one column. */
export function namedIn(people: readonly NamedPerson[], column: PeopleColumnKey): NamedPerson[] {
  return people.filter(({ role }) => role === ROLES[column]);
}

/** With others in the columns that a row changes. */
export function withNamed(
  people: readonly NamedPerson[],
  columns: readonly PeopleColumnKey[],
  named: readonly NamedPerson[],
): NamedPerson[] {
  const stay = people.filter(({ role }) => !columns.some((column) => ROLES[column] === role));
  return columns.length === 0 ? [...people] : [...stay, ...named];
}

/** 余秋月（0769-22891234）、李四 */
export function peopleInWords(people: readonly Pick<NamedPerson, 'name' | 'phone'>[]): string {
  return people.map(({ name, phone }) => (phone ? `${name}（${phone}）` : name)).join('、');
}
