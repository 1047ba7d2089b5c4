import { COMMA } from '../../libs/plan-text/src/boundary/cues.js';
import { BOUNDARY_MODEL } from '../../libs/plan-text/src/boundary/weigh.js';
import type { CueSet, ModelData } from '../../libs/plan-text/src/weighing/cue-set.js';
import { PLAN_SENTENCE } from '../../libs/plan-text/src/plan-sentence/cues.js';
import { PLAN_SENTENCE_MODEL } from '../../libs/plan-text/src/plan-sentence/weigh.js';
import { RUN_IN, RUN_IN_MODEL } from '../../libs/plan-text/src/headings/run-in-cues.js';
import { commaExamples } from './comma-examples.js';
import { type Example, fitLogistic, type FitOptions } from './logistic.js';
import type { Lesson } from './learning.js';
import { planSentenceExamples } from './plan-sentence-examples.js';
import { runInExamples } from './run-in-examples.js';

/** A kind of decision that is learnt from marked documents. */
export interface Learnt {
  name: string;
  cues: CueSet;
  /** The model that the program uses. */
  model: ModelData;
  file: string;
  options: FitOptions;
  examplesOf(lesson: Lesson): Example[];
}

export const LEARNT: readonly Learnt[] = [
  {
    name: 'comma',
    cues: COMMA,
    model: BOUNDARY_MODEL,
    file: 'libs/plan-text/lexicon/boundary.json',
    options: { penalty: 1, least: 2 },
    examplesOf: commaExamples,
  },
  {
    name: 'run-in heading',
    cues: RUN_IN,
    model: RUN_IN_MODEL,
    file: 'libs/plan-text/lexicon/run-in.json',
    options: { penalty: 0.2, least: 1 },
    examplesOf: runInExamples,
  },
  {
    name: 'sentence of the plan',
    cues: PLAN_SENTENCE,
    model: PLAN_SENTENCE_MODEL,
    file: 'libs/plan-text/lexicon/plan-sentence.json',
    options: { penalty: 8, least: 2 },
    examplesOf: planSentenceExamples,
  },
];

export function modelOf({ cues, options }: Learnt, examples: readonly Example[]): ModelData {
  const { bias, weights } = fitLogistic(examples, options);
  return cues.model(bias, weights);
}

/** How many of the examples a model decides as people did. */
export function rightOf({ cues }: Learnt, model: ModelData, examples: readonly Example[]): number {
  return examples.filter(({ cues: observed, isYes }) => {
    const sum = cues
      .weigh(observed, model)
      .reduce((total, { weight }) => total + Math.round(weight * 100), Math.round(model.bias * 100));
    return sum >= 0 === isYes;
  }).length;
}
