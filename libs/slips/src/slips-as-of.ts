import { asOfRelation } from '#platform';

/** The slips as a SQL relation, as they stand or as they stood when the instant `asOf` began. */
export function slipsAsOf(asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  return asOfRelation('slip', asOf, addParameter);
}
