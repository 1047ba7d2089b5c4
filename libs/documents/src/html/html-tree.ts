import type { DefaultTreeAdapterTypes } from 'parse5';

export type HtmlNode = DefaultTreeAdapterTypes.ChildNode;
export type HtmlElement = DefaultTreeAdapterTypes.Element;

export function isElement(node: HtmlNode | DefaultTreeAdapterTypes.Document): node is HtmlElement {
  return 'tagName' in node;
}

export function textValue(node: HtmlNode): string {
  return node.nodeName === '#text' ? (node as DefaultTreeAdapterTypes.TextNode).value : '';
}

export function attribute(element: HtmlElement, name: string): string | undefined {
  return element.attrs.find((one) => one.name === name)?.value;
}

/** What holds no text of the document, whatever stands in it. */
const SILENT = new Set(
  'script style noscript template svg iframe object button select option textarea input form nav footer aside dialog head link meta'.split(
    ' ',
  ),
);

export function isSilent(element: HtmlElement): boolean {
  if (SILENT.has(element.tagName) || isStruckOut(element) || attribute(element, 'hidden') !== undefined) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '');
}

/** Text with a line through it is no longer meant. */
export function isStruckOut(element: HtmlElement): boolean {
  if (element.tagName === 's' || element.tagName === 'strike' || element.tagName === 'del') return true;
  return /text-decoration(?:-line)?\s*:[^;]*line-through/i.test(attribute(element, 'style') ?? '');
}

/** Elements inside a node, in reading order, itself first; silent ones and what they hold are left out. */
export function* walk(node: HtmlElement): Generator<HtmlElement> {
  yield node;
  for (const inner of node.childNodes) if (isElement(inner) && !isSilent(inner)) yield* walk(inner);
}

export function plainText(node: HtmlNode): string {
  if (!isElement(node)) return textValue(node);
  return isSilent(node) ? '' : node.childNodes.map(plainText).join('');
}
