import { DomainError } from '#platform';
import { assertKnown } from '../project/project-access.js';
import type { SideEffect } from '../transitions/side-effect.js';

/**
 * The department of the actor signs for its part.
 * @throws DomainError `cooperation.not-yours`, `cooperation.acknowledged`
 */
export const signCooperation: SideEffect = async (tx, { after, command, now }) => {
  const { departmentId } = command.actor;
  const signed = await tx.query(
    `UPDATE project_cooperation SET acknowledged_at = $3
     WHERE project_id = $1 AND department_id = $2 AND acknowledged_at IS NULL RETURNING 1`,
    [after.id, departmentId, now],
  );
  if (signed.length > 0) return { departmentId };
  const [helps] = await tx.query('SELECT 1 FROM project_cooperation WHERE project_id = $1 AND department_id = $2', [
    after.id,
    departmentId,
  ]);
  if (!helps) throw notYours();
  throw new DomainError('cooperation.acknowledged', 'Your department has signed for this already.');
};

/**
 * The department of the actor has reported on its part, for which it must have signed.
 * @throws DomainError `cooperation.not-yours`
 */
export const noteCooperationReport: SideEffect = async (tx, { after, command, now }) => {
  const { departmentId } = command.actor;
  const noted = await tx.query(
    `UPDATE project_cooperation SET last_report_at = $3
     WHERE project_id = $1 AND department_id = $2 AND acknowledged_at IS NOT NULL RETURNING 1`,
    [after.id, departmentId, now],
  );
  if (noted.length === 0) throw notYours();
  return { departmentId };
};

/** Other departments help from now on; those who stay keep their signature. @throws DomainError `department.not-found` */
export const changeCooperation: SideEffect = async (tx, { after, command, now }) => {
  const ids = [...new Set(command.cooperatingDepartmentIds)].filter((id) => id !== after.leadDepartmentId).sort();
  await assertKnown(tx, 'department', ids);
  const before = await tx.query<{ id: string }>(
    'SELECT department_id AS id FROM project_cooperation WHERE project_id = $1 ORDER BY 1',
    [after.id],
  );
  await tx.query('DELETE FROM project_cooperation WHERE project_id = $1 AND department_id <> ALL ($2)', [after.id, ids]);
  await tx.query(
    `INSERT INTO project_cooperation (project_id, department_id, assigned_at) SELECT $1, unnest($2::uuid[]), $3 ON CONFLICT DO NOTHING`,
    [after.id, ids, now],
  );
  return { cooperation: { before: before.map(({ id }) => id), after: ids } };
};

/** Who leads now doesn't help besides. */
export const leaveCooperation: SideEffect = async (tx, { after }) => {
  await tx.query('DELETE FROM project_cooperation WHERE project_id = $1 AND department_id = $2', [
    after.id,
    after.leadDepartmentId,
  ]);
  return {};
};

function notYours(): DomainError {
  return new DomainError(
    'cooperation.not-yours',
    'Only a department that helps with this project, and has signed for it, says this. The lead department uses acknowledge and report.',
  );
}
