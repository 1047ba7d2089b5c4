/**
 * The projects as a SQL relation, to be named `p`: as they stand, or as they stood when the instant `asOf` began. A past
 * relation has the columns of the present one, so every question can be asked of both. Departments that cooperate are not
 * kept by time: those of today are shown.
 */
export function projectsAt(asOf: Date | undefined, addParameter: (value: unknown) => string): string {
  if (!asOf) return 'project';
  const instant = addParameter(asOf);
  return `(SELECT * FROM project_version WHERE valid_from < ${instant} AND valid_to >= ${instant})`;
}
