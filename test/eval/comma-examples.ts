import type { Comma } from '../../libs/plan-text/src/boundary/comma.js';
import { COMMA } from '../../libs/plan-text/src/boundary/cues.js';
import { observe } from '../../libs/plan-text/src/boundary/observe.js';
import { splitClauses } from '../../libs/plan-text/src/boundary/split-clauses.js';
import { readClauses } from '../../libs/plan-text/src/clause/read-clauses.js';
import type { Lesson } from './learning.js';
import type { Example } from './logistic.js';

/** The commas of a document, each with its cues and whether people cut there; those where they differ are left out. */
export function commaExamples({ form, sentences, judgement, isScored }: Lesson): Example[] {
  const examples: Example[] = [];
  for (const sentence of sentences) {
    const learn = (comma: Comma): boolean => {
      const relation = judgement.relation(comma.before.end - 1, comma.after.start, sentence.start);
      if (comma.rule === 'none' && (relation === 'same' || relation === 'apart'))
        examples.push({ cues: cuesOf(comma), isYes: relation === 'apart', weight: isScored ? 1 : 0.5 });
      return relation !== 'same';
    };
    splitClauses(form, readClauses(form, sentence), learn);
  }
  return examples;
}

function cuesOf(comma: Comma): string[] {
  COMMA.observed = [];
  observe(comma);
  const cues = COMMA.observed;
  COMMA.observed = null;
  return cues;
}
