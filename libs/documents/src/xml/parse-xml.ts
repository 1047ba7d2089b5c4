import { SaxesParser } from 'saxes';
import { DocumentRefused } from '../refusal.js';

/** An element, with names as they are without their namespace prefix. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/** Office files nest some tens deep; the readers walk the tree by recursion. */
const MAX_DEPTH = 400;

/**
 * Reads XML into a tree. A document type is refused, and with it every entity that the file could declare.
 * @throws DocumentRefused `file.damaged`
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  const parser = new SaxesParser();
  parser.on('doctype', () => {
    throw new DocumentRefused('file.damaged');
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: XmlElement = { name: localName(name), attributes: localNames(attributes), children: [] };
    open.at(-1)?.children.push(element);
    if (open.push(element) > MAX_DEPTH) throw new DocumentRefused('file.too-complex');
  });
  parser.on('closetag', () => void open.pop());
  parser.on('text', (part) => void open.at(-1)?.children.push(part));
  parser.on('cdata', (part) => void open.at(-1)?.children.push(part));
  try {
    parser.write(text).close();
  } catch (error) {
    throw error instanceof DocumentRefused ? error : new DocumentRefused('file.damaged', undefined, { cause: error });
  }
  return root;
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function localNames(attributes: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [localName(name), value]));
}

export function elements(parent: XmlElement | undefined, name?: string): XmlElement[] {
  const all = (parent?.children ?? []).filter((child): child is XmlElement => typeof child !== 'string');
  return name === undefined ? all : all.filter((child) => child.name === name);
}

/** The first child of each name in turn: `child(paragraph, 'pPr', 'pStyle')`. */
export function child(parent: XmlElement | null | undefined, ...names: string[]): XmlElement | undefined {
  let at = parent ?? undefined;
  for (const name of names) at = at?.children.find((one): one is XmlElement => typeof one !== 'string' && one.name === name);
  return at;
}

export function textOf(element: XmlElement): string {
  return element.children.map((one) => (typeof one === 'string' ? one : textOf(one))).join('');
}

/** Every element of this name below, in reading order. */
export function descendants(parent: XmlElement, name: string): XmlElement[] {
  return elements(parent).flatMap((one) => (one.name === name ? [one, ...descendants(one, name)] : descendants(one, name)));
}
