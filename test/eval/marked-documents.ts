import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDocument } from '#documents';
import type { PlanDocument } from '#plan-text';
import type { MarkedItem } from '../../libs/plan-text/test/score.js';

/** A document that people marked by hand. */
export interface MarkedDocument {
  name: string;
  /** The text of the file as it is, in which the marked items stand. */
  source: string;
  /** What the program reads of it. */
  document: PlanDocument;
  planYear: number;
  items: MarkedItem[];
}

interface MarkedFile {
  document: string;
  planYear: number;
  items: MarkedItem[];
}

/** All in test/fixtures, in the order of their names. */
export function givenDocuments(root: string): Promise<MarkedDocument[]> {
  const fixtures = join(root, 'test/fixtures');
  const placeOf = (file: string): string =>
    ['plans', 'marked'].map((folder) => join(fixtures, folder, file)).find(existsSync) ?? file;
  return readAll(join(fixtures, 'gold'), placeOf);
}

/** Pairs in one folder: NAME.json names its document. */
export function documentsIn(folder: string): Promise<MarkedDocument[]> {
  return readAll(folder, (file) => join(folder, file));
}

async function readAll(folder: string, placeOf: (document: string) => string): Promise<MarkedDocument[]> {
  const documents: MarkedDocument[] = [];
  for (const file of readdirSync(folder).toSorted()) {
    if (!file.endsWith('.json')) continue;
    const { document: name, planYear, items } = JSON.parse(readFileSync(join(folder, file), 'utf8')) as MarkedFile;
    const bytes = readFileSync(placeOf(name));
    const { text, tables, headings } = await readDocument(bytes, { fileName: name });
    const document = { text, tables, headings };
    documents.push({ name: file.replace('.json', ''), source: bytes.toString('utf8'), document, planYear, items });
  }
  return documents;
}
