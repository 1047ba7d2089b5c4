import { walkXml } from './walk-xml.js';

/** An element, with names as they are without their namespace prefix. */
export interface XmlElement {
  name: string;
  attributes: Readonly<Record<string, string>>;
  children: (XmlElement | string)[];
}

/**
 * Reads XML into a tree.
 * @throws DocumentRefused `file.damaged`, `file.too-complex`
 */
export function parseXml(text: string): XmlElement {
  const root: XmlElement = { name: '', attributes: {}, children: [] };
  const open = [root];
  walkXml(text, {
    open(name, attributes) {
      const element: XmlElement = { name, attributes, children: [] };
      open.at(-1)?.children.push(element);
      open.push(element);
    },
    close: () => void open.pop(),
    text: (part) => void open.at(-1)?.children.push(part),
  });
  return root;
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
