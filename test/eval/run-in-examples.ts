import { RunInHeadings } from '../../libs/plan-text/src/headings/run-in.js';
import { RUN_IN } from '../../libs/plan-text/src/headings/run-in-cues.js';
import type { Lesson } from './learning.js';
import type { Example } from './logistic.js';

/** The short sentences of a document: those that people took for headings, and those in items; all others are left out. */
export function runInExamples({ form, sentences, judgement }: Lesson): Example[] {
  const examples: Example[] = [];
  const learn = ({ start, end }: { start: number; end: number }): boolean => {
    const isHeading = judgement.isHeading(start, end);
    const isItem = judgement.holdsItem(start, end) === 'yes';
    if (RUN_IN.observed && isHeading !== isItem) examples.push({ cues: RUN_IN.observed, isYes: isHeading, weight: 1 });
    RUN_IN.observed = [];
    return isHeading;
  };
  RUN_IN.observed = [];
  const { headings } = new RunInHeadings(form, sentences, learn);
  RUN_IN.observed = null;
  return headings.size === 0 ? examples.filter(({ isYes }) => !isYes) : examples;
}
