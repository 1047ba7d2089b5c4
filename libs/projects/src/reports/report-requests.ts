import { newId } from '#platform';
import { addDays, addMonths } from '#work-calendar';
import { Between, IsNull, Not } from 'typeorm';
import type { SideEffect } from '../transitions/side-effect.js';
import { ReportRequest } from './report-request.entity.js';

/**
 * Keeps who asks for a report out of turn, and until when. Somebody else who asks for the same month is named: told,
 * not refused, so that offices can agree and the department reports once.
 */
export const askForReport: SideEffect = async (tx, { after, command, now }) => {
  const { actor, dueDate = '', reason = '' } = command;
  const month = dueDate.slice(0, 7);
  const others = await tx.manager.find(ReportRequest, {
    where: { projectId: after.id, requestedBy: Not(actor.id), dueDate: Between(`${month}-01`, lastDayOf(month)) },
    order: { requestedAt: 'ASC' },
  });
  const by = { requestedBy: actor.id, requestedByName: actor.name, requestedAt: now };
  await tx.manager.insert(ReportRequest, { id: newId(), projectId: after.id, dueDate, text: reason, ...by });
  const named = others.map((other) => ({ by: other.requestedByName, dueDate: other.dueDate }));
  return named.length > 0 ? { alsoRequestedBy: named } : {};
};

/** One report answers whoever asked. */
export const answerRequests: SideEffect = async (tx, { after, now }) => {
  const open = await tx.manager.findBy(ReportRequest, { projectId: after.id, answeredAt: IsNull() });
  if (open.length === 0) return {};
  await tx.manager.update(ReportRequest, { projectId: after.id, answeredAt: IsNull() }, { answeredAt: now });
  return { answers: open.map(({ requestedByName }) => requestedByName) };
};

/** `2022-02` gives `2022-02-28`. */
function lastDayOf(month: string): string {
  return addDays(`${addMonths(month, 1)}-01`, -1);
}
