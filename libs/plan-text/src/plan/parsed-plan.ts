import type { ItemDescription } from '../items/describe.js';
import type { SkipReason } from '../plan-sentence/zones.js';
import type { Span } from '../text/document.js';
import type { PlanNote } from './plan-note.js';

/** One commitment as the document has it. */
export interface PlanItemDraft extends ItemDescription {
  text: string;
  span: Span;
  /** Headings above it, outermost first. */
  path: string[];
  /** Who answers for it, where the document says so. */
  responsibility: Responsibility | null;
  /** What other columns of its row say, where it stands in a table: 建设内容, 第一季度, 备注. */
  details?: RowDetail[];
  /** Cells of its row that name people, as they are: 责任领导, 责任人, 联络员. */
  people?: RowDetail[];
}

/** A cell beside the task. */
interface RowDetail {
  /** The words over its column. */
  column: string;
  words: string;
}

/** Who answers for an item, in the document's own names. */
export interface Responsibility {
  leads: string[];
  cooperating: string[];
  /** 分管领导, 责任领导. */
  leaders: string[];
}

export interface SkippedText {
  span: Span;
  text: string;
  reason: SkipReason;
}

export interface Heading {
  span: Span;
  text: string;
  /** 0 is the outermost kind. */
  level: number;
}

export interface ParsedPlan {
  /** Null when neither the text nor the caller tells it; dates that need it are null then. */
  planYear: number | null;
  issuer: string | null;
  items: PlanItemDraft[];
  headings: Heading[];
  skipped: SkippedText[];
  /** What could not be read, or was read by a guess: one note of each kind. */
  notes: PlanNote[];
}
