import { newId } from '#platform';
import type { SideEffect } from '../transitions/side-effect.js';

/**
 * Keeps who asks for a report out of turn, and until when. Somebody else who asks for the same month is named: told,
 * not refused, so that offices can agree and the department reports once.
 */
export const askForReport: SideEffect = async (tx, { after, command, now }) => {
  const { actor, dueDate, reason } = command;
  const others = await tx.query<{ by: string; dueDate: string }>(
    `SELECT requested_by_name AS by, due_date AS "dueDate" FROM report_request
     WHERE project_id = $1 AND requested_by <> $2 AND date_trunc('month', due_date) = date_trunc('month', $3::date)
     ORDER BY requested_at`,
    [after.id, actor.id, dueDate],
  );
  await tx.query(
    `INSERT INTO report_request (id, project_id, requested_by, requested_by_name, due_date, text, requested_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7)`,
    [newId(), after.id, actor.id, actor.name, dueDate, reason, now],
  );
  return others.length > 0 ? { alsoRequestedBy: others } : {};
};

/** One report answers whoever asked. */
export const answerRequests: SideEffect = async (tx, { after, now }) => {
  const answered = await tx.query<{ by: string }>(
    `UPDATE report_request SET answered_at = $2 WHERE project_id = $1 AND answered_at IS NULL RETURNING requested_by_name AS by`,
    [after.id, now],
  );
  return answered.length > 0 ? { answers: answered.map(({ by }) => by) } : {};
};
