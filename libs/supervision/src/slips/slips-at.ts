/** The slips as a SQL relation, as they stand or as they stood when the instant `asOf` began; see `projectsAt`. */
export function slipsAt(asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  if (!asOf) return 'slip';
  const instant = addParameter(asOf);
  return `(SELECT * FROM slip_version WHERE valid_from < ${instant} AND valid_to >= ${instant})`;
}
