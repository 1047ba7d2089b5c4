import { Injectable } from '@nestjs/common';
import { OfficeCalendar } from '#identity';
import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';
import { lampOf } from '#policies';
import { civilDateOf } from '#work-calendar';
import { type EventAttributes, NO_ATTRIBUTES } from './endpoint-filter.js';
import { readCircularScope, readDepartmentsOfCallIn, readProjectVersion } from './event-attributes.queries.js';

/**
 * Reads what an event was about when it had happened: of a project its departments, plan, series and lamp. A department that the event
 * itself took off the project is among them: it should get that event. Departments that cooperate are those of today.
 */
@Injectable()
export class EventAttributesReader {
  constructor(private readonly calendar: OfficeCalendar) {}

  async read(tx: Tx, event: RecordedEvent): Promise<EventAttributes> {
    const { kind, id } = event.subject;
    switch (kind) {
      case 'project':
        return this.ofProject(tx, event);
      case 'plan':
        return { ...NO_ATTRIBUTES, planId: id };
      case 'circular':
        return ofCircular(tx, id);
      case 'call-in':
        return { ...NO_ATTRIBUTES, departmentIds: await readDepartmentsOfCallIn(tx, id) };
      case 'department':
        return { ...NO_ATTRIBUTES, departmentIds: [id] };
      default:
        return NO_ATTRIBUTES;
    }
  }

  private async ofProject(tx: Tx, { subject, at, data }: RecordedEvent): Promise<EventAttributes> {
    const project = await readProjectVersion(tx, subject.id, at);
    if (!project) return NO_ATTRIBUTES;
    const { before, cooperation } = data as { before?: { leadDepartmentId?: string }; cooperation?: { before: string[] } };
    const leadDepartmentIds = [project.leadDepartmentId, before?.leadDepartmentId ?? []].flat();
    return {
      leadDepartmentIds,
      departmentIds: [...leadDepartmentIds, ...project.cooperating, ...(cooperation?.before ?? [])],
      planId: project.planId,
      series: project.series,
      lamp: lampOf(project, civilDateOf(at), await this.calendar.of(tx, project.leadDepartmentId)),
    };
  }
}

async function ofCircular(tx: Tx, id: string): Promise<EventAttributes> {
  const circular = await readCircularScope(tx, id);
  if (!circular) return NO_ATTRIBUTES;
  return { ...NO_ATTRIBUTES, planId: circular.planId, series: circular.series === null ? [] : [circular.series] };
}
