import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import type { Layout } from '../document/document.js';
import type { Limits } from '../document/limits.js';
import { LayoutBuilder } from '../document/layout-builder.js';
import { HtmlBlocks } from './html-blocks.js';
import { attribute, type HtmlElement, isElement, plainText, walk } from './html-tree.js';
import { findMainText } from './main-text.js';
import { NOTES } from '../document/notes.js';

/** Reads a web page: its title and its main text; menus, lists of links and imprint are left out. */
export function readHtml(html: string, limits: Limits): Layout {
  const builder = new LayoutBuilder(limits);
  const root = parse(html).childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'html');
  const body = childOf(root, 'body');
  if (!root || !body) return builder.layout();
  const main = findMainText(body);
  const title = titleOf(root, body, main);
  if (title && !plainText(main).slice(0, 2000).includes(title)) builder.paragraph(title);
  new HtmlBlocks(builder).read(main);
  if (main !== body) builder.note(NOTES.aroundWebPage());
  return builder.layout();
}

/** Reads a piece of a page that stands inside another text, as in Markdown. */
export function readHtmlBlocks(html: string, builder: LayoutBuilder): void {
  const root = parse(html).childNodes.find((node): node is HtmlElement => isElement(node) && node.tagName === 'html');
  const body = childOf(root, 'body');
  if (body) new HtmlBlocks(builder).read(body);
}

/** The page's h1, else what the page says of itself: plans name their year there. */
function titleOf(root: HtmlElement, body: HtmlElement, main: HtmlElement): string {
  if (main === body) return '';
  const heading = [...walk(body)].find(({ tagName }) => tagName === 'h1');
  if (heading) return plainText(heading).trim();
  const head = childOf(root, 'head');
  const meta = childrenOf(head).find(
    (one) =>
      one.tagName === 'meta' && /^(?:ArticleTitle|og:title)$/i.test(attribute(one, 'name') ?? attribute(one, 'property') ?? ''),
  );
  const declared = (meta && attribute(meta, 'content')) ?? rawText(childOf(head, 'title'));
  return declared.split(/[-_|]/, 1)[0]?.trim() ?? '';
}

function childOf(parent: HtmlElement | undefined, name: string): HtmlElement | undefined {
  return childrenOf(parent).find((one) => one.tagName === name);
}

function childrenOf(parent: HtmlElement | undefined): HtmlElement[] {
  return (parent?.childNodes ?? []).filter(isElement);
}

function rawText(element: HtmlElement | undefined): string {
  return (element?.childNodes ?? []).map((node) => (node as DefaultTreeAdapterTypes.TextNode).value ?? '').join('');
}
