import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { docx, fixture } from '../test/documents.js';
import { zip } from '../test/zip.js';
import { readDocument } from './read-document.js';

const MB = 1024 * 1024;

async function codeOf(bytes: Uint8Array, limits: Parameters<typeof readDocument>[1] = {}): Promise<string> {
  return readDocument(bytes, limits).then(
    ({ format }) => `read as ${format}`,
    (error: { code?: string }) => error.code ?? String(error),
  );
}

describe('a file that means harm', () => {
  it('a zip bomb is refused while it is inflated', async () => {
    const bomb = zip([{ name: 'word/document.xml', content: Buffer.alloc(16 * MB, ' ') }]);
    expect(bomb.length).toBeLessThan(MB / 10);
    expect(await codeOf(bomb)).toBe('file.too-complex');
  });

  it('a workbook bomb is refused before its library inflates it', async () => {
    expect(await codeOf(zip([{ name: 'xl/workbook.xml', content: Buffer.alloc(16 * MB, ' ') }]))).toBe('file.too-complex');
  });

  it('a package of very many parts is refused', async () => {
    const parts = Array.from({ length: 10_001 }, (_, at) => ({ name: `word/${at}`, content: '' }));
    expect(await codeOf(zip(parts))).toBe('file.too-complex');
  });

  it('entities are never expanded', async () => {
    const laughs = '<!DOCTYPE w:document [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>';
    const content = `${laughs}<w:document xmlns:w="w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`;
    expect(await codeOf(zip([{ name: 'word/document.xml', content }]))).toBe('file.damaged');
  });

  it('elements nested without end are refused', async () => {
    expect(await codeOf(docx('<w:sdt>'.repeat(5000)))).toBe('file.too-complex');
    expect(await codeOf(Buffer.from(`<html><body>${'<div>督办'.repeat(20_000)}</body></html>`))).toBe('file.too-complex');
  });
});

describe('a file that can not be read', () => {
  it.each([
    ['a package with a password', zip([{ name: 'word/document.xml', content: 'x', encrypted: true }]), 'file.encrypted'],
    ['a Word document with a password', ole('EncryptedPackage'), 'file.encrypted'],
    ['an old workbook', ole('Workbook'), 'file.unknown-format'],
    ['a package of something else', zip([{ name: 'META-INF/MANIFEST.MF', content: '' }]), 'file.unknown-format'],
    ['half a Word document', fixture('plan.docx').subarray(0, 6000), 'file.damaged'],
    ['half an old Word document', fixture('plan.doc').subarray(0, 4000), 'file.damaged'],
    ['the first page of a PDF', fixture('plan.pdf').subarray(0, 300), 'file.damaged'],
  ])('%s', async (_, bytes, code) => expect(await codeOf(bytes)).toBe(code));

  it('a scan is said to be one', async () => {
    const pdf = await PDFDocument.create();
    pdf.addPage([200, 200]).drawRectangle({ x: 10, y: 10, width: 50, height: 50 });
    await expect(readDocument(await pdf.save())).rejects.toMatchObject({ code: 'file.scanned', message: /OCR/ });
  });

  it('an encrypted PDF', async () => {
    const trailer = '/Encrypt << /Filter /Standard /V 1 /R 2 /O <0011> /U <0011> /P -4 >>';
    const pdf = `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R ${trailer} /ID[<00><00>]>>\n%%EOF`;
    expect(['file.encrypted', 'file.damaged']).toContain(await codeOf(Buffer.from(pdf)));
  });
});

/** The first sectors of an OLE compound file with one entry in its directory. */
function ole(name: string): Buffer {
  const file = Buffer.alloc(4096);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  Buffer.from(`${name}\0`, 'utf16le').copy(file, 1024 + 128);
  return file;
}
