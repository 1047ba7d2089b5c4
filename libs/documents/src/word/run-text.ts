import { child, elements, textOf, type XmlElement } from '../xml/parse-xml.js';
import { isOn } from './numbering.js';

/** What is no text of the document: deleted and moved-away text, field codes, and what stands in for something else. */
const NO_TEXT = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'rt',
  'pPr',
  'rPr',
  'Fallback',
  'binData',
  'sdtPr',
  'listPr',
]);

const SIGNS: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: ' ' };

/** Gathers the text of a paragraph as a reader sees it, and the text boxes that hang on it. */
export class RunText {
  text = '';
  readonly boxes: XmlElement[] = [];
  /** Some of it was struck out (删除线) and is left out. */
  hasStruckOut = false;

  read(element: XmlElement): void {
    for (const one of elements(element)) {
      if (one.name === 't') this.text += textOf(one);
      else if (one.name === 'txbxContent') this.boxes.push(one);
      else if (Object.hasOwn(SIGNS, one.name)) this.text += SIGNS[one.name] ?? '';
      else if (isStruckOut(one)) this.hasStruckOut ||= holdsText(one);
      else if (!NO_TEXT.has(one.name) && !isHidden(one) && !isDeletion(one)) this.read(one);
    }
  }
}

function isHidden(run: XmlElement): boolean {
  return isSet(run, 'vanish');
}

function isStruckOut(run: XmlElement): boolean {
  return isSet(run, 'strike') || isSet(run, 'dstrike');
}

function isSet(run: XmlElement, name: string): boolean {
  const property = run.name === 'r' ? child(run, 'rPr', name) : undefined;
  return property !== undefined && isOn(property);
}

function holdsText(run: XmlElement): boolean {
  return elements(run, 't').some((text) => textOf(text).trim() !== '');
}

/** A tracked deletion as Word 2003 writes it. */
function isDeletion({ name, attributes }: XmlElement): boolean {
  return name === 'annotation' && /^Word\.(?:Deletion|MoveFrom)/.test(attributes['type'] ?? '');
}
