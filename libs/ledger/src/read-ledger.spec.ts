import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { givenLedger } from '../test/given-ledger.js';
import { workbookOf, zipOf } from '../test/zip.js';
import type { Ledger, LedgerRow } from './ledger.js';
import { type FilledLedger, readLedger } from './read-ledger.js';
import { toCsv } from './to-csv.js';
import { toXlsx } from './to-xlsx.js';

const LEDGER = givenLedger(
  [
    {
      ref: 'a',
      path: ['环境', '河涌'],
      task: '启动碧道建设',
      due: '2022-09-30',
      lead: '区水务局',
      cooperating: ['区财政局', '各街道'],
    },
    { ref: 'b', path: ['环境', '河涌'], task: '整治河涌', dueWords: '每季度', leader: '王某' },
    { ref: 'c', path: ['教育', '学位'], task: '新增学位3500个', targets: ['3500个'] },
  ],
  { origin: 'plan:1' },
);

/** The ledger after somebody worked on it in a spreadsheet. */
async function afterWork(work: (sheet: ExcelJS.Worksheet, workbook: ExcelJS.Workbook) => void): Promise<FilledLedger> {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load((await toXlsx(LEDGER)) as unknown as ExcelJS.Buffer);
  const [sheet] = workbook.worksheets;
  if (sheet) work(sheet, workbook);
  return readLedger(Buffer.from(await workbook.xlsx.writeBuffer()));
}

function unmergeAll(sheet: ExcelJS.Worksheet): void {
  for (const range of (sheet.model as unknown as { merges: string[] }).merges) sheet.unMergeCells(range);
}

const textsOf = ({ rows }: FilledLedger): string[] =>
  rows.map(({ ref, cells }) => [ref, cells.task?.text, cells.lead?.text, cells.due?.date ?? cells.due?.text].join('|'));

const TEXTS = ['a|启动碧道建设|区水务局|2022-09-30', 'b|整治河涌||每季度', 'c|新增学位3500个||'];

describe('a ledger that comes back', () => {
  it('as it was written says the same, each value with its place', async () => {
    const filled = await afterWork(() => undefined);
    expect(textsOf(filled)).toEqual(TEXTS);
    expect(filled.origin).toBe('plan:1');
    expect(filled.rows[0]?.cells.cooperating).toEqual({ address: 'F5', text: '区财政局、各街道', date: null });
    expect(filled.rows[0]?.written).toEqual({
      task: '启动碧道建设',
      lead: '区水务局',
      cooperating: '区财政局、各街道',
      leader: '',
      due: '2022-09-30',
      responsibleLeader: '',
      person: '',
      contact: '',
    });
  });

  it('sorted, even without the hidden column, is read by item', async () => {
    const swapped = (upTo: number) => (sheet: ExcelJS.Worksheet) => {
      unmergeAll(sheet);
      for (let column = 1; column <= upTo; column += 1) {
        const [one, other] = [sheet.getCell(5, column), sheet.getCell(6, column)];
        [one.value, other.value] = [other.value, one.value];
      }
    };
    for (const upTo of [9, 10]) {
      const filled = await afterWork(swapped(upTo));
      expect(textsOf(filled)).toEqual([TEXTS[1], TEXTS[0], TEXTS[2]]);
      expect(filled.rows[0]?.written?.leader).toBe('王某');
    }
  });

  it('with columns moved, added and taken away is read by the words of its header', async () => {
    const filled = await afterWork((sheet) => {
      unmergeAll(sheet);
      sheet.spliceColumns(2, 1, [], [], ['', '', '联系人', '', '张三', '李四']);
      sheet.getCell('A1').value = '任务分解表（修改稿）';
    });
    expect(textsOf(filled)).toEqual(TEXTS);
    expect(filled.rows[0]?.cells.lead?.address).toBe('G5');
    expect(filled.rows[0]?.cells.path).toBeUndefined();
  });

  it('with a department merged over its rows holds it for each of them', async () => {
    const filled = await afterWork((sheet) => sheet.mergeCells('E5:E6'));
    expect(filled.rows.map(({ cells }) => cells.lead?.text)).toEqual(['区水务局', '区水务局', '']);
    expect(filled.rows[1]?.cells.lead?.address).toBe('E5');
  });

  it('gives what cells show: rich text, results of formulas, dates of the calendar, blanks cut off', async () => {
    const { rows } = await afterWork((sheet) => {
      sheet.getCell('E5').value = { richText: [{ text: '区财' }, { font: { bold: true }, text: '政局 ' }] };
      sheet.getCell('E6').value = { formula: '"区"&"水务局"', result: '区水务局' };
      sheet.getCell('E8').value = { error: '#N/A' };
      sheet.getCell('H6').value = new Date('2022-06-15T00:00:00Z');
      sheet.getCell('H6').numFmt = 'yyyy-mm-dd';
      sheet.getCell('H8').value = '  6月底前\u3000';
      sheet.getCell('G8').value = '王某\n';
    });
    expect(rows.map(({ cells }) => cells.lead?.text)).toEqual(['区财政局', '区水务局', '']);
    expect(rows.map(({ cells }) => cells.due)).toEqual([
      { address: 'H5', text: '2022年9月30日', date: '2022-09-30' },
      { address: 'H6', text: '2022年6月15日', date: '2022-06-15' },
      { address: 'H8', text: '6月底前', date: null },
    ]);
    expect(rows[2]?.cells.leader?.text).toBe('王某');
  });

  it('takes a month for its last day, and no year that was not shown', async () => {
    const { rows } = await afterWork((sheet) => {
      sheet.getCell('H5').value = new Date('2024-02-01T00:00:00Z');
      sheet.getCell('H5').style = { numFmt: 'yyyy"年"m"月"' };
      sheet.getCell('H6').value = new Date('2026-09-30T00:00:00Z');
      sheet.getCell('H6').style = { numFmt: 'm"月"d"日"' };
    });
    expect(rows.slice(0, 2).map(({ cells }) => [cells.due?.text, cells.due?.date])).toEqual([
      ['2024年2月', '2024-02-29'],
      ['9月30日', null],
    ]);
  });

  it('has the rows that somebody added, and not the banners', async () => {
    const filled = await afterWork((sheet) => {
      sheet.getCell('C9').value = '新任务';
      sheet.getCell('A11').value = '填表人：张三';
    });
    expect(textsOf(filled)).toEqual([...TEXTS, '|新任务||']);
  });

  it('as CSV is read in UTF-8 and in the code page of Chinese Excel', async () => {
    const csv = toCsv(LEDGER);
    const filled = await readLedger(Buffer.from(csv));
    expect(textsOf(filled)).toEqual(TEXTS);
    expect(filled.rows[0]?.cells.lead?.address).toBe('E2');
    // 区水务局 in GBK, after a header in GBK.
    const gbk = Buffer.from('b9a4d7f7c8cecef12cc7a3cdb7b5a5cebb0d0ac6f4b6afb1ccb5c0bda8c9e82cc7f8cbaecef1bed6', 'hex');
    expect((await readLedger(gbk)).rows[0]?.cells).toMatchObject({ task: { text: '启动碧道建设' }, lead: { text: '区水务局' } });
  });

  it('says the same whatever stood in it', async () => {
    const text = fc.string({ unit: fc.constantFrom('碧', '道', '=', '"', ',', '<', '&', ' ', '-', '1', '\n') });
    const word = text.map((one) => one.trim()).filter((one) => !one.startsWith("'"));
    const row: fc.Arbitrary<Partial<LedgerRow>> = fc.record({
      path: fc.array(word, { maxLength: 4 }),
      task: word.map((one) => `任务${one}`),
      lead: fc.option(word),
      leader: fc.option(word),
      due: fc.option(
        fc
          .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((day) => day.toISOString().slice(0, 10)),
      ),
    });
    const ledger = fc
      .array(row, { minLength: 1, maxLength: 6 })
      .map((rows) => givenLedger(rows.map((one, index) => ({ ...one, ref: `r${index}` }))));
    const said = (row: LedgerRow): unknown[] => [row.ref, row.task, row.lead ?? '', row.leader ?? '', row.due ?? ''];
    const read = ({ rows }: FilledLedger): unknown[][] =>
      rows.map(({ ref, cells: { task, lead, leader, due } }) => [
        ref,
        task?.text,
        lead?.text,
        leader?.text,
        due?.date ?? due?.text,
      ]);
    await fc.assert(
      fc.asyncProperty(ledger, async (given: Ledger) => {
        expect(read(await readLedger(await toXlsx(given)))).toEqual(given.rows.map(said));
        expect(read(await readLedger(Buffer.from(toCsv(given))))).toEqual(given.rows.map(said));
      }),
      { numRuns: 40 },
    );
  });
});

describe('a file that is no ledger', () => {
  const HEADER =
    '<row r="1"><c r="A1" t="inlineStr"><is><t>工作任务</t></is></c><c r="B1" t="inlineStr"><is><t>牵头单位</t></is></c></row>';

  it('is refused with what to do', async () => {
    const refused: [Buffer, string][] = [
      [Buffer.from('时间,地点\n1,2'), 'ledger.no-header'],
      [Buffer.alloc(0), 'ledger.no-header'],
      [Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(504)]), 'file.unknown-format'],
      [Buffer.from([0xff, 0xfe, 0x00, 0x4e]), 'file.unknown-format'],
      [Buffer.from([0xff, 0xff, 0xff]), 'file.encoding'],
      [zipOf({ 'word/document.xml': '<document/>' }), 'file.unknown-format'],
      [workbookOf('<sheetData><row></sheetData>'), 'file.damaged'],
      [workbookOf('<sheetData/>'), 'ledger.no-header'],
    ];
    for (const [bytes, code] of refused) await expect(readLedger(bytes), code).rejects.toMatchObject({ code });
  });

  it('cut off anywhere is refused, never half read', async () => {
    const whole = await toXlsx(LEDGER);
    for (let length = 2; length < whole.length; length += 97)
      await expect(readLedger(whole.subarray(0, length))).rejects.toMatchObject({ name: 'LedgerRefused' });
  });

  it('that unpacks to more than a ledger can be is refused before it does', async () => {
    const bomb = Buffer.alloc(33 * 1024 * 1024, 0x20);
    for (const claimed of [undefined, 1000]) {
      const bytes = zipOf({ 'xl/workbook.xml': bomb }, claimed);
      expect(bytes.length).toBeLessThan(200_000);
      await expect(readLedger(bytes)).rejects.toMatchObject({
        code: expect.stringMatching(/^file\.(?:too-complex|damaged)$/) as string,
      });
    }
  }, 20_000);

  it('neither counts the cells of huge merges nor expands entities of its own', async () => {
    const rows = `<sheetData>${HEADER}<row r="2"><c r="A2" t="inlineStr"><is><t>碧道</t></is></c></row></sheetData>`;
    const merged = workbookOf(`${rows}<mergeCells><mergeCell ref="B2:XFD1048576"/><mergeCell ref="B1:B1048576"/></mergeCells>`);
    expect((await readLedger(merged)).rows).toHaveLength(1);
    const entities = '<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>';
    const bytes = workbookOf('<sheetData/>', { 'xl/sharedStrings.xml': `${entities}<sst><si><t>&b;</t></si></sst>` });
    await expect(readLedger(bytes)).rejects.toMatchObject({ code: 'file.damaged' });
  });

  it('with endless rows is refused', async () => {
    const rows = Array.from({ length: 20_001 }, (_, row) => `<row r="${row + 1}"><c r="A${row + 1}"><v>1</v></c></row>`).join('');
    await expect(readLedger(workbookOf(`<sheetData>${rows}</sheetData>`))).rejects.toMatchObject({ code: 'file.too-complex' });
  });
});
