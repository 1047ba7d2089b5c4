import type { CivilDate } from '#work-calendar';
import type { PastDeed, ProjectHistory } from './history.js';

/** Since when a department helps, until when, and when it signed. */
export interface Helping {
  departmentId: string;
  /** Which time it is that the department helps with the project, from 1 on. */
  nth: number;
  from: CivilDate;
  until: CivilDate | null;
  signedOn: CivilDate | null;
}

/** The events that {@link helpingsOf} reads. */
export const HELPER_EVENTS = [
  'project.registered',
  'project.cooperation_changed',
  'project.reassigned',
  'project.transferred',
  'project.cooperation_acknowledged',
];

/** Which departments helped, and for how long: told by the events alone, so that it can be told of any day. */
export function helpingsOf({ deeds }: Pick<ProjectHistory, 'deeds'>): Helping[] {
  const ended: Helping[] = [];
  let helping = new Map<string, Helping>();
  for (const deed of deeds) {
    if (deed.type === 'project.cooperation_acknowledged') {
      const one = helping.get(String(deed.data['departmentId']));
      if (one) one.signedOn = deed.on;
      continue;
    }
    const ids = helpersAfter(deed, [...helping.keys()]);
    for (const one of helping.values()) if (!ids.includes(one.departmentId)) ended.push({ ...one, until: deed.on });
    const begun = (id: string): Helping => ({
      departmentId: id,
      nth: 1 + ended.filter(({ departmentId }) => departmentId === id).length,
      from: deed.on,
      until: null,
      signedOn: null,
    });
    helping = new Map(ids.map((id) => [id, helping.get(id) ?? begun(id)]));
  }
  return [...ended, ...helping.values()];
}

function helpersAfter({ type, data }: PastDeed, before: string[]): string[] {
  switch (type) {
    case 'project.registered':
      return listOf(data['cooperatingDepartmentIds']).filter((id) => id !== data['leadDepartmentId']);
    case 'project.cooperation_changed':
      return listOf((data['cooperation'] as { after?: unknown } | undefined)?.after);
    case 'project.reassigned':
    case 'project.transferred':
      return before.filter((id) => id !== (data['after'] as { leadDepartmentId?: string } | undefined)?.leadDepartmentId);
    default:
      return before;
  }
}

function listOf(value: unknown): string[] {
  return Array.isArray(value) ? value.map(String) : [];
}
