import type { Layout } from '../document/document.js';
import type { Limits } from '../document/limits.js';
import { LayoutBuilder } from '../document/layout-builder.js';
import { DocumentRefused } from '../document/refusal.js';
import { child, descendants, elements } from '../xml/parse-xml.js';
import type { PartSource } from '../xml/part-source.js';
import { Numbering } from './numbering.js';
import { Styles } from './styles.js';
import { WordBody } from './word-body.js';
import { NOTES } from '../document/notes.js';

/**
 * Reads a Word document. Our own reading of its XML: automatic ordinals (一、), outline levels and merged cells carry the
 * structure of a plan, and the libraries that turn .docx into HTML or text drop one or the other.
 * @throws DocumentRefused `file.damaged`, `file.too-complex`
 */
export async function readDocx(parts: PartSource, limits: Limits): Promise<Layout> {
  const main = await mainPart(parts);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const styles = new Styles(child(await parts.xml(`${folder}styles.xml`), 'styles'));
  const numbering = new Numbering(child(await parts.xml(`${folder}numbering.xml`), 'numbering'));
  const builder = new LayoutBuilder(limits);
  const body = child(await parts.xml(main), 'document', 'body');
  if (!body) throw new DocumentRefused('file.damaged');
  new WordBody(builder, styles, numbering).read(body);
  await noteLeftOut(parts, folder, builder);
  return builder.layout();
}

async function mainPart(parts: PartSource): Promise<string> {
  const all = elements(child(await parts.xml('_rels/.rels'), 'Relationships'));
  const office = all.find((one) => one.attributes['Type']?.endsWith('/officeDocument'));
  return office?.attributes['Target']?.replace(/^\//, '') ?? 'word/document.xml';
}

async function noteLeftOut(parts: PartSource, folder: string, builder: LayoutBuilder): Promise<void> {
  const footnotes = await count(parts, `${folder}footnotes.xml`, 'footnote');
  const comments = await count(parts, `${folder}comments.xml`, 'comment');
  if (footnotes > 0) builder.note(NOTES.footnotes(footnotes));
  if (comments > 0) builder.note(NOTES.comments(comments));
}

/** Separators are footnotes with a type; only the others are text. */
async function count(parts: PartSource, part: string, name: string): Promise<number> {
  const root = await parts.xml(part);
  return root === null ? 0 : descendants(root, name).filter((one) => one.attributes['type'] === undefined).length;
}
