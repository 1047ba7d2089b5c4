import { readFileSync } from 'node:fs';
import ExcelJS from 'exceljs';
import iconv from 'iconv-lite';
import { zip } from './zip.js';

const FOLDER = new URL('../../../test/fixtures/documents/', import.meta.url);

const PLAN_TEXT = fixture('plan.txt').toString('utf8');
export const PLAN_LINES = PLAN_TEXT.trim().split('\n');

export function fixture(name: string): Buffer {
  return readFileSync(new URL(name, FOLDER));
}

/** A Word document of this body, numbering and styles. */
export function docx(body: string, parts: { numbering?: string; styles?: string } = {}): Buffer {
  const open = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';
  const content = [{ name: 'word/document.xml', content: `<w:document ${open}><w:body>${body}</w:body></w:document>` }];
  if (parts.numbering)
    content.push({ name: 'word/numbering.xml', content: `<w:numbering ${open}>${parts.numbering}</w:numbering>` });
  if (parts.styles) content.push({ name: 'word/styles.xml', content: `<w:styles ${open}>${parts.styles}</w:styles>` });
  return zip(content);
}

export async function xlsx(fill: (workbook: ExcelJS.Workbook) => void): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** An OFD of these pages; each line stands 10 mm below the one before, in letters of 5 mm, 30 to a line. */
export function ofd(pages: readonly (readonly string[])[]): Buffer {
  const open = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  const object = (text: string, y: number): string =>
    `<ofd:TextObject ID="1" Boundary="20 ${y} 160 6" Font="1" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="g ${Math.max(0, text.length - 1)} 5">${text}</ofd:TextCode></ofd:TextObject>`;
  const page = (lines: readonly string[], number: number): string =>
    `<ofd:Page ${open}><ofd:Content><ofd:Layer ID="2">${object('云溪区人民政府', 10)}${lines.map((line, at) => object(line, 30 + at * 8)).join('')}${object(`- ${number} -`, 285)}</ofd:Layer></ofd:Content></ofd:Page>`;
  return zip([
    {
      name: 'OFD.xml',
      content: `<ofd:OFD ${open}><ofd:DocBody><ofd:DocRoot>/Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      content: `<ofd:Document ${open}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>${pages.map((_, at) => `<ofd:Page ID="${at}" BaseLoc="Pages/${at}.xml"/>`).join('')}</ofd:Pages></ofd:Document>`,
    },
    ...pages.map((lines, at) => ({ name: `Doc_0/Pages/${at}.xml`, content: page(lines, at + 1) })),
  ]);
}

/** Lines of at most 30 letters, as a page breaks them, on pages of 25 lines. */
function setInPages(paragraphs: readonly string[]): string[][] {
  const lines = paragraphs.flatMap((paragraph) => {
    const letters = [...paragraph];
    return Array.from({ length: Math.ceil(letters.length / 30) }, (_, at) => letters.slice(at * 30, at * 30 + 30).join(''));
  });
  return Array.from({ length: Math.ceil(lines.length / 25) }, (_, at) => lines.slice(at * 25, at * 25 + 25));
}

/** The plan of the fixtures in every format that holds prose. */
export function planInEveryFormat(): Record<string, Buffer> {
  const isHeading = (line: string): boolean => /^[一二三]、/.test(line);
  const paragraphs = PLAN_LINES.map((line) => (isHeading(line) ? `<h2>${line}</h2>` : `<p>${line}</p>`)).join('\n');
  const menu = '<div class="nav"><a href="/">首页</a><a href="/zw">政务公开</a><a href="/hd">互动交流</a></div>';
  return {
    'plan.txt': Buffer.from(PLAN_TEXT),
    'bom.txt': Buffer.from(`\ufeff${PLAN_TEXT}`),
    'gbk.txt': iconv.encode(PLAN_TEXT, 'gb18030'),
    'utf16.txt': iconv.encode(PLAN_TEXT, 'utf-16le', { addBOM: true }),
    'plan.md': Buffer.from(PLAN_LINES.map((line) => (isHeading(line) ? `## ${line}` : line)).join('\n\n')),
    'plan.html': Buffer.from(
      `<!DOCTYPE html><html><head><title>云溪区2024年重点工作计划-云溪区人民政府</title></head><body>${menu}<div class="main"><div id="zoom">${paragraphs}</div><div>【打印】<a href="#">上一篇</a></div></div><div>主办单位：云溪区人民政府办公室</div></body></html>`,
    ),
    'gbk.html': iconv.encode(`<html><body><div>${paragraphs}</div></body></html>`, 'gb18030'),
    'really-html.doc': Buffer.from(`<html><body>${paragraphs}</body></html>`),
    'plan.docx': fixture('plan.docx'),
    'plan.doc': fixture('plan.doc'),
    'plan.pdf': fixture('plan.pdf'),
    'plan.ofd': ofd(setInPages(PLAN_LINES)),
  };
}

/** An OFD of one page with these objects, and these composite units in its resources. */
export function ofdOf({ page, units }: { page: string; units: string }): Buffer {
  const open = 'xmlns:ofd="http://www.ofdspec.org/2016"';
  return zip([
    {
      name: 'OFD.xml',
      content: `<ofd:OFD ${open}><ofd:DocBody><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>`,
    },
    {
      name: 'Doc_0/Document.xml',
      content: `<ofd:Document ${open}><ofd:CommonData><ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea><ofd:DocumentRes>DocumentRes.xml</ofd:DocumentRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/0.xml"/></ofd:Pages></ofd:Document>`,
    },
    {
      name: 'Doc_0/DocumentRes.xml',
      content: `<ofd:Res ${open}><ofd:CompositeGraphicUnits>${units}</ofd:CompositeGraphicUnits></ofd:Res>`,
    },
    {
      name: 'Doc_0/Pages/0.xml',
      content: `<ofd:Page ${open}><ofd:Content><ofd:Layer ID="2">${page}</ofd:Layer></ofd:Content></ofd:Page>`,
    },
  ]);
}
