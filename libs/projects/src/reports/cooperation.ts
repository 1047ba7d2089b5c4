import { directory } from '#identity';
import { DomainError, newId } from '#platform';
import { IsNull, Not } from 'typeorm';
import { Cooperation } from '../project/cooperation.entity.js';
import type { SideEffect } from '../transitions/side-effect.js';

/**
 * The department of the actor signs for its part.
 * @throws DomainError `cooperation.not-yours`, `cooperation.acknowledged`
 */
export const signCooperation: SideEffect = async (tx, { after, command, now }) => {
  const { departmentId } = command.actor;
  if (departmentId === null) throw notYours();
  const own = { projectId: after.id, departmentId };
  const { affected } = await tx.manager.update(Cooperation, { ...own, acknowledgedAt: IsNull() }, { acknowledgedAt: now });
  if (affected !== 0) return { departmentId };
  if (!(await tx.manager.existsBy(Cooperation, own))) throw notYours();
  throw new DomainError('cooperation.acknowledged', 'Your department has signed for this already.');
};

/**
 * The department of the actor has reported on its part, for which it must have signed.
 * @throws DomainError `cooperation.not-yours`
 */
export const noteCooperationReport: SideEffect = async (tx, { after, command, now }) => {
  const { departmentId } = command.actor;
  if (departmentId === null) throw notYours();
  const signed = { projectId: after.id, departmentId, acknowledgedAt: Not(IsNull()) };
  const { affected } = await tx.manager.update(Cooperation, signed, { lastReportAt: now });
  if (affected === 0) throw notYours();
  return { departmentId };
};

/** Other departments help from now on; those who stay keep their signature. @throws DomainError `department.not-found` */
export const changeCooperation: SideEffect = async (tx, { after, command, now }) => {
  const ids = [...new Set(command.cooperatingDepartmentIds)].filter((id) => id !== after.leadDepartmentId).sort();
  await directory.assertKnown(tx, 'department', ids);
  const present = await tx.manager.findBy(Cooperation, { projectId: after.id });
  const before = present.map(({ departmentId }) => departmentId).sort();
  await tx.manager.remove(present.filter(({ departmentId }) => !ids.includes(departmentId)));
  const added = ids.filter((id) => !before.includes(id));
  await tx.manager.insert(
    Cooperation,
    added.map((departmentId) => ({ id: newId(), projectId: after.id, departmentId, assignedAt: now })),
  );
  return { cooperation: { before, after: ids } };
};

/** Whoever takes the lead no longer helps. */
export const leaveCooperation: SideEffect = async (tx, { after }) => {
  await tx.manager.delete(Cooperation, { projectId: after.id, departmentId: after.leadDepartmentId });
  return {};
};

function notYours(): DomainError {
  return new DomainError(
    'cooperation.not-yours',
    'Only a department that helps with this project, and has signed for it, says this. The lead department uses acknowledge and report.',
  );
}
