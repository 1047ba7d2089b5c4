import data from '../../lexicon/plan-sentence.json' with { type: 'json' };
import type { ModelData } from '../weighing/cue-set.js';
import { PLAN_SENTENCE } from './cues.js';
import type { SentenceStep } from './step.js';
import { observe } from './observe.js';

export const PLAN_SENTENCE_MODEL: ModelData = data;
PLAN_SENTENCE.load(PLAN_SENTENCE_MODEL);

/** What speaks for a sentence holding commitments of the plan, less what speaks against it, in hundredths. */
export function weighForPlan({ seen, setting, isTarget }: SentenceStep): number {
  const { rule, zone } = setting;
  if (rule === 'guiding-thought' || rule === 'description') return -CERTAIN;
  if (isTarget && rule === null && zone !== 'review-of-past') return CERTAIN;
  observe(seen, setting);
  if (seen.speech !== 0 || !isShort(setting)) return PLAN_SENTENCE.sum;
  if (zone === 'review-of-past') return PLAN_SENTENCE.sum - OF_SHORT_TEXT;
  if (zone !== 'plan') return PLAN_SENTENCE.sum;
  return PLAN_SENTENCE.sum + (rule === null ? OF_SHORT_TEXT : -OF_SHORT_TEXT);
}

const CERTAIN = 1e6;

/** A text of so few sentences shows no habits: what stands in its plan is of the plan, and in its review of that, unless much speaks against it. */
const SHORT = 16;
const OF_SHORT_TEXT = 400;

function isShort({ around }: SentenceStep['setting']): boolean {
  return around.document.sentences <= SHORT;
}
