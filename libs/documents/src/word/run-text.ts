import { child, elements, textOf, type XmlElement } from '../xml/parse-xml.js';
import { isOn } from './numbering.js';

/** What is no text of the document: deleted and moved-away text, field codes, and what stands in for something else. */
const NO_TEXT = new Set(['del', 'moveFrom', 'delText', 'instrText', 'rt', 'pPr', 'rPr', 'Fallback', 'binData', 'sdtPr']);

const SIGNS: Readonly<Record<string, string>> = { tab: ' ', br: '\n', cr: '\n', noBreakHyphen: '-', ptab: ' ' };

/** Gathers the text of a paragraph as a reader sees it, and the text boxes that hang on it. */
export class RunText {
  text = '';
  readonly boxes: XmlElement[] = [];

  read(element: XmlElement): void {
    for (const one of elements(element)) {
      if (one.name === 't') this.text += textOf(one);
      else if (one.name === 'txbxContent') this.boxes.push(one);
      else if (Object.hasOwn(SIGNS, one.name)) this.text += SIGNS[one.name] ?? '';
      else if (!NO_TEXT.has(one.name) && !isHidden(one)) this.read(one);
    }
  }
}

function isHidden(run: XmlElement): boolean {
  const vanish = run.name === 'r' ? child(run, 'rPr', 'vanish') : undefined;
  return vanish !== undefined && isOn(vanish);
}
