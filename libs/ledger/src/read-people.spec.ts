import { describe, expect, it } from 'vitest';
import { givenLedger } from '../test/given-ledger.js';
import { readLedger } from './read-ledger.js';
import { peopleInCell, peopleInRow } from './read-people.js';
import { toCsv } from './to-csv.js';
import { toXlsx } from './to-xlsx.js';

const COLUMNS = ['responsibleLeader', 'person', 'contact'] as const;

describe('the people of a cell', () => {
  it.each([
    ['余秋月', ['余秋月']],
    ['余秋月、李四', ['余秋月', '李四']],
    ['余秋月\n李四', ['余秋月', '李四']],
    ['余秋月 李四', ['余秋月', '李四']],
    ['张 三', ['张三']],
    ['李四 13800000001', ['李四 13800000001']],
    ['余秋月（0769-22891234）、李四(13800000001)', ['余秋月 0769-22891234', '李四 13800000001']],
    ['李四：0769-22891234转801', ['李四 0769-22891234转801']],
    ['李四，13800000001', ['李四 13800000001']],
    ['李四，电话：13800000001；王五', ['李四 13800000001', '王五']],
    ['', []],
  ])('%j are %j', (text, people) => {
    expect(peopleInCell(text).map(({ name, phone }) => (phone ? `${name} ${phone}` : name))).toEqual(people);
  });
});

describe('the people of a row', () => {
  const rowOf = (cells: Partial<Record<'person' | 'contact' | 'phone' | 'responsibleLeader', string>>): string[] => {
    const filled = Object.entries(cells).map(([key, text]) => [key, { text, date: null, address: 'A1' }] as const);
    return peopleInRow({ cells: Object.fromEntries(filled) }, COLUMNS).map(
      ({ column, name, phone }) => `${column} ${name} ${phone ?? '-'}`,
    );
  };

  it('take the phones of a column of their own: the liaisons, or else those responsible', () => {
    expect(rowOf({ person: '余秋月', contact: '李四', phone: '13800000001' })).toEqual([
      'person 余秋月 -',
      'contact 李四 13800000001',
    ]);
    expect(rowOf({ person: '余秋月', phone: '0769-22891234' })).toEqual(['person 余秋月 0769-22891234']);
  });

  it('take one each where there are as many phones as people; a responsible leader takes none', () => {
    expect(
      rowOf({ responsibleLeader: '马副主任', person: '余秋月', contact: '李四', phone: '0769-22891234、13800000001' }),
    ).toEqual(['responsibleLeader 马副主任 -', 'person 余秋月 0769-22891234', 'contact 李四 13800000001']);
  });
});

it.each(['xlsx', 'csv'] as const)(
  'people of a ledger stand in columns of their own in .%s, and are read back',
  async (format) => {
    const people = [
      { column: 'responsibleLeader', name: '马副主任', phone: null },
      { column: 'contact', name: '李四', phone: '13800000001' },
      { column: 'contact', name: '王五', phone: null },
    ] as const;
    const ledger = givenLedger([
      { ref: 'a', task: '启动碧道建设', people: [...people] },
      { ref: 'b', task: '整治河涌' },
    ]);
    const bytes = format === 'xlsx' ? await toXlsx(ledger) : new TextEncoder().encode(toCsv(ledger));
    const { rows } = await readLedger(bytes);
    expect(rows.map((row) => peopleInRow(row, COLUMNS))).toEqual([people, []]);
    expect(rows[0]?.cells.person).toBeUndefined();
    if (format === 'xlsx') expect(rows[0]?.written).toMatchObject({ contact: '李四（13800000001）、王五' });
  },
);
