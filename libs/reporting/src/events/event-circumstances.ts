import { type Circumstances, NO_CIRCUMSTANCES } from '#delivery';
import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';
import { civilDateOf } from '#work-calendar';
import type { OfficeCalendar } from '#identity';
import { lampOf, type LampSubject } from '#policies';

/**
 * What an event was about when it had happened: of a project its departments, plan, series and lamp. A department that the event
 * itself took off the project is among them: it should hear so. Departments that help are those of today.
 */
export async function readCircumstances(tx: Tx, event: RecordedEvent, calendar: OfficeCalendar): Promise<Circumstances> {
  const { kind, id } = event.subject;
  switch (kind) {
    case 'project':
      return ofProject(tx, event, calendar);
    case 'plan':
      return { ...NO_CIRCUMSTANCES, planId: id };
    case 'circular':
      return ofCircular(tx, id);
    case 'call-in':
      return { ...NO_CIRCUMSTANCES, departmentIds: await departmentsOfCall(tx, id) };
    case 'department':
      return { ...NO_CIRCUMSTANCES, departmentIds: [id] };
    default:
      return NO_CIRCUMSTANCES;
  }
}

interface ProjectRow extends LampSubject {
  leadDepartmentId: string;
  planId: string | null;
  series: string[];
  helping: string[];
}

async function ofProject(tx: Tx, { subject, at, data }: RecordedEvent, calendar: OfficeCalendar): Promise<Circumstances> {
  const [project] = await tx.query<ProjectRow>(
    `SELECT p.lead_department_id AS "leadDepartmentId", p.plan_id AS "planId", p.series, p.state, p.due_date AS "dueDate",
       p.at_risk_from AS "atRiskFrom", p.off_track_from AS "offTrackFrom",
       ARRAY(SELECT department_id FROM project_cooperation c WHERE c.project_id = p.id) AS helping
     FROM project_version p WHERE p.id = $1 AND p.valid_from <= $2 ORDER BY p.version DESC LIMIT 1`,
    [subject.id, at],
  );
  if (!project) return NO_CIRCUMSTANCES;
  const { before, cooperation } = data as { before?: { leadDepartmentId?: string }; cooperation?: { before: string[] } };
  const leadDepartmentIds = [project.leadDepartmentId, before?.leadDepartmentId ?? []].flat();
  return {
    leadDepartmentIds,
    departmentIds: [...leadDepartmentIds, ...project.helping, ...(cooperation?.before ?? [])],
    planId: project.planId,
    series: project.series,
    lamp: lampOf(project, civilDateOf(at), await calendar.of(tx, project.leadDepartmentId)),
  };
}

async function ofCircular(tx: Tx, id: string): Promise<Circumstances> {
  const [circular] = await tx.query<{ planId: string | null; series: string | null }>(
    'SELECT plan_id AS "planId", series FROM circular WHERE id = $1',
    [id],
  );
  return circular
    ? { ...NO_CIRCUMSTANCES, planId: circular.planId, series: circular.series === null ? [] : [circular.series] }
    : NO_CIRCUMSTANCES;
}

/** The unit that called, and those that it named. */
async function departmentsOfCall(tx: Tx, id: string): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT department_id AS id FROM call_in_department WHERE call_in_id = $1
     UNION SELECT department_id FROM call_in WHERE id = $1 AND department_id IS NOT NULL`,
    [id],
  );
  return rows.map((row) => row.id);
}
