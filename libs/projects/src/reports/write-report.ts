import { newId } from '#platform';
import { IsNull } from 'typeorm';
import type { SideEffect } from '../transitions/side-effect.js';
import { handIn } from './hand-in.js';
import { ProgressReport } from './progress-report.entity.js';

const NO_CHANGE = '本期无变化';

/** Keeps what a department reports, with its files. `percent` is the project's where the report gives none. */
export const writeReport: SideEffect = async (tx, made) => {
  const { after, command, now } = made;
  const { transition, actor, percent = after.percent, problems = null, text = '' } = command;
  const id = newId();
  await tx.manager.insert(ProgressReport, {
    id,
    projectId: after.id,
    departmentId: transition === 'report-cooperation' ? actor.departmentId : after.leadDepartmentId,
    percent,
    text: transition === 'no-change' ? NO_CHANGE : text,
    problems,
    reportedBy: actor.id,
    reportedByName: actor.name,
    reportedAt: now,
  });
  return { reportId: id, ...(await handIn(tx, made, id)) };
};

/** Files that prove the completion. */
export const handInEvidence: SideEffect = (tx, made) => handIn(tx, made, null);

/** The last report of the lead department was not enough. */
export const markReturned: SideEffect = async (tx, { after, command, now }) => {
  const { id: projectId, leadDepartmentId } = after;
  const last = await tx.manager.findOne(ProgressReport, {
    where: [
      { projectId, departmentId: IsNull() },
      { projectId, departmentId: leadDepartmentId },
    ],
    order: { reportedAt: 'DESC', id: 'DESC' },
  });
  if (last) await tx.manager.update(ProgressReport, { id: last.id }, { returnedAt: now, returnReason: command.reason ?? null });
  return { reportId: last?.id ?? null };
};
