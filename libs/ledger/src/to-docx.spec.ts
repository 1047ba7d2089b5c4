import yauzl from 'yauzl';
import { beforeAll, describe, expect, it } from 'vitest';
import { givenLedger } from '../test/given-ledger.js';
import { toDocx } from './to-docx.js';

/** One part of an office file, as text. */
async function partOf(bytes: Buffer, name: string): Promise<string> {
  const zip = await new Promise<yauzl.ZipFile>((resolve, reject) =>
    yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, file) => (error ? reject(error) : resolve(file))),
  );
  return new Promise((resolve, reject) => {
    zip.on('error', reject);
    zip.on('end', () => reject(new Error(`${name} is missing`)));
    zip.on('entry', (entry: yauzl.Entry) => {
      if (entry.fileName !== name) return zip.readEntry();
      zip.openReadStream(entry, (error, stream) => {
        if (error) return reject(error);
        const chunks: Buffer[] = [];
        stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => resolve(Buffer.concat(chunks).toString()));
      });
    });
    zip.readEntry();
  });
}

const textsOf = (xml: string): string[] => [...xml.matchAll(/<w:t[^>]*>([^<]*)<\/w:t>/g)].map(([, text]) => text ?? '');

let xml: string;
let rows: string[];

beforeAll(async () => {
  const bytes = await toDocx(
    givenLedger([
      { path: ['环境', '水', '河涌'], due: '2022-09-30', lead: '区水务局', cooperating: ['区财政局', '各街道'] },
      { path: ['环境', '水', '河涌'], task: '整治<河涌>' },
      { path: ['环境', '绿道'] },
      { path: ['教育', '学位'] },
    ]),
  );
  xml = await partOf(bytes, 'word/document.xml');
  rows = xml.split('<w:tr>').slice(1);
});

describe('a ledger as a Word document', () => {
  it('has the columns of the office, repeated on every page', () => {
    expect(textsOf(rows[0] ?? '')).toEqual([
      '序号',
      '领域/条目',
      '工作任务',
      '量化目标',
      '牵头单位',
      '责任单位',
      '分管领导',
      '完成时限',
      '备注',
    ]);
    expect(rows.map((row) => row.includes('<w:tblHeader'))).toEqual([true, ...Array<boolean>(6).fill(false)]);
  });

  it('says each heading once: the outer across the table, the inner merged over its tasks', () => {
    expect(textsOf(rows[1] ?? '')).toEqual(['环境']);
    expect(rows[1]).toContain('<w:gridSpan w:val="10"/>');
    expect(textsOf(rows[2] ?? '')).toEqual(['1', '水', '河涌', '启动碧道建设', '区水务局', '区财政局、各街道', '2022年9月30日']);
    expect(rows[2]?.match(/<w:vMerge w:val="restart"\/>/g)).toHaveLength(2);
    expect(rows[3]?.match(/<w:vMerge(?: w:val="continue")?\/>/g)).toHaveLength(2);
    expect([rows[4], rows[5]].map((row) => textsOf(row ?? ''))).toEqual([['3', '绿道', '启动碧道建设'], ['教育']]);
  });

  it('lies on A4 landscape', () => {
    expect(xml).toMatch(/<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"\/>/);
  });

  it('keeps what looks like markup text', () => {
    expect(xml).toContain('整治&lt;河涌&gt;');
  });
});
