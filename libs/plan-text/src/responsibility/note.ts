import type { Span } from '../text/document.js';
import type { Reading } from './reading.js';

/** A place in the text that says who answers. */
export interface Note extends Span {
  /**
   * `bracket` and `sentence` speak of what stands before them in their paragraph, `line` of the point above, `inside` of the sentence around
   * it, and so does `opening`, whose words stay in the text.
   */
  kind: 'bracket' | 'sentence' | 'line' | 'inside' | 'opening';
  /** The sentence that `inside` and `opening` speak of. */
  around?: Span;
  reading: Reading;
}
