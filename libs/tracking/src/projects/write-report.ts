import { newId } from '#platform';
import type { MoveShare } from './move-share.js';
import { ProgressReport } from './progress-report.entity.js';

/** Keeps what a department reports. `percent` is the project's where the report gives none. */
export const writeReport: MoveShare = async (tx, { after, command, now }) => {
  const report: ProgressReport = {
    id: newId(),
    projectId: after.id,
    departmentId: command.move === 'report-cooperation' ? command.actor.departmentId : after.leadDepartmentId,
    percent: command.percent ?? after.percent,
    text: command.text ?? '',
    problems: command.problems ?? null,
    reportedBy: command.actor.id,
    reportedByName: command.actor.name,
    reportedAt: now,
  };
  await tx.manager.insert(ProgressReport, report);
  return { reportId: report.id };
};
