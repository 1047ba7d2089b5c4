import type { Clause } from '../clause/clause.js';
import type { Sentence } from '../text/document.js';
import type { Setting } from './observe.js';
import type { Seen } from './seen.js';
import type { SkipReason } from './zones.js';

/** What a sentence is: a heading, nothing of the plan whatever stands around it, or one that may hold commitments. */
export type Step = HeadingStep | LeftStep | SentenceStep;

export interface HeadingStep {
  kind: 'heading';
  sentence: Sentence;
  level: number;
  /** It is one of those that a sentence announced, or stands inside a paragraph. */
  isListed: boolean;
  /** It is the title of an article, with nothing above it: "中央农村工作会议在京召开". */
  isArticle: boolean;
}

interface LeftStep {
  kind: 'left';
  sentence: Sentence;
  reason: SkipReason;
}

export interface SentenceStep {
  kind: 'sentence';
  sentence: Sentence;
  setting: Setting;
  seen: Seen;
  /** Its clauses behind words that introduce it or tell who spoke. */
  clauses: readonly Clause[];
  /** A target that an introduction announced: "今年主要预期目标是:". */
  isTarget: boolean;
}
