/**
 * A table whose every state is kept in `<table>_version`, as a SQL relation: as it stands, or as it stood when the instant
 * `asOf` began. A past relation has the columns of the present one, so every question can be asked of both.
 */
export function asOfRelation(table: string, asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  if (!asOf) return table;
  const instant = addParameter(asOf);
  return `(SELECT * FROM ${table}_version WHERE valid_from < ${instant} AND valid_to >= ${instant})`;
}
