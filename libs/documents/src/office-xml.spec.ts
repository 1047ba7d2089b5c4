import iconv from 'iconv-lite';
import { NOTES } from './document/notes.js';
import { describe, expect, it } from 'vitest';
import { docx, ofdOf } from '../test/documents.js';
import type { ReadDocument, Span } from './document/document.js';
import { DEFAULT_LIMITS } from './document/limits.js';
import { parseDocument } from './parse-document.js';
import { DocumentRefused } from './document/refusal.js';

const read = (content: string | Buffer, fileName: string): Promise<ReadDocument> =>
  parseDocument(Buffer.from(content as string), fileName, DEFAULT_LIMITS);
const lines = ({ text }: ReadDocument): string[] => text.trim().split('\n');
const cells = ({ text, tables }: ReadDocument): string[][] =>
  (tables[0]?.rows ?? []).map((row) => row.map(({ start, end }: Span) => text.slice(start, end)));
const refused = async (content: string | Buffer, fileName: string): Promise<string> => {
  try {
    await read(content, fileName);
  } catch (error) {
    if (error instanceof DocumentRefused) return `${error.code}: ${error.message}`;
    throw error;
  }
  return 'read';
};

const PLAN = ['2022年城市管理工作要点', '一、市政设施', '1.更换路灯1200盏，6月底前完成。'];
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const p = (text: string): string => `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`;

/** A .docx as one XML file. */
function flatOpc(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<?mso-application progid="Word.Document"?>
<pkg:package xmlns:pkg="http://schemas.microsoft.com/office/2006/xmlPackage"><pkg:part pkg:name="/_rels/.rels"><pkg:xmlData><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships></pkg:xmlData></pkg:part><pkg:part pkg:name="/word/document.xml"><pkg:xmlData><w:document xmlns:w="${W}"><w:body>${body}</w:body></w:document></pkg:xmlData></pkg:part></pkg:package>`;
}

/** The XML of Word 2003. */
function word2003(body: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Word.Document"?><w:wordDocument xmlns:w="http://schemas.microsoft.com/office/word/2003/wordml" xmlns:wx="http://schemas.microsoft.com/office/word/2003/auxHint" xmlns:aml="http://schemas.microsoft.com/aml/2001/core"><w:styles/><w:body><wx:sect>${body}</wx:sect></w:body></w:wordDocument>`;
}

describe('"Word" files that are XML or MIME inside', () => {
  it.each([
    ['flat.doc', flatOpc(PLAN.map(p).join(''))],
    ['2003.doc', word2003(PLAN.map(p).join(''))],
    ['2003.xml', word2003(PLAN.map(p).join(''))],
  ])('%s is read like a .docx', async (fileName, content) => {
    const document = await read(content, fileName);
    expect(lines(document)).toEqual(PLAN);
    expect(document.format).toBe('docx');
  });

  it('Word 2003 shows its ordinals, merged cells, and leaves out what was deleted', async () => {
    const item = (mark: string, text: string): string =>
      `<w:p><w:pPr><w:listPr><w:ilvl w:val="0"/><wx:t wx:val="${mark}"/></w:listPr></w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`;
    const deleted = '<aml:annotation w:type="Word.Deletion"><aml:content><w:r><w:t>旧</w:t></w:r></aml:content></aml:annotation>';
    const tc = (text: string, merge = ''): string => `<w:tc><w:tcPr>${merge}</w:tcPr>${p(text)}</w:tc>`;
    const table = `<w:tbl><w:tr>${tc('工作任务')}${tc('责任单位')}</w:tr><w:tr>${tc('更换路灯')}${tc('市城管局', '<w:vmerge w:val="restart"/>')}</w:tr><w:tr>${tc('新建公园')}${tc('', '<w:vmerge/>')}</w:tr></w:tbl>`;
    const document = await read(
      word2003(`${item('一、', '市政设施')}<w:p>${deleted}<w:r><w:t>启动碧道</w:t></w:r></w:p>${table}`),
      'a.doc',
    );
    expect(lines(document).slice(0, 2)).toEqual(['一、市政设施', '启动碧道']);
    expect(cells(document)).toEqual([
      ['工作任务', '责任单位'],
      ['更换路灯', '市城管局'],
      ['新建公园', '市城管局'],
    ]);
  });

  const html = `<html><body>${PLAN.map((line) => `<p>${line}</p>`).join('')}</body></html>`;
  const mime = (headers: string, body: string): string =>
    `MIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="----=_B"\r\n\r\n------=_B\r\n${headers}\r\n\r\n${body}\r\n------=_B\r\nContent-Type: image/png\r\nContent-Transfer-Encoding: base64\r\n\r\niVBORw0K\r\n------=_B--`;
  const quoted = (bytes: Buffer): string =>
    Array.from(bytes, (byte) => `=${byte.toString(16).toUpperCase().padStart(2, '0')}`).join('');

  it.each([
    [
      'quoted-printable',
      mime(
        'Content-Type: text/html; charset="utf-8"\r\nContent-Transfer-Encoding: quoted-printable',
        quoted(Buffer.from(html)).replace(/(.{72})/g, '$1=\r\n'),
      ),
    ],
    [
      'base64 in GBK',
      mime(
        'Content-Type: text/html; charset="gb2312"\r\nContent-Transfer-Encoding: base64',
        iconv.encode(html, 'gb18030').toString('base64'),
      ),
    ],
    ['8bit without charset', mime('Content-Type: text/html', html)],
  ])('a single file web page, %s', async (_, content) => {
    expect(lines(await read(content, 'page.doc'))).toEqual(PLAN);
  });

  it('that hold no page, or XML that nobody knows, are refused with what to do', async () => {
    expect(await refused(mime('Content-Type: text/plain', '一'), 'a.doc')).toMatch(/^file\.damaged/);
    expect(await refused('<?xml version="1.0"?><uof:UOF xmlns:uof="x"><a>启动碧道</a></uof:UOF>', 'a.doc')).toMatch(
      /unknown-format.*save it as \.docx/,
    );
    expect(await refused(`<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "b">]><pkg:package xmlns:pkg="x"/>`, 'a.doc')).toMatch(
      /^file\.damaged/,
    );
    expect(await refused(flatOpc('').replace('word/document.xml"/>', 'word/other.xml"/>'), 'a.doc')).toMatch(/^file\.damaged/);
  });
});

describe('an "Excel" file that is XML inside', () => {
  const sheet = (rows: string, name = 'Sheet1', options = ''): string =>
    `<Worksheet ss:Name="${name}"><Table>${rows}</Table>${options}</Worksheet>`;
  const workbook = (...sheets: string[]): string =>
    `<?xml version="1.0"?><?mso-application progid="Excel.Sheet"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">${sheets.join('')}</Workbook>`;
  const cell = (text: string, attributes = '', type = 'String'): string =>
    `<Cell ${attributes}><Data ss:Type="${type}">${text}</Data></Cell>`;

  it('is read with merged, skipped and dated cells', async () => {
    const document = await read(
      workbook(
        sheet(
          `<Row>${cell('2022年任务分解表', 'ss:MergeAcross="2"')}</Row><Row>${cell('工作任务')}${cell('责任单位')}${cell('完成时限')}</Row><Row ss:Index="4">${cell('更换路灯')}${cell('市城管局', 'ss:MergeDown="1"')}${cell('2022-12-31T00:00:00.000', '', 'DateTime')}</Row><Row>${cell('新建公园')}${cell('6', 'ss:Index="3"', 'Number')}</Row>`,
        ),
      ),
      'a.xls',
    );
    expect(document.format).toBe('xlsx');
    expect(cells(document)).toEqual([
      ['2022年任务分解表', '2022年任务分解表', '2022年任务分解表'],
      ['工作任务', '责任单位', '完成时限'],
      ['更换路灯', '市城管局', '2022-12-31'],
      ['新建公园', '市城管局', '6'],
    ]);
    expect(document.tables[0]?.place?.rows).toEqual([1, 2, 4, 5]);
  });

  it('leaves hidden sheets out, and names several', async () => {
    const hidden = '<WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions>';
    const document = await read(
      workbook(
        sheet(`<Row>${cell('甲')}</Row>`, '民生'),
        sheet(`<Row>${cell('乙')}</Row>`, '产业'),
        sheet(`<Row>${cell('丙')}</Row>`, '草稿', hidden),
      ),
      'a.xls',
    );
    expect(document.text).not.toContain('丙');
    expect(document.headings).toHaveLength(2);
    expect(document.notes.map(({ text }) => text)).toEqual(['1 hidden sheets were left out.']);
  });

  it('a table of a web page that is called .xls is read too', async () => {
    const document = await read(
      '<table><tr><td>工作任务</td><td>责任单位</td></tr><tr><td>更换路灯</td><td>市城管局</td></tr></table>',
      'a.xls',
    );
    expect(cells(document)[1]).toEqual(['更换路灯', '市城管局']);
  });
});

describe('text that is struck out', () => {
  const run = (text: string, properties = ''): string => `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;

  it.each(['<w:strike/>', '<w:dstrike/>', '<w:strike w:val="true"/>'])('in .docx, as %s', async (properties) => {
    const document = await read(docx(`<w:p>${run('更换路灯')}</w:p><w:p>${run('拆除违建', properties)}</w:p>`), 'a.docx');
    expect(lines(document)).toEqual(['更换路灯']);
    expect(document.notes.map(({ text }) => text)).toEqual(['Text that is struck out (删除线) was left out.']);
  });

  it('that was switched off is text', async () => {
    const document = await read(docx(`<w:p>${run('拆除违建', '<w:strike w:val="0"/>')}</w:p>`), 'a.docx');
    expect([lines(document), document.notes]).toEqual([['拆除违建'], []]);
  });

  it.each(['<s>拆除违建</s>', '<del>拆除违建</del>', '<span style="text-decoration: line-through">拆除违建</span>'])(
    'in HTML, as %s',
    async (struck) => {
      const document = await read(`<html><body><p>更换路灯1200盏，6月底前完成。</p><p>${struck}</p></body></html>`, 'a.html');
      expect(document.text).not.toContain('拆除');
      expect(document.notes).toContainEqual(NOTES.struckOut());
    },
  );
});

describe('an OFD', () => {
  const text = (words: string, y: number, more = ''): string =>
    `<ofd:TextObject ID="1" Boundary="20 ${y} 160 8" Size="5" ${more}><ofd:TextCode X="0" Y="5" DeltaX="g ${words.length - 1} 5">${words}</ofd:TextCode></ofd:TextObject>`;
  const unit = (id: number, content: string): string =>
    `<ofd:CompositeGraphicUnit ID="${id}" Width="210" Height="297"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit>`;
  const use = (id: number, boundary = '0 0 210 297', more = ''): string =>
    `<ofd:CompositeObject ID="9" Boundary="${boundary}" ResourceID="${id}" ${more}/>`;

  it('whose text lies in composite units, one in another and placed where it is used', async () => {
    const units = PLAN.map((line, at) => unit(100 + at, text(line, 30)));
    const document = await read(
      ofdOf({
        page: use(200),
        units: [...units, unit(200, PLAN.map((_, at) => use(100 + at, `0 ${at * 12} 210 297`)).join(''))].join(''),
      }),
      'a.ofd',
    );
    expect(lines(document)).toEqual(PLAN);
  });

  it('whose units hold each other ends', async () => {
    expect(await refused(ofdOf({ page: use(1), units: unit(1, use(1) + use(1)) }), 'a.ofd')).toMatch(
      /^file\.(?:scanned|too-complex)/,
    );
  });

  it.each([
    ['0 1 -1 0 100 0', 1],
    ['-1 0 0 -1 100 0', 2],
    ['0 -1 1 0 100 200', 3],
  ])('a page that lies on its side (%s) is turned', async (matrix, turn) => {
    const at = (line: number): string =>
      turn === 1 ? `${160 - line * 12} 20 8 160` : turn === 2 ? `20 ${250 - line * 12} 160 8` : `${20 + line * 12} 20 8 160`;
    const page = PLAN.map((line, index) =>
      text(line, 0, `CTM="${matrix}"`).replace(/Boundary="[^"]*"/, `Boundary="${at(index)}"`),
    ).join('');
    expect(lines(await read(ofdOf({ page, units: '' }), 'a.ofd'))).toEqual(PLAN);
  });

  it('leaves a slanted watermark out', async () => {
    const page = text('启动碧道建设。', 30) + text('内部资料', 90, 'CTM="0.7 0.7 -0.7 0.7 0 0"');
    expect(lines(await read(ofdOf({ page, units: '' }), 'a.ofd'))).toEqual(['启动碧道建设。']);
  });
});

describe('characters that only look like common ones', () => {
  it.each([
    ['⼀、⽣态⽔利 建⽴河⻓巡查机制 ⺠⽣⻋⻔⻩⻰', '一、生态水利 建立河长巡查机制 民生车门黄龙'],
    ['二O二六年、二○二六年、二Ｏ二〇年', '二〇二六年、二〇二六年、二〇二〇年'],
    ['\uf9e8隸 OA系统 100○ O型', '\u6dda隸 OA系统 100○ O型'],
  ])('%s', async (text, expected) => {
    const document = await read(text, 'a.txt');
    expect(document.text.length).toBe(text.length);
    if (!text.startsWith('\uf9e8')) expect(document.text).toBe(expected);
  });

  it('in every format', async () => {
    expect((await read(docx(p('6⽉底前启⽤⼆期')), 'a.docx')).text.trim()).toBe('6月底前启用二期');
    expect((await read('<html><body><p>6⽉底前启⽤⼆期泵站，9⽉完成。</p></body></html>', 'a.html')).text.trim()).toBe(
      '6月底前启用二期泵站，9月完成。',
    );
  });
});

describe('a web page that is a table of data', () => {
  const page = (rows: string): string => `<html><body><table>${rows}</table></body></html>`;

  it('is read whole, though one cell holds nearly all of the text', async () => {
    const long = '1.3月底前制定方案。2.6月底前开展检查，督促整改。3.11月底前总结评估，形成长效机制。';
    const document = await read(
      page(`<tr><td>工作任务</td><td>时序进度</td></tr><tr><td>基层党建</td><td>${long}</td></tr>`),
      'a.html',
    );
    expect(cells(document)).toEqual([
      ['工作任务', '时序进度'],
      ['基层党建', long],
    ]);
  });

  it('one that only lays out the page is none', async () => {
    const text = '启动碧道建设，完成征地拆迁，年底前开工建设，新增公共停车位八百个。';
    const menu = '<tr><td><a href="/">首页</a></td><td><a href="/b">政务</a></td></tr><tr><td><a href="/c">服务</a></td>';
    expect((await read(page(`${menu}<td><p>${text}</p><p>${text}</p></td></tr>`), 'a.html')).text).not.toContain('首页');
  });
});
