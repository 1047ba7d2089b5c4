/** A piece of text where it stands on a page; lengths in the page's own unit, y downwards to the base line. */
export interface Fragment {
  text: string;
  x: number;
  y: number;
  width: number;
  /** Height of the letters. */
  size: number;
}

export interface PageText {
  height: number;
  fragments: Fragment[];
}

/** A run of text on one line, without a gap as wide as between columns. */
export interface Segment {
  text: string;
  left: number;
  right: number;
  y: number;
  size: number;
}

/** What stands on one line of a page, from left to right. */
export type Row = Segment[];

/** A line in reading order, with the edges of the column that it stands in. */
export interface Line extends Segment {
  page: number;
  column: 'whole' | 'left' | 'right';
}
