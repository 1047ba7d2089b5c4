import { asOfRelation } from '#platform';

/** The projects as a SQL relation, to be named `p`; departments that cooperate are not kept by time: those of today are shown. */
export function projectsAsOf(asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  return asOfRelation('project', asOf, addParameter);
}
