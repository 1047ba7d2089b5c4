import { parseWith } from '../../libs/plan-text/src/parse-document.js';
import { PLAN_SENTENCE } from '../../libs/plan-text/src/plan-sentence/cues.js';
import { observe } from '../../libs/plan-text/src/plan-sentence/observe.js';
import type { Lesson } from './learning.js';
import type { Example } from './logistic.js';

/** The sentences of a document that are no headings, and whether people found an item in them. */
export function planSentenceExamples({ document, planYear, judgement }: Lesson): Example[] {
  const examples: Example[] = [];
  parseWith(document, { planYear }, ({ seen, setting, isTarget }) => {
    const answer = judgement.holdsItem(seen.sentence.start, seen.sentence.end, setting.form);
    PLAN_SENTENCE.observed = [];
    observe(seen, setting);
    if (answer !== 'either' && !isTarget && setting.rule !== 'guiding-thought' && setting.rule !== 'description') {
      const isYes = answer === 'yes';
      examples.push({ cues: PLAN_SENTENCE.observed, isYes, weight: 1 });
      examples.push({ cues: PLAN_SENTENCE.observed.map(withoutZone), isYes, weight: WEIGHT_WITHOUT_ZONE });
    }
    PLAN_SENTENCE.observed = null;
    return answer === 'yes' ? CERTAIN : -CERTAIN;
  });
  const weight = Math.sqrt(USUAL_LENGTH / examples.length);
  return examples.map((example) => ({ ...example, weight: example.weight * weight }));
}

/** A long document teaches more than a short one, but only by the root of its length: many genres are short. */
const USUAL_LENGTH = 120;

const CERTAIN = 1e6;

/** Each sentence is learnt from a second time as if no heading told its part: many documents have no such heading. */
const WEIGHT_WITHOUT_ZONE = 0.7;

function withoutZone(cue: string): string {
  if (!cue.startsWith('zone')) return cue;
  return cue.replace(/=(?:plan|review-of-past|situation|guiding-thought)/, '=preamble').replace(/^(zoneAndAhead=.*)yes$/, '$1no');
}
