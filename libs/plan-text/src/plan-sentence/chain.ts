import type { SentenceStep, Step } from './step.js';

/** What it costs, in hundredths, that a sentence is of the plan and the one before it is not, or the other way round. */
const CHANGE_IN_PARAGRAPH = 80;
const CHANGE_BETWEEN_PARAGRAPHS = 40;

/**
 * Which sentences are of the plan: the choice for which their own scores, less what changes between neighbours cost, sum up
 * highest. A heading parts its neighbours: a change over it costs nothing.
 */
export function chooseSentences(steps: readonly Step[], score: (step: SentenceStep) => number): Set<SentenceStep> {
  const sentences = steps.filter((step) => step.kind === 'sentence');
  const costs = changeCosts(steps);
  /** The best sum so far where the sentence is left and taken, and what the one before it was then. */
  const from: [boolean, boolean][] = [];
  let left = 0;
  let taken = 0;
  sentences.forEach((sentence, at) => {
    const own = score(sentence);
    const cost = costs[at] ?? 0;
    const leftFromTaken = taken - cost > left;
    const takenFromTaken = taken >= left - cost;
    from.push([leftFromTaken, takenFromTaken]);
    [left, taken] = [leftFromTaken ? taken - cost : left, (takenFromTaken ? taken : left - cost) + own];
  });
  const chosen = new Set<SentenceStep>();
  let isTaken = taken >= left;
  for (let at = sentences.length - 1; at >= 0; at -= 1) {
    if (isTaken) chosen.add(sentences[at] as SentenceStep);
    isTaken = from[at]?.[isTaken ? 1 : 0] ?? false;
  }
  return chosen;
}

/** Before each sentence. */
function changeCosts(steps: readonly Step[]): number[] {
  const costs: number[] = [];
  let paragraph = -1;
  let isParted = true;
  for (const step of steps) {
    if (step.kind === 'heading') isParted = true;
    if (step.kind !== 'sentence') continue;
    const isSame = step.sentence.paragraph === paragraph;
    costs.push(isParted ? 0 : isSame ? CHANGE_IN_PARAGRAPH : CHANGE_BETWEEN_PARAGRAPHS);
    paragraph = step.sentence.paragraph;
    isParted = false;
  }
  return costs;
}
