import { deflateSync } from 'node:zlib';
import { zip } from '../../libs/documents/test/zip.js';

const bytes = (buffer: Buffer): Uint8Array<ArrayBuffer> => new Uint8Array(buffer);

/** One page whose content is deflated twice: some kilobytes that hold megabytes that hold a gigabyte. */
export function pdfBomb(): Uint8Array<ArrayBuffer> {
  const content = deflateSync(deflateSync(Buffer.alloc(1024 ** 3), { level: 1 }), { level: 9 });
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] /Contents 4 0 R >>',
  ].map((body, at) => `${at + 1} 0 obj\n${body}\nendobj\n`);
  const head = `4 0 obj\n<< /Length ${content.length} /Filter [/FlateDecode /FlateDecode] >>\nstream\n`;
  const tail = '\nendstream\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n';
  return bytes(Buffer.concat([Buffer.from(`%PDF-1.4\n${objects.join('')}${head}`), content, Buffer.from(tail)]));
}

/** A ledger of two rows, one of them the last that a sheet has, whose columns are merged all the way down. */
export function mergedWorkbook(): Uint8Array<ArrayBuffer> {
  const LAST = 1_048_576;
  const cell = (address: string, text: string): string => `<c r="${address}" t="inlineStr"><is><t>${text}</t></is></c>`;
  const row = (number: number, texts: string[]): string =>
    `<row r="${number}">${texts.map((text, at) => cell(`${'ABCDEF'[at]}${number}`, text)).join('')}</row>`;
  const merges = Array.from(
    { length: 20_000 },
    (_, at) => `<mergeCell ref="${'ABCDEF'[at % 6]}${2 + at}:${'ABCDEF'[at % 6]}${LAST}"/>`,
  );
  const sheet = `<worksheet><sheetData>${row(1, ['工作任务', '牵头单位', '责任单位', '分管领导', '完成时限', '备注'])}${row(2, ['碧道', '生态环境局'])}${row(LAST, ['河涌'])}</sheetData><mergeCells>${merges.join('')}</mergeCells></worksheet>`;
  return workbook(sheet);
}

function workbook(sheet: string): Uint8Array<ArrayBuffer> {
  return bytes(
    zip([
      { name: '[Content_Types].xml', content: '<Types/>' },
      { name: 'xl/workbook.xml', content: '<workbook><sheets><sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>' },
      {
        name: 'xl/_rels/workbook.xml.rels',
        content: '<Relationships><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>',
      },
      { name: 'xl/worksheets/sheet1.xml', content: sheet },
    ]),
  );
}

/** A ledger of so many rows. */
export function longCsv(rows: number): Uint8Array<ArrayBuffer> {
  const lines = Array.from({ length: rows }, (_, at) => `完成第${at}项道路建设工程,城市建设局,2026年12月31日`);
  return bytes(Buffer.from(`工作任务,牵头单位,完成时限\n${lines.join('\n')}\n`));
}

/** A text of so many commitments. */
export function longText(lines: number): Uint8Array<ArrayBuffer> {
  const texts = Array.from({ length: lines }, (_, at) => `完成第${at}项道路建设工程。`);
  return bytes(Buffer.from(`一、交通\n${texts.join('\n')}\n`));
}
