import { COMMA } from '../../libs/plan-text/src/boundary/cues.js';
import type { Comma } from '../../libs/plan-text/src/boundary/comma.js';
import { Commas } from '../../libs/plan-text/src/boundary/commas.js';
import { observeAround, observeItem } from '../../libs/plan-text/src/boundary/observe.js';
import { readClauses } from '../../libs/plan-text/src/clause/read-clauses.js';
import type { Lesson } from './learning.js';
import type { Example } from './logistic.js';

/** The commas of a document, each with its cues and whether people cut there; those where they differ are left out. */
export function commaExamples({ form, sentences, judgement, isScored }: Lesson): Example[] {
  const examples: Example[] = [];
  for (const sentence of sentences) {
    const clauses = readClauses(form, sentence);
    if (clauses.length < 2) continue;
    const commas = new Commas(form, clauses);
    let begin = 0;
    for (let at = 1; at < clauses.length; at += 1) {
      commas.moveTo(at);
      commas.beginAt(begin);
      const { before, after, rule } = commas.comma;
      const relation = judgement.relation(before.end - 1, after.start, sentence.start);
      if (rule === 'none' && (relation === 'same' || relation === 'apart'))
        examples.push({ cues: cuesOf(commas.comma), isYes: relation === 'apart', weight: isScored ? 1 : 0.5 });
      if (relation !== 'same') begin = at;
    }
  }
  return examples;
}

function cuesOf(comma: Comma): string[] {
  COMMA.observed = [];
  observeAround(comma);
  observeItem(comma);
  const cues = COMMA.observed;
  COMMA.observed = null;
  return cues;
}
