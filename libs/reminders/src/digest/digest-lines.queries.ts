import type { Tx } from '#platform';
import type { Track } from '#policies';
import { DigestLine, type WaitingLine } from './digest-line.entity.js';

/** A line whose time has come, with the step that it tells of. */
export interface DueLine extends WaitingLine {
  /** Of its step; null for a notice. */
  step: { dutyId: string; track: Track; anchorDate: string } | null;
}

/** A line is as unique as its reminder or event: the same one again is left out. */
export async function gatherLines(tx: Tx, lines: readonly WaitingLine[]): Promise<void> {
  const waiting = lines.map((line) => ({ ...line, state: 'waiting' as const }));
  await tx.insertRows(DigestLine, waiting, { unlessKnown: true });
}

/** What waits of this project goes into no message any more. */
export async function withdrawLines(tx: Tx, projectId: string): Promise<void> {
  await tx.manager.update(DigestLine, { projectId, state: 'waiting' }, { state: 'withdrawn' });
}

/**
 * The messages of mornings that told of a project count as being about it from now on, so that whoever may not know of it any more does
 * not read them: not in the inbox, nor in the log of deliveries.
 */
export async function digestsBelongTo(tx: Tx, projectId: string): Promise<void> {
  const told = 'SELECT digest_id FROM digest_line WHERE project_id = $1 AND digest_id IS NOT NULL';
  await tx.query(
    `WITH told AS (UPDATE delivery SET project_id = $1 WHERE source_id IN (${told}) RETURNING id)
     UPDATE inbox_message m SET project_id = $1 FROM told WHERE m.id = told.id`,
    [projectId],
  );
}

/**
 * Takes up to `limit` people for whom lines are due, and locks them until the transaction ends: one worker writes to one person.
 * Reads `digest_line_waiting_idx` from its low end: the cost follows what is due.
 */
export async function claimReaders(tx: Tx, now: Date, limit: number): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT p.id FROM person p WHERE p.id IN (SELECT person_id FROM digest_line WHERE state = 'waiting' AND send_at <= $1)
     LIMIT $2 FOR NO KEY UPDATE OF p SKIP LOCKED`,
    [now, limit],
  );
  return rows.map(({ id }) => id);
}

/** Their lines that are due. One that a change of its project has locked is skipped: the change withdraws it, or it is still due. */
export function readDueLines(tx: Tx, personIds: readonly string[], now: Date): Promise<DueLine[]> {
  return tx.query<DueLine>(
    `SELECT l.source_id AS "sourceId", l.reminder_id AS "reminderId", l.notice, l.person_id AS "personId", l.channel, l.project_id AS "projectId",
       l.deputy_for AS "deputyFor", l.send_at AS "sendAt",
       CASE WHEN l.notice IS NULL THEN jsonb_build_object('dutyId', r.duty_id, 'track', r.track, 'anchorDate', to_char(r.anchor_date, 'YYYY-MM-DD')) END AS step
     FROM digest_line l LEFT JOIN reminder r ON r.id = l.reminder_id
     WHERE l.person_id = ANY($1) AND l.state = 'waiting' AND l.send_at <= $2
     ORDER BY l.person_id, l.channel, r.level DESC NULLS LAST, r.planned_at, l.source_id FOR UPDATE OF l SKIP LOCKED`,
    [personIds, now],
  );
}

/** @param digestId of the message that carries the lines; null: they are left out */
export async function concludeLines(tx: Tx, lines: readonly WaitingLine[], digestId: string | null): Promise<void> {
  if (lines.length === 0) return;
  await tx.query(
    `UPDATE digest_line l SET state = CASE WHEN $4::uuid IS NULL THEN 'withdrawn' ELSE 'sent' END, digest_id = $4
     FROM unnest($1::uuid[], $2::uuid[], $3::text[]) AS s (source_id, person_id, channel)
     WHERE l.source_id = s.source_id AND l.person_id = s.person_id AND l.channel = s.channel`,
    [lines.map(({ sourceId }) => sourceId), lines.map(({ personId }) => personId), lines.map(({ channel }) => channel), digestId],
  );
}
