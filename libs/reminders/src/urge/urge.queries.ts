import type { Tx } from '#platform';

/** The people who got a message of level 1 or higher about a project between two instants, also one of the morning that is still to come. */
export async function calledBetween(tx: Tx, projectId: string, [from, to]: readonly [Date, Date]): Promise<Set<string>> {
  const rows = await tx.query<{ id: string }>(
    `SELECT d.recipient_id AS id FROM delivery d JOIN reminder r ON r.id = d.source_id
     WHERE d.project_id = $1 AND d.created_at >= $2 AND d.created_at < $3 AND d.state <> 'withdrawn' AND r.level >= 1
     UNION SELECT l.person_id FROM digest_line l JOIN reminder r ON r.id = l.reminder_id
     WHERE l.project_id = $1 AND l.send_at >= $2 AND l.send_at < $3 AND l.state <> 'withdrawn' AND r.level >= 1`,
    [projectId, from, to],
  );
  return new Set(rows.map(({ id }) => id));
}
