import { keptAt } from './kept-at.js';

/** The projects as a SQL relation, to be named `p`; departments that cooperate are not kept by time: those of today are shown. */
export function projectsAt(asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  return keptAt('project', asOf, addParameter);
}
