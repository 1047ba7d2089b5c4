import { SaxesParser } from 'saxes';
import { LedgerRefused } from './refusal.js';

export interface XmlWalker {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Walks an XML text from end to end; names come without their prefix. Entities of a document's own are not expanded.
 * @throws LedgerRefused `file.damaged` when it is not well-formed
 */
export function walkXml(xml: string, walker: XmlWalker): void {
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => walker.open?.(localName(name), attributes));
  parser.on('closetag', ({ name }) => walker.close?.(localName(name)));
  parser.on('text', (text) => walker.text?.(text));
  parser.on('cdata', (text) => walker.text?.(text));
  try {
    parser.write(xml.startsWith('\ufeff') ? xml.slice(1) : xml).close();
  } catch (error) {
    throw error instanceof LedgerRefused ? error : new LedgerRefused('file.damaged', { cause: error });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
