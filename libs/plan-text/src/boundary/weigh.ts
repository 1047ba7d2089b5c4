import data from '../../lexicon/boundary.json' with { type: 'json' };
import type { ModelData } from '../weighing/cue-set.js';
import type { Comma } from './comma.js';
import { COMMA } from './cues.js';
import { observeAround, observeItem } from './observe.js';

export const BOUNDARY_MODEL: ModelData = data;
COMMA.load(BOUNDARY_MODEL);

/** What speaks for a cut at a comma, wherever the item before it begins. */
export function weighAround(comma: Comma): number {
  COMMA.begin();
  observeAround(comma);
  return COMMA.sum;
}

/** How likely people cut there, given the item before it. */
export function probabilityOfCut(comma: Comma, around: number): number {
  COMMA.sum = around;
  observeItem(comma);
  return 1 / (1 + Math.exp(-COMMA.sum / 100));
}
