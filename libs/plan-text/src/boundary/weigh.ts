import data from '../../lexicon/boundary.json' with { type: 'json' };
import type { ModelData } from '../weighing/cue-set.js';
import type { Comma } from './comma.js';
import { COMMA } from './cues.js';
import { observe } from './observe.js';

export const BOUNDARY_MODEL: ModelData = data;
COMMA.load(BOUNDARY_MODEL);

/** Whether a new item begins after the comma: by a rule of grammar, else where more speaks for it than against it. */
export function speaksForCut(comma: Comma): boolean {
  if (comma.rule !== 'none') return comma.rule === 'deadlines';
  observe(comma);
  return COMMA.sum >= 0;
}
