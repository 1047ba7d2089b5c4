import { detectContainer, detectTextFormat, refuseContainer } from './detect-format.js';
import type { ReadDocument } from './document/document.js';
import type { Limits } from './document/limits.js';
import { textTooLong } from './document/layout-builder.js';
import { DocumentRefused } from './document/refusal.js';
import { commonCharacters } from './text/common-characters.js';
import { decodeText } from './text/decode-text.js';
import { readPlainText } from './text/read-plain-text.js';
import { oleContents } from './word/ole-contents.js';
import { parseXml } from './xml/parse-xml.js';
import { OfficePackage } from './zip/office-package.js';

/** Reads a document; each format's library is loaded when it is needed. @throws DocumentRefused */
export async function parseDocument(bytes: Uint8Array, fileName: string | undefined, limits: Limits): Promise<ReadDocument> {
  if (bytes.length === 0) throw new DocumentRefused('file.empty');
  const read = await parseByContent(bytes, fileName, limits);
  const document = { ...read, text: commonCharacters(read.text) };
  if (document.text.length > limits.maxTextLength) throw textTooLong(limits.maxTextLength);
  if (document.text.trim() === '') throw new DocumentRefused('file.empty');
  return document;
}

async function parseByContent(bytes: Uint8Array, fileName: string | undefined, limits: Limits): Promise<ReadDocument> {
  const container = detectContainer(bytes);
  switch (container) {
    case 'plain':
      return parseText(bytes, fileName, limits);
    case 'zip':
      return parsePackage(bytes, limits);
    case 'pdf':
      return { format: 'pdf', ...(await (await import('./pdf/read-pdf.js')).readPdf(bytes, limits)) };
    case 'ole':
      return parseOle(bytes, limits);
    case 'rtf':
    case 'other':
      throw refuseContainer(container);
  }
}

async function parsePackage(bytes: Uint8Array, limits: Limits): Promise<ReadDocument> {
  const parts = await OfficePackage.open(bytes, limits);
  const holds = (folder: string): boolean => parts.names.some((name) => name.startsWith(folder));
  if (parts.has('OFD.xml')) return { format: 'ofd', ...(await (await import('./ofd/read-ofd.js')).readOfd(parts, limits)) };
  if (holds('word/')) return { format: 'docx', ...(await (await import('./word/read-docx.js')).readDocx(parts, limits)) };
  if (holds('xl/')) return { format: 'xlsx', ...(await (await import('./sheet/read-xlsx.js')).readXlsx(parts, limits)) };
  throw new DocumentRefused('file.unknown-format');
}

async function parseOle(bytes: Uint8Array, limits: Limits): Promise<ReadDocument> {
  switch (oleContents(bytes)) {
    case 'encrypted':
      throw new DocumentRefused('file.encrypted');
    case 'damaged':
      throw new DocumentRefused('file.damaged');
    case 'word':
      return { format: 'doc', ...(await (await import('./word/read-doc.js')).readDoc(bytes, limits)) };
    case 'sheet':
      throw refuse('The file is a workbook of the old kind (.xls), which is not read. Save it as .xlsx and upload that.');
    default:
      throw new DocumentRefused('file.unknown-format');
  }
}

function refuse(sentence: string): DocumentRefused {
  return new DocumentRefused('file.unknown-format', sentence);
}

async function parseText(bytes: Uint8Array, fileName: string | undefined, limits: Limits): Promise<ReadDocument> {
  const { text } = decodeText(bytes);
  if (isBinary(text)) throw new DocumentRefused('file.unknown-format');
  const format = detectTextFormat(text, fileName);
  switch (format) {
    case 'html':
      return { format, ...(await import('./html/read-html.js')).readHtml(text, limits) };
    case 'markdown':
      return { format, ...(await import('./text/read-markdown.js')).readMarkdown(text, limits) };
    case 'mhtml':
      return { format: 'html', ...(await import('./text/read-mhtml.js')).readMhtml(bytes, limits) };
    case 'flat-word':
      return { format: 'docx', ...(await (await import('./word/read-word-xml.js')).readFlatWord(parseXml(text), limits)) };
    case 'word-2003':
      return { format: 'docx', ...(await import('./word/read-word-xml.js')).readWord2003(parseXml(text), limits) };
    case 'sheet-2003':
      return { format: 'xlsx', ...(await import('./sheet/read-sheet-xml.js')).readSheet2003(parseXml(text), limits) };
    case 'xml':
      throw refuse(
        'The file is XML of a kind that is not read. Open it in the program that made it, save it as .docx or .xlsx, and upload that.',
      );
    case 'csv':
      return { format, ...(await import('./text/read-csv.js')).readCsv(text, limits) };
    default:
      return { format, ...readPlainText(text) };
  }
}

/** Control characters that no text holds; a stray one is let pass. */
function isBinary(text: string): boolean {
  // oxlint-disable-next-line no-control-regex
  const controls = text.slice(0, 65_536).match(/[\0-\x08\x0e-\x1a\x1c-\x1f]/g)?.length ?? 0;
  return controls > 2 + text.length / 1000;
}
