import { child, elements, type XmlElement } from '../xml/parse-xml.js';
import type { ListPlace } from './numbering.js';

interface Style {
  name: string;
  basedOn: string | undefined;
  properties: XmlElement | undefined;
}

const BODY_LEVEL = 9;
const LONGEST_CHAIN = 20;

/** What the paragraph styles of a document say of level and list. */
export class Styles {
  private readonly styles = new Map<string, Style>();

  /** `root` is the element that holds the styles; without one there are none. */
  constructor(root: XmlElement | undefined) {
    for (const style of elements(root, 'style')) {
      this.styles.set(style.attributes['styleId'] ?? '', {
        name: (child(style, 'name')?.attributes['val'] ?? '').toLowerCase(),
        basedOn: child(style, 'basedOn')?.attributes['val'],
        properties: child(style, 'pPr'),
      });
    }
  }

  /** 1 for the outermost heading, null for body text. The paragraph's own outline level comes before that of its style. */
  headingLevel(properties: XmlElement | undefined): number | null {
    const own = outlineLevel(properties);
    if (own !== null) return own >= BODY_LEVEL ? null : own + 1;
    for (const style of this.chain(properties)) {
      const level = outlineLevel(style.properties);
      if (level !== null) return level >= BODY_LEVEL ? null : level + 1;
      const named = /^(?:heading|标题) ?([1-9])$/.exec(style.name)?.[1];
      if (named) return Number(named);
    }
    return null;
  }

  /** The list a paragraph stands in by itself or by its style; null when neither says so, or it was taken out. */
  listPlace(properties: XmlElement | undefined): ListPlace | null {
    const sources = [properties, ...this.chain(properties).map((style) => style.properties)];
    const numId = first(sources, 'numId');
    if (numId === undefined || numId === '0') return null;
    return { numId, level: Number(first(sources, 'ilvl') ?? 0) };
  }

  /** An entry of a table of contents. */
  isContents(properties: XmlElement | undefined): boolean {
    return this.chain(properties).some(({ name }) => /^(?:toc|目录) ?\d/.test(name));
  }

  private chain(properties: XmlElement | undefined): Style[] {
    const chain: Style[] = [];
    let id = child(properties, 'pStyle')?.attributes['val'];
    while (id !== undefined && chain.length < LONGEST_CHAIN) {
      const style = this.styles.get(id);
      if (!style) break;
      chain.push(style);
      id = style.basedOn;
    }
    return chain;
  }
}

function first(sources: readonly (XmlElement | undefined)[], name: 'numId' | 'ilvl'): string | undefined {
  for (const source of sources) {
    const value = child(source, 'numPr', name)?.attributes['val'];
    if (value !== undefined) return value;
  }
  return undefined;
}

function outlineLevel(properties: XmlElement | undefined): number | null {
  const value = child(properties, 'outlineLvl')?.attributes['val'];
  return value === undefined ? null : Number(value);
}
