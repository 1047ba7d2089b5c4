import { handIn } from './hand-in.js';
import { newId } from '#platform';
import type { SideEffect } from '../transitions/side-effect.js';

const NO_CHANGE = '本期无变化';

/** Keeps what a department reports, with its files. `percent` is the project's where the report gives none. */
export const writeReport: SideEffect = async (tx, made) => {
  const { after, command, now } = made;
  const id = newId();
  const departmentId = command.transition === 'report-cooperation' ? command.actor.departmentId : after.leadDepartmentId;
  const text = command.transition === 'no-change' ? NO_CHANGE : (command.text ?? '');
  await tx.query(
    `INSERT INTO progress_report (id, project_id, department_id, percent, text, problems, reported_by, reported_by_name, reported_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      id,
      after.id,
      departmentId,
      command.percent ?? after.percent,
      text,
      command.problems ?? null,
      command.actor.id,
      command.actor.name,
      now,
    ],
  );
  return { reportId: id, ...(await handIn(tx, made, id)) };
};

/** Files that prove the completion. */
export const handInEvidence: SideEffect = (tx, made) => handIn(tx, made, null);

/** The last report of the lead department was not enough. */
export const markReturned: SideEffect = async (tx, { after, command, now }) => {
  const [returned] = await tx.query<{ id: string }>(
    `UPDATE progress_report SET returned_at = $2, return_reason = $3 WHERE id = (
       SELECT id FROM progress_report WHERE project_id = $1 AND (department_id IS NULL OR department_id = $4)
       ORDER BY reported_at DESC, id DESC LIMIT 1) RETURNING id`,
    [after.id, now, command.reason, after.leadDepartmentId],
  );
  return { reportId: returned?.id ?? null };
};
