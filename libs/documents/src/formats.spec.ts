import { describe, expect, it, vi } from 'vitest';
import { docx, fixture, ofd, PLAN_LINES, planInEveryFormat, xlsx } from '../test/documents.js';
import type { ReadDocument, Span } from './document/document.js';
import { readDocument } from './read-document.js';

// The first document waits for a process to load.
vi.setConfig({ testTimeout: 60_000 });

const textAt = ({ text }: ReadDocument, { start, end }: Span): string => text.slice(start, end);
const cells = (read: ReadDocument): string[][] =>
  (read.tables[0]?.rows ?? []).map((row) => row.map((cell) => textAt(read, cell)));

describe('the same plan in every format', () => {
  it.each(Object.entries(planInEveryFormat()))('%s gives the same paragraphs', async (fileName, bytes) => {
    const { text } = await readDocument(bytes, { fileName });
    expect(text.trim().split('\n')).toEqual(PLAN_LINES);
  });

  it('is told by content: no name is needed', async () => {
    expect((await readDocument(fixture('plan.pdf'))).format).toBe('pdf');
    expect((await readDocument(fixture('plan.docx'), { fileName: 'plan.doc' })).format).toBe('docx');
    expect((await readDocument(fixture('plan.doc'), { fileName: 'plan.pdf' })).format).toBe('doc');
  });

  it('two columns of a PDF are read one after the other', async () => {
    const { text } = await readDocument(fixture('two-columns.pdf'));
    expect(text.trim().split('\n').slice(1)).toEqual(PLAN_LINES);
  });

  it('headings keep their levels and places', async () => {
    for (const fileName of ['plan.docx', 'plan.html', 'plan.md']) {
      const read = await readDocument(planInEveryFormat()[fileName] ?? Buffer.alloc(0), { fileName });
      expect(read.headings.map((heading) => textAt(read, heading))).toEqual(
        PLAN_LINES.filter((line) => /^[一二三]、/.test(line)),
      );
    }
  });

  it('says what was left out', async () => {
    expect((await readDocument(fixture('plan.pdf'))).notes.map(({ text }) => text)).toEqual([
      'Headers, footers and page numbers of 2 pages were left out.',
    ]);
    expect((await readDocument(ofd([['完成任务一。'], ['完成任务二。']]))).notes).toHaveLength(1);
  });
});

it('Markdown gives the text of the HTML that stands in it', async () => {
  const source = '# 会议\n\n<p><strong>本报讯</strong>：会议召开。<br></p><p>要启动碧道建设。</p>\n\n完。';
  const { text } = await readDocument(Buffer.from(source), { fileName: 'meeting.md' });
  expect(text.trim().split('\n')).toEqual(['会议', '本报讯：会议召开。', '要启动碧道建设。', '完。']);
});

const p = (text: string, properties = ''): string => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
const inList = (level: number): string => `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="1"/></w:numPr>`;
const level = (at: number, format: string, text: string): string =>
  `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/></w:lvl>`;

describe('a Word document', () => {
  it('shows the ordinals that Word counts by itself', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCountingThousand', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;
    const body = [
      p('产业', inList(0)),
      p('制造', inList(1)),
      p('启动园区', inList(2)),
      p('建成厂房', inList(2)),
      p('科技', inList(1)),
      p('民生', inList(0)),
      p('教育', inList(1)),
    ];
    const { text } = await readDocument(docx(body.join(''), { numbering }));
    expect(text.trim().split('\n')).toEqual([
      '一、产业',
      '（一）制造',
      '1.启动园区',
      '2.建成厂房',
      '（二）科技',
      '二、民生',
      '（一）教育',
    ]);
  });

  it('leaves out what was deleted, hidden or moved away, and field codes', async () => {
    const body =
      '<w:p><w:r><w:t>启动碧道</w:t></w:r><w:del><w:r><w:delText>公园</w:delText></w:r></w:del><w:ins><w:r><w:t>二期</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>旧</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></w:rPr><w:t>密</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>建设</w:t></w:r></w:p>';
    expect((await readDocument(docx(body))).text.trim()).toBe('启动碧道二期建设');
  });

  it('repeats the span of a merged cell where it covers', async () => {
    const tc = (text: string, properties = ''): string => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`;
    const rows = [
      [tc('任务', '<w:gridSpan w:val="2"/>'), tc('牵头单位')],
      [tc('启动碧道'), tc('年内'), tc('城建局', '<w:vMerge w:val="restart"/>')],
      [tc('建成公园'), tc('6月底前'), tc('', '<w:vMerge/>')],
    ];
    const read = await readDocument(docx(`<w:tbl>${rows.map((row) => `<w:tr>${row.join('')}</w:tr>`).join('')}</w:tbl>`));
    expect(cells(read)).toEqual([
      ['任务', '任务', '牵头单位'],
      ['启动碧道', '年内', '城建局'],
      ['建成公园', '6月底前', '城建局'],
    ]);
    expect(read.text.split('城建局')).toHaveLength(2);
  });
});

describe('a table of tasks', () => {
  it('in .xlsx shows cells as they are seen, from every sheet', async () => {
    const bytes = await xlsx((workbook) => {
      const sheet = workbook.addWorksheet('民生');
      sheet.addRow(['任务分解表']);
      sheet.mergeCells('A1:C1');
      sheet.addRow(['新建幼儿园4所', new Date(Date.UTC(2024, 11, 31)), 0.925]);
      sheet.getCell('B2').numFmt = 'yyyy"年"m"月"d"日"';
      sheet.getCell('C2').numFmt = '0.0%';
      sheet.addRow(['第一行\n第二行', { formula: '1+1', result: 2 }, 12000]);
      sheet.getCell('C3').numFmt = '#,##0"万元"';
      workbook.addWorksheet('产业').addRow(['启动园区', '年内']);
      workbook.addWorksheet('草稿', { state: 'hidden' }).addRow(['不要']);
    });
    const read = await readDocument(bytes);
    expect(cells(read)).toEqual([
      ['任务分解表', '任务分解表', '任务分解表'],
      ['新建幼儿园4所', '2024年12月31日', '92.5%'],
      ['第一行\n第二行', '2', '12,000万元'],
    ]);
    expect(read.headings.map((heading) => textAt(read, heading))).toEqual(['民生', '产业']);
    expect(read.notes.map(({ text }) => text)).toEqual(['1 hidden sheets were left out.']);
    expect(read.text).not.toContain('不要');
  });

  it.each([',', ';', '\t'])('in .csv with %j, quotes and line ends inside', async (delimiter) => {
    const text =
      ['任务', '"说""明"""', '单位'].join(delimiter) + '\r\n' + ['"启动碧道\n二期"', '年内', '城建局'].join(delimiter) + '\r\n';
    const read = await readDocument(Buffer.from(text), { fileName: 'plan.csv' });
    expect(cells(read)).toEqual([
      ['任务', '说"明"', '单位'],
      ['启动碧道\n二期', '年内', '城建局'],
    ]);
  });

  it('in HTML keeps cells that span rows and columns', async () => {
    const html =
      '<html><body><table><tr><th colspan=2>任务</th><th>单位</th></tr><tr><td rowspan=2>生态</td><td>启动碧道</td><td>城建局</td></tr><tr><td>建成公园</td><td>园林局</td></tr></table></body></html>';
    expect(cells(await readDocument(Buffer.from(html)))).toEqual([
      ['任务', '任务', '单位'],
      ['生态', '启动碧道', '城建局'],
      ['生态', '建成公园', '园林局'],
    ]);
  });
});
