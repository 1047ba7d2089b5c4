import type { Tx } from '#platform';
import type { Anchor } from '../ladder/ladder.js';
import type { SlipTrack } from '../policy/slip-rules.js';
import { AWAITING_ANSWER } from './slip-state.js';

/**
 * The answers that a project owes, as anchors of the ladder: one per colour, because only one slip of a colour is open at
 * a time. So the dispatcher chases a slip as it chases anything else.
 */
export async function slipAnchors(tx: Tx, projectId: string): Promise<Anchor[]> {
  return tx.query<Anchor & { track: SlipTrack }>(
    `SELECT colour || '-slip' AS track, answer_due AS date, (issued_at AT TIME ZONE 'Asia/Shanghai')::date AS "startDate"
     FROM slip WHERE project_id = $1 AND ended_at IS NULL AND state = ANY($2)`,
    [projectId, AWAITING_ANSWER],
  );
}
