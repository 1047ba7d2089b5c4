import type { Queryable } from '#platform';
import { Project } from '#projects';
import { LAMPS, type Lamp, lampOf, type ProjectState } from '#policies';
import type { DepartmentCalendars } from '#work-calendar';

/** What there is to see after the demonstration, as counted in the database. */
export interface DemonstrationNumbers {
  items: number;
  skippedParts: number;
  projects: number;
  states: Partial<Record<ProjectState, number>>;
  lamps: Record<Lamp, number>;
  reminders: number;
  /** By level: 1 催办, 2 督办(黄), 3 督办(红). */
  escalations: Record<string, number>;
  /** 通报 and 约谈, drafted for a person to decide. */
  drafts: number;
  inboxMessages: number;
  emails: number;
  webhooks: number;
  events: number;
}

export async function countDemonstration(
  db: Queryable,
  today: string,
  calendars: DepartmentCalendars,
): Promise<DemonstrationNumbers> {
  // All projects: the demonstration prints how many it made, and shows none of them.
  const [row] = await db.query<Omit<DemonstrationNumbers, 'states' | 'lamps' | 'escalations'>>(`
    SELECT (SELECT count(*) FROM plan_item) AS items,
      (SELECT coalesce(sum(jsonb_array_length(skipped)), 0)::int FROM plan) AS "skippedParts",
      (SELECT count(*) FROM project) AS projects,
      (SELECT count(*) FROM reminder WHERE kind = 'reminder') AS reminders,
      (SELECT count(*) FROM reminder WHERE kind = 'draft') AS drafts,
      (SELECT count(*) FROM inbox_message) AS "inboxMessages",
      (SELECT count(*) FROM delivery WHERE channel = 'email' AND state = 'delivered') AS emails,
      (SELECT count(*) FROM delivery WHERE channel = 'webhook' AND state = 'delivered') AS webhooks,
      (SELECT count(*) FROM event) AS events`);
  if (!row) throw new Error('the database answered a count with nothing');
  const escalations = await db.query<{ level: number; n: number }>(
    `SELECT level, count(*) AS n FROM reminder WHERE kind = 'escalation' GROUP BY level ORDER BY level`,
  );
  const projects = await db.manager.find(Project);
  return {
    ...row,
    states: tally(projects.map(({ state }) => state)),
    lamps: {
      ...Object.fromEntries(LAMPS.map((lamp) => [lamp, 0])),
      ...tally(projects.map((project) => lampOf(project, today, calendars.of(project.leadDepartmentId)))),
    } as Record<Lamp, number>,
    escalations: Object.fromEntries(escalations.map(({ level, n }) => [String(level), n])),
  };
}

function tally<Key extends string>(keys: readonly Key[]): Partial<Record<Key, number>> {
  const counts: Partial<Record<Key, number>> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
