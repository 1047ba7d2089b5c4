import type { Layout } from '../document/document.js';
import type { Limits } from '../document/limits.js';
import type { PageText } from '../pages/page-text.js';
import { readPages } from '../pages/read-pages.js';
import { type DirectedFragment, upright } from '../pages/turn.js';
import { DocumentRefused } from '../document/refusal.js';
import { child, elements, textOf, type XmlElement } from '../xml/parse-xml.js';
import type { OfficePackage } from '../zip/office-package.js';
import { apply, composed, direction, IDENTITY, type Matrix } from './matrix.js';

const A4 = { width: 210, height: 297 };
/** Composite units hold others. */
const DEEPEST = 8;
/** Units can be used again and again, and hold each other: what they come to is bounded. */
const MOST_OBJECTS = 200_000;

/**
 * Reads the text layer of an OFD (GB/T 33190-2016, 版式文件), the fixed-layout format of Chinese offices.
 * Templates (page furniture) and annotations (seals, marks) are no text of the document.
 * @throws DocumentRefused `file.scanned`, `file.encrypted`, `file.damaged`, `file.too-complex`
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
  const common = child(document, 'CommonData');
  const usual = sizeOf(child(common, 'PageArea'));
  const shared = await unitsOf(parts, documentPath, [...elements(common, 'PublicRes'), ...elements(common, 'DocumentRes')]);
  const pages: PageText[] = [];
  for (const page of elements(child(document, 'Pages'), 'Page')) {
    const path = pathFrom(documentPath, page.attributes['BaseLoc'] ?? '');
    const content = child(await required(parts, path), 'Page');
    const own = await unitsOf(parts, path, elements(content, 'PageRes'));
    const reader = new ObjectReader(new Map([...shared, ...own]));
    for (const layer of elements(child(content, 'Content'), 'Layer')) reader.read(layer, IDENTITY, 0);
    const size = sizeOf(child(content, 'Area')) ?? usual ?? A4;
    pages.push(upright({ ...size, fragments: reader.fragments }));
  }
  return pages;
}

/** Composite graphic units of the resources: drawings that pages place by their number, with the text in them. */
async function unitsOf(parts: OfficePackage, from: string, resources: readonly XmlElement[]): Promise<Map<string, XmlElement>> {
  const units = new Map<string, XmlElement>();
  for (const resource of resources) {
    const root = await parts.xml(pathFrom(from, textOf(resource).trim()));
    for (const unit of elements(child(root, 'Res', 'CompositeGraphicUnits'), 'CompositeGraphicUnit'))
      units.set(unit.attributes['ID'] ?? '', unit);
  }
  return units;
}

/** Gathers the text of a page's objects, of those inside composite units too. */
class ObjectReader {
  readonly fragments: DirectedFragment[] = [];
  private objects = 0;

  constructor(private readonly units: ReadonlyMap<string, XmlElement>) {}

  read(container: XmlElement, place: Matrix, depth: number): void {
    for (const object of elements(container)) {
      if (++this.objects > MOST_OBJECTS) throw new DocumentRefused('file.too-complex');
      if (object.name === 'TextObject') this.fragments.push(...fragmentsOf(object, composed(place, placeOf(object))));
      else if (object.name === 'PageBlock') this.read(object, place, depth);
      else if (object.name === 'CompositeObject') this.readUnit(object, place, depth);
    }
  }

  private readUnit(object: XmlElement, place: Matrix, depth: number): void {
    const content = child(this.units.get(object.attributes['ResourceID'] ?? ''), 'Content');
    if (content && depth < DEEPEST) this.read(content, composed(place, placeOf(object)), depth + 1);
  }
}

/** From the space of an object to the one that it stands in. */
function placeOf({ attributes }: XmlElement): Matrix {
  const [left = 0, top = 0] = numbers(attributes['Boundary']);
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers(attributes['CTM']);
  return [a, b, c, d, left + e, top + f];
}

function fragmentsOf(object: XmlElement, place: Matrix): DirectedFragment[] {
  const along = direction(place, 1, 0);
  const stretch = Math.hypot(...along);
  const size = (Number(object.attributes['Size'] ?? 4) || 4) * Math.hypot(...direction(place, 0, 1));
  const letter = Number(object.attributes['Size'] ?? 4) || 4;
  let [x, y] = [0, 0];
  return elements(object, 'TextCode').map((code) => {
    x = Number(code.attributes['X'] ?? x) || 0;
    y = Number(code.attributes['Y'] ?? y) || 0;
    const text = textOf(code);
    const advance = deltas(code.attributes['DeltaX']);
    const width =
      advance.length > 0 ? advance.slice(0, text.length - 1).reduce((sum, one) => sum + one, letter) : text.length * letter;
    const [left, base] = apply(place, x, y);
    return { text, x: left, y: base, width: width * stretch, size, along };
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

function sizeOf(area: XmlElement | undefined): { width: number; height: number } | undefined {
  const [, , width, height] = numbers(textOfChild(area, 'PhysicalBox'));
  return width && height ? { width, height } : undefined;
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
  const root = await parts.xml(path);
  if (root === null) throw new DocumentRefused('file.damaged');
  return root;
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
