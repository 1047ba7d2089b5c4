import type { Layout } from '../document.js';
import type { Limits } from '../limits.js';
import type { Fragment, PageText } from '../pages/page-text.js';
import { readPages } from '../pages/read-pages.js';
import { DocumentRefused } from '../refusal.js';
import { child, descendants, elements, parseXml, textOf, type XmlElement } from '../xml/parse-xml.js';
import type { OfficePackage } from '../zip/office-package.js';

const A4_HEIGHT = 297;

/**
 * Reads the text layer of an OFD (GB/T 33190-2016, 版式文件), the fixed-layout format of Chinese offices.
 * Templates (page furniture) and annotations (seals, marks) are no text of the document.
 * @throws DocumentRefused `file.scanned`, `file.encrypted`, `file.damaged`
 */
export async function readOfd(parts: OfficePackage, limits: Limits): Promise<Layout> {
  if (parts.has('Encryptions.xml') || parts.has('Decryption.xml')) throw new DocumentRefused('file.encrypted');
  const pages: PageText[] = [];
  for (const body of elements(child(await required(parts, 'OFD.xml'), 'OFD'), 'DocBody')) {
    pages.push(...(await pagesOf(parts, pathFrom('', textOfChild(body, 'DocRoot')))));
  }
  if (pages.every(({ fragments }) => fragments.length === 0)) throw new DocumentRefused('file.scanned');
  return readPages(pages, limits);
}

async function pagesOf(parts: OfficePackage, documentPath: string): Promise<PageText[]> {
  const document = child(await required(parts, documentPath), 'Document');
  const usual = heightOf(child(document, 'CommonData', 'PageArea'));
  const pages: PageText[] = [];
  for (const page of elements(child(document, 'Pages'), 'Page')) {
    const content = child(await required(parts, pathFrom(documentPath, page.attributes['BaseLoc'] ?? '')), 'Page');
    const fragments = elements(child(content, 'Content'), 'Layer').flatMap((layer) =>
      descendants(layer, 'TextObject').flatMap(fragmentsOf),
    );
    pages.push({ height: heightOf(child(content, 'Area')) ?? usual ?? A4_HEIGHT, fragments });
  }
  return pages;
}

function fragmentsOf(object: XmlElement): Fragment[] {
  const [left = 0, top = 0] = numbers(object.attributes['Boundary']);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(object.attributes['CTM']);
  // Slanted text is a watermark.
  if (Math.abs(b) > 0.05 * Math.abs(a)) return [];
  const size = Number(object.attributes['Size'] ?? 4) || 4;
  let [x, y] = [0, 0];
  return elements(object, 'TextCode').map((code) => {
    x = Number(code.attributes['X'] ?? x) || 0;
    y = Number(code.attributes['Y'] ?? y) || 0;
    const text = textOf(code);
    const advance = deltas(code.attributes['DeltaX']);
    const width =
      advance.length > 0 ? advance.slice(0, text.length - 1).reduce((sum, one) => sum + one, size) : text.length * size;
    return {
      text,
      x: left + a * x + c * y + e,
      y: top + b * x + d * y + f,
      width: width * Math.abs(a),
      size: size * Math.abs(d),
    };
  });
}

/** Most advances that a line has; the short form "g 1000000 4" could claim any number. */
const MOST_DELTAS = 10_000;

/** Advances from letter to letter; "g 3 5.6" stands for three times 5.6. */
function deltas(value: string | undefined): number[] {
  const result: number[] = [];
  const signs = (value ?? '').trim().split(/\s+/);
  for (let at = 0; at < signs.length && result.length < MOST_DELTAS; at++) {
    if (signs[at] === 'g') {
      const count = Math.min(MOST_DELTAS, Number(signs[at + 1]) || 0);
      for (let one = 0; one < count; one++) result.push(Number(signs[at + 2]) || 0);
      at += 2;
    } else if (signs[at] !== '') result.push(Number(signs[at]) || 0);
  }
  return result;
}

function heightOf(area: XmlElement | undefined): number | undefined {
  const [, , , height] = numbers(textOfChild(area, 'PhysicalBox'));
  return height;
}

function numbers(value: string | undefined): number[] {
  return (value ?? '')
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .map((one) => Number(one) || 0);
}

function textOfChild(parent: XmlElement | undefined, name: string): string {
  const element = child(parent, name);
  return element ? textOf(element).trim() : '';
}

async function required(parts: OfficePackage, path: string): Promise<XmlElement> {
  const xml = await parts.text(path);
  if (xml === null) throw new DocumentRefused('file.damaged');
  return parseXml(xml);
}

/** A place in the package, absolute ("/Doc_0/…") or from the folder of the part that names it. */
function pathFrom(part: string, place: string): string {
  const folder = place.startsWith('/') ? [] : part.split('/').slice(0, -1);
  const steps: string[] = [...folder];
  for (const step of place.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
