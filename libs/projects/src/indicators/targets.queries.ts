import type { Target } from '#plan-text';
import type { Queryable } from '#platform';

/** What a project says, and the targets that were found in its plan item, whose table lies above this module; null: it has no item. */
export async function readTargets(
  db: Queryable,
  projectId: string,
): Promise<{ title: string; text: string; dueDate: string; targets: Target[] | null } | undefined> {
  // All projects: its caller has locked or read the project under visibleTo.
  const [row] = await db.query<{ title: string; text: string; dueDate: string; targets: Target[] | null }>(
    `SELECT p.title, p.text, p.due_date AS "dueDate", i.targets
     FROM project p LEFT JOIN plan_item i ON i.id = p.plan_item_id WHERE p.id = $1`,
    [projectId],
  );
  return row;
}
