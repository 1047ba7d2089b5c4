import type { Queryable } from '#platform';
import type { ReminderKind } from '#reminders';

/** A message that would be sent to one person. */
export interface PlannedMessage {
  personId: string;
  to: string;
  /** Department of the person; null for supervisors and leaders. */
  department: string | null;
  channels: string[];
  title: string;
  /** Null for a message of the morning, which speaks of several. */
  projectId: string | null;
  /** Of a message of the morning the highest of its steps. */
  level: number;
  kind: ReminderKind | 'digest';
  /** Projects that a message of the morning tells of; left out for others. */
  projectIds?: string[];
}

export interface SimulatedDay {
  /** Asia/Shanghai civil date. */
  date: string;
  messages: PlannedMessage[];
}

/** What the simulation would have sent from its beginning on, day by day, in order of department and person. */
export async function readPlannedMessages(db: Queryable, from: Date): Promise<SimulatedDay[]> {
  const rows = await db.query<PlannedMessage & { date: string; projectIds: string[] | null }>(
    `
    SELECT to_char(d.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS date, p.id AS "personId", p.name AS "to", o.name AS department,
      array_agg(DISTINCT d.channel ORDER BY d.channel) AS channels, d.content ->> 'title' AS title, d.project_id AS "projectId",
      coalesce(r.level, g.level) AS level, coalesce(r.kind, 'digest') AS kind, g.project_ids AS "projectIds"
    FROM delivery d JOIN person p ON p.id = d.recipient_id LEFT JOIN department o ON o.id = p.department_id
    LEFT JOIN reminder r ON r.id = d.source_id
    LEFT JOIN LATERAL (SELECT max(x.level) AS level, array_agg(DISTINCT l.project_id) AS project_ids
      FROM digest_line l JOIN reminder x ON x.id = l.reminder_id WHERE l.digest_id = d.source_id AND l.state = 'sent') g ON true
    WHERE d.created_at >= $1 AND (r.id IS NOT NULL OR g.level IS NOT NULL)
    GROUP BY d.created_at, p.id, o.id, d.content ->> 'title', d.project_id, d.source_id, r.level, r.kind, g.level, g.project_ids
    ORDER BY d.created_at, o.code NULLS LAST, p.login, 8 DESC, 6, d.project_id`,
    [from],
  );
  const days = new Map<string, PlannedMessage[]>();
  for (const { date, projectIds, ...message } of rows)
    days.set(date, [...(days.get(date) ?? []), { ...message, ...(projectIds ? { projectIds } : {}) }]);
  return [...days].map(([date, messages]) => ({ date, messages }));
}

export interface SimulationTotals {
  projects: number;
  /** Items that were not registered, because their date had passed when the period began. */
  leftOut: number;
  /** Days on which something would be sent. */
  days: number;
  /** One per person and occasion, however many channels carry it. */
  messages: number;
  reminders: number;
  escalations: number;
  /** 通报 and 约谈, drafted for a person. */
  drafts: number;
}

export async function readTotals(db: Queryable, days: readonly SimulatedDay[]): Promise<SimulationTotals> {
  // All projects: a simulation holds only copies of what its actor sees.
  const [counts] = await db.query<Omit<SimulationTotals, 'days' | 'messages'>>(`
    SELECT (SELECT count(*) FROM project) AS projects, (SELECT count(*) FROM plan_item WHERE state = 'draft') AS "leftOut", count(*) FILTER (WHERE kind = 'reminder') AS reminders,
      count(*) FILTER (WHERE kind = 'escalation') AS escalations, count(*) FILTER (WHERE kind = 'draft') AS drafts
    FROM reminder`);
  const { projects = 0, leftOut = 0, reminders = 0, escalations = 0, drafts = 0 } = counts ?? {};
  return {
    projects,
    leftOut,
    days: days.length,
    messages: days.reduce((sum, { messages }) => sum + messages.length, 0),
    reminders,
    escalations,
    drafts,
  };
}
