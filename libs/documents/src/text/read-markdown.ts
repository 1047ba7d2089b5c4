import { lexer, type Token, type Tokens } from 'marked';
import type { Layout } from '../document/document.js';
import { readHtmlBlocks } from '../html/read-html.js';
import type { Limits } from '../document/limits.js';
import { LayoutBuilder } from '../document/layout-builder.js';

/** Reads Markdown (CommonMark with tables): what a reader sees, without its signs. */
export function readMarkdown(text: string, limits: Limits): Layout {
  const builder = new LayoutBuilder(limits);
  for (const { isTable, part } of aroundTables(text))
    if (isTable) readHtmlBlocks(part, builder);
    else new MarkdownReader(builder).blocks(lexer(part));
  return builder.layout();
}

/** The text in parts: tables in HTML, which empty lines would cut into pieces, and what stands around them. */
function* aroundTables(text: string): Generator<{ isTable: boolean; part: string }> {
  const lower = text.toLowerCase();
  let from = 0;
  for (let start = tableFrom(lower, 0); start >= 0; start = tableFrom(lower, from)) {
    const close = lower.indexOf(CLOSE, start);
    if (close < 0) break;
    if (start > from) yield { isTable: false, part: text.slice(from, start) };
    from = close + CLOSE.length;
    yield { isTable: true, part: text.slice(start, from) };
  }
  yield { isTable: false, part: text.slice(from) };
}

const OPEN = '<table';
const CLOSE = '</table>';

/** Where a table opens that is no part of a code block's line. */
function tableFrom(lower: string, from: number): number {
  for (let at = lower.indexOf(OPEN, from); at >= 0; at = lower.indexOf(OPEN, at + 1))
    if (/[\s>]/.test(lower.charAt(at + OPEN.length)) && (at === 0 || /[\s>]/.test(lower.charAt(at - 1)))) return at;
  return -1;
}

class MarkdownReader {
  constructor(private readonly builder: LayoutBuilder) {}

  blocks(tokens: readonly Token[], ordinal = ''): void {
    let prefix = ordinal;
    for (const token of tokens) {
      this.block(token, prefix);
      prefix = '';
    }
  }

  private block(token: Token, ordinal: string): void {
    if (isHeading(token)) this.builder.paragraph(ordinal + inlineText(token), token.depth);
    else if (isList(token)) this.list(token);
    else if (isTable(token)) this.table(token);
    else if (token.type === 'blockquote') this.blocks(childrenOf(token), ordinal);
    else if (token.type === 'paragraph' || token.type === 'text') this.builder.paragraph(ordinal + inlineText(token));
    else if (token.type === 'html') readHtmlBlocks((token as Tokens.HTML).text, this.builder);
    else if (token.type === 'code') this.builder.paragraph(ordinal + String((token as Tokens.Code).text));
  }

  private list({ ordered, start, items }: Tokens.List): void {
    items.forEach((item, at) => this.blocks(item.tokens, ordered ? `${Number(start || 1) + at}.` : ''));
  }

  private table({ header, rows }: Tokens.Table): void {
    this.builder.table([header, ...rows].map((row) => row.map((cell) => ({ text: inlineText(cell) }))));
  }
}

function isHeading(token: Token): token is Tokens.Heading {
  return token.type === 'heading';
}

function isList(token: Token): token is Tokens.List {
  return token.type === 'list';
}

function isTable(token: Token): token is Tokens.Table {
  return token.type === 'table';
}

function childrenOf(token: { tokens?: Token[] | undefined }): Token[] {
  return token.tokens ?? [];
}

/** Entities that marked leaves in place. */
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ', emsp: ' ' };

function inlineText(token: { tokens?: Token[] | undefined; text?: string }): string {
  const inner = childrenOf(token);
  if (inner.length === 0) return decodeEntities(token.text ?? '');
  return inner.map((one) => (one.type === 'br' ? '\n' : isSilent(one) ? '' : inlineText(one as Tokens.Text))).join('');
}

function isSilent(token: Token): boolean {
  return token.type === 'image' || token.type === 'html' || token.type === 'del';
}

function decodeEntities(text: string): string {
  return text.replace(/&([a-z]{2,4}|#39);/g, (all, name: string) => ENTITIES[name] ?? all);
}
