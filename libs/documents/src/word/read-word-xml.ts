import type { Layout } from '../document/document.js';
import { LayoutBuilder } from '../document/layout-builder.js';
import type { Limits } from '../document/limits.js';
import { DocumentRefused } from '../document/refusal.js';
import { child, elements, type XmlElement } from '../xml/parse-xml.js';
import type { PartSource } from '../xml/part-source.js';
import { Numbering } from './numbering.js';
import { readDocx } from './read-docx.js';
import { Styles } from './styles.js';
import { WordBody } from './word-body.js';

/**
 * Reads a .docx that was saved as one XML file (Flat OPC), as offices' own systems export "Word" files from templates.
 * @throws DocumentRefused `file.damaged`, `file.too-complex`
 */
export async function readFlatWord(file: XmlElement, limits: Limits): Promise<Layout> {
  return readDocx(flatParts(child(file, 'package')), limits);
}

function flatParts(root: XmlElement | undefined): PartSource {
  const parts = new Map(
    elements(root, 'part').map((part) => [part.attributes['name']?.replace(/^\//, '') ?? '', child(part, 'xmlData')]),
  );
  return { xml: (name) => Promise.resolve(parts.get(name) ?? null) };
}

/**
 * Reads the XML of Word 2003 (WordprocessingML 2003).
 * @throws DocumentRefused `file.damaged`
 */
export function readWord2003(file: XmlElement, limits: Limits): Layout {
  const root = child(file, 'wordDocument');
  const body = child(root, 'body');
  if (!body) throw new DocumentRefused('file.damaged');
  const builder = new LayoutBuilder(limits);
  new WordBody(builder, new Styles(child(root, 'styles')), new Numbering(undefined)).read(body);
  return builder.layout();
}
