/** Bounds of one reading. What passes them is refused, whatever the file claims about itself. */
export interface Limits {
  /** Size of the file. */
  maxBytes: number;
  /** Parts in a zip package (.docx, .xlsx, .ofd). */
  maxEntries: number;
  /** All parts of a package together, inflated, counted while they are. */
  maxExpandedBytes: number;
  /** Inflated to packed, of any part larger than a megabyte. Deflate can reach 1032; office XML stays below 100. */
  maxRatio: number;
  /** Length of the text. A yearly plan has some tens of thousands of characters. */
  maxTextLength: number;
  /** Cells of all tables together. A ledger of a province has some thousand rows and a dozen columns. */
  maxCells: number;
}

const MB = 1024 * 1024;

export const DEFAULT_LIMITS: Readonly<Limits> = {
  maxBytes: 50 * MB,
  maxEntries: 10_000,
  maxExpandedBytes: 200 * MB,
  maxRatio: 200,
  maxTextLength: 10_000_000,
  maxCells: 100_000,
};
