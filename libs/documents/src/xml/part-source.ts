import type { XmlElement } from './parse-xml.js';

/** The XML parts of an office document, whether they lie in a zip package or in one XML file. */
export interface PartSource {
  /** Root of the part's tree, whose child is the part's outermost element; null when there is no part of this name. */
  xml(name: string): Promise<XmlElement | null>;
}
