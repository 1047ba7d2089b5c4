import { directory, type PersonContact } from '#identity';
import { type Addressee, Addressees, type Notice, notificationsTo, requestNotifications, USUAL_CHANNELS } from '#notifications';
import type { Tx } from '#platform';
import { periodOf } from '#reporting';
import { civilDateOf } from '#work-calendar';
import type { ReportRun } from './report-run.entity.js';
import type { ReportSchedule } from './report-schedule.entity.js';

/** Reports tell of all departments: officers, who see their own projects, are not among their readers. */
export function mayReadReports({ role }: Pick<PersonContact, 'role'>): boolean {
  return role !== 'officer';
}

/** Who is told of the reports of a schedule, each once; where that is nobody, who answers for it. */
export async function readersOf(
  tx: Tx,
  { audience, recipientIds, createdBy }: Pick<ReportSchedule, 'audience' | 'recipientIds' | 'createdBy'>,
): Promise<PersonContact[]> {
  const leaders = audience.includes('leaders') ? await directory.leaders(tx) : [];
  const people = [
    ...(audience.includes('supervisors') ? await directory.supervisors(tx) : []),
    ...(await directory.contacts(tx, [...leaders.map(({ id }) => id), ...recipientIds])),
  ].filter(mayReadReports);
  const found = [...new Map(people.map((person) => [person.id, person])).values()];
  return found.length > 0 ? found : directory.responsible(tx, createdBy);
}

/** Nobody in particular: a report is about no project. */
const NO_PROJECT = { leadDepartmentId: '', leaderId: null, confidential: false, readerIds: [] };

/** Tells its readers, or the deputies of those who are away, that a report was made. */
export async function tellReaders(
  tx: Tx,
  readers: readonly PersonContact[],
  { notice, sourceId, channels, now }: { notice: Notice; sourceId: string; channels: readonly string[]; now: Date },
): Promise<Addressee[]> {
  const addressees = await new Addressees(tx, now, channels).to(NO_PROJECT, readers, USUAL_CHANNELS);
  await requestNotifications(tx, notificationsTo(addressees, { sourceId, projectId: null, notice }), now);
  return addressees;
}

/** What is said of a report that was made, or could not be. */
export function reportNotice({ name, kind }: ReportSchedule, run: ReportRun, publicUrl: string): Notice {
  const link = run.circularId === null ? `${publicUrl}/reports?run=${run.id}` : `${publicUrl}/circulars/${run.circularId}`;
  return {
    kind: 'report',
    subject: run.circularId === null ? { kind: 'report', id: run.id } : { kind: 'circular', id: run.circularId },
    severity: run.state === 'failed' ? 'warning' : 'notice',
    facts: {
      name,
      what: kind,
      period: run.period,
      periodName: periodOf(run.period).name,
      day: run.day ?? '',
      projects: run.projects ?? 0,
      headline: run.headline ?? '',
      lateFor: run.late && run.dueAt ? civilDateOf(run.dueAt) : '',
      problem: run.problemCode ?? '',
      link,
    },
  };
}
