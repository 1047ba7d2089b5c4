import type { Queryable } from '#platform';
import type { Anchor, SlipTrack } from '#policies';
import { AWAITING_ANSWER } from './slip-state.js';

/**
 * The answers that a project owes, as anchors of the ladder: one per colour, because only one slip of a colour is open at
 * a time. So the dispatcher chases a slip as it chases anything else.
 */
export async function slipAnchors(db: Queryable, projectId: string): Promise<Anchor[]> {
  return (await slipAnchorsOf(db, [projectId])).get(projectId) ?? [];
}

/** The same of many projects, by project. */
export async function slipAnchorsOf(db: Queryable, projectIds: readonly string[]): Promise<Map<string, Anchor[]>> {
  const rows = await db.query<Anchor & { track: SlipTrack; projectId: string }>(
    `SELECT project_id AS "projectId", colour || '-slip' AS track, answer_due AS date,
       (issued_at AT TIME ZONE 'Asia/Shanghai')::date AS "startDate"
     FROM slip WHERE project_id = ANY($1) AND ended_at IS NULL AND state = ANY($2)`,
    [projectIds, AWAITING_ANSWER],
  );
  const found = new Map<string, Anchor[]>();
  for (const { projectId, ...anchor } of rows) found.set(projectId, [...(found.get(projectId) ?? []), anchor]);
  return found;
}
