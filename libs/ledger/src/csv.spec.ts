import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatCsv, harmless, parseCsv } from './csv.js';
import { toCsv, toPlainCsv } from './to-csv.js';
import { givenLedger } from '../test/given-ledger.js';

describe('CSV', () => {
  it('quotes what a comma, a quotation mark or a line break would break', () => {
    expect(formatCsv([['打造花园,提升品位', '启动"碧道"建设', '一\n二', '碧道']])).toBe(
      '"打造花园,提升品位","启动""碧道""建设","一\n二",碧道\r\n',
    );
  });

  it.each(['=HYPERLINK("http://x")', '+cmd|calc', '-2+3', '@SUM(A1)', '＝1+1', '\t=1'])(
    'makes %j text to a spreadsheet',
    (text) => {
      expect(harmless(text)).toBe(`'${text}`);
    },
  );

  it.each(['-5%', '+7', '-1,200.5', '增长7%', "'已引号", '启动=建设'])('leaves %j as its reader knows it', (text) => {
    expect(harmless(text)).toBe(text);
  });

  it('reads back what it wrote, whatever the text', () => {
    const cell = fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '碧', ' ') }));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 5 }), (rows) => {
        const guarded = rows.filter((row) => !row.some((text) => text.startsWith("'")));
        expect(parseCsv(formatCsv(guarded))).toEqual(guarded);
      }),
    );
  });

  it('reads rows that end with a bare line feed, an unfinished quote, or nothing', () => {
    expect(parseCsv('\ufeff序号,任务\n1,碧道\r\n2,"河\n涌')).toEqual([
      ['序号', '任务'],
      ['1', '碧道'],
      ['2', '河\n涌'],
    ]);
    expect(parseCsv('a,')).toEqual([['a', '']]);
    expect(parseCsv('')).toEqual([]);
  });
});

describe('a ledger as CSV', () => {
  const ledger = givenLedger([
    { ref: '0-6', path: ['环境', '河涌'], targets: ['20公里', '3座'], due: '2022-09-30', remark: '指标', strength: '启动' },
    { task: '=巡查', dueWords: '每季度', lead: '区水务局', cooperating: ['区财政局', '各街道'] },
  ]);

  it('has the columns of the office, and what ties a row to its item', () => {
    expect(toPlainCsv(ledger).split('\r\n')).toEqual([
      '序号,领域/条目,工作任务,量化目标,牵头单位,责任单位,分管领导,完成时限,备注,力度,事项标识',
      '1,环境 / 河涌,启动碧道建设,20公里、3座,,,,2022-09-30,指标,启动,0-6',
      "2,,'=巡查,,区水务局,区财政局、各街道,,每季度,,,",
      '',
    ]);
  });

  it('begins with a byte order mark in a file, so that Excel reads Chinese', () => {
    expect(toCsv(ledger)).toBe(`\ufeff${toPlainCsv(ledger)}`);
  });
});
