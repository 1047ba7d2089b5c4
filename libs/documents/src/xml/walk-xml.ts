import { SaxesParser } from 'saxes';
import { DocumentRefused } from '../document/refusal.js';

export interface XmlWalker {
  /** Names come without their prefix. */
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** Office files nest some tens deep; what reads them walks trees by recursion. */
const MAX_DEPTH = 400;

/**
 * Walks an XML text from end to end. A document type is refused, and with it every entity that the file could declare.
 * @throws DocumentRefused `file.damaged` when it is not well-formed, `file.too-complex` when it nests too deep
 */
export function walkXml(xml: string, walker: XmlWalker): void {
  const parser = new SaxesParser();
  let depth = 0;
  parser.on('doctype', () => {
    throw new DocumentRefused('file.damaged');
  });
  parser.on('opentag', ({ name, attributes }) => {
    if (++depth > MAX_DEPTH) throw new DocumentRefused('file.too-complex');
    walker.open?.(localName(name), localNames(attributes));
  });
  parser.on('closetag', ({ name }) => {
    depth -= 1;
    walker.close?.(localName(name));
  });
  parser.on('text', (text) => walker.text?.(text));
  parser.on('cdata', (text) => walker.text?.(text));
  try {
    parser.write(xml.startsWith('\ufeff') ? xml.slice(1) : xml).close();
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('file.damaged', undefined, { cause: error });
  }
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const name in attributes) if (name.includes(':')) return withoutPrefixes(attributes);
  return attributes;
}

function withoutPrefixes(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}
