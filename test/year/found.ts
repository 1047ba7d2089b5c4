import type { Queryable } from '#platform';
import { LAMPS, lampConditions } from '#policies';
import { eitherSql, projectsAsOf } from '#projects';
import { endOf, type WorkCalendar, DepartmentCalendars } from '#work-calendar';
import type { Day, Moment } from './oracle/calendar.js';

const moment = (column: string): string => `to_char(${column} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI')`;

/** A step or a call on record, with those who got the message. */
export interface FoundReminder {
  projectId: string;
  track: string;
  /** The department that helps, on its tracks. */
  helper: string | null;
  key: string;
  date: Day;
  level: number;
  kind: string;
  planned: Moment;
  taken: Moment;
  carriedBy: string | null;
  to: string[];
  /** Types of the events that tell of it. */
  events: string[];
}

export function readReminders(db: Queryable): Promise<FoundReminder[]> {
  return db.query(
    `SELECT r.project_id AS "projectId", r.track, CASE WHEN r.track IN ('urge', 'raise') THEN r.track ELSE r.step_key END AS key,
       (SELECT x.code FROM event e JOIN department x ON x.id = (e.data ->> 'departmentId')::uuid
         WHERE e.subject_id = r.project_id AND e.data ->> 'reminderId' = r.id::text) AS helper,
       r.anchor_date AS date, r.level, r.kind, ${moment('r.planned_at')} AS planned, ${moment('r.recorded_at')} AS taken, m.step_key AS "carriedBy",
       ARRAY(SELECT p.login || ' ' || d.channel FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE d.source_id = r.id
         UNION SELECT p.login || ' ' || l.channel FROM digest_line l JOIN person p ON p.id = l.person_id WHERE l.reminder_id = r.id) AS to,
       ARRAY(SELECT e.type FROM event e WHERE e.subject_id = r.project_id AND e.data ->> 'reminderId' = r.id::text) AS events
     FROM reminder r LEFT JOIN reminder m ON m.id = r.merged_into`,
  );
}

/** Steps that the history says were skipped. */
export function readPassedOver(
  db: Queryable,
): Promise<{ projectId: string; track: string; key: string; date: Day; planned: Moment; taken: Moment }[]> {
  return db.query(
    `SELECT subject_id AS "projectId", data ->> 'track' AS track, data ->> 'step' AS key, data ->> 'anchorDate' AS date,
       ${moment(`(data ->> 'plannedAt')::timestamptz`)} AS planned, ${moment('occurred_at')} AS taken
     FROM event WHERE type = 'project.step_skipped'`,
  );
}

/** The lamp of every project at the end of a day, as lists and boards with `?asOf` have it. */
export async function readLamps(db: Queryable, day: Day, calendar: WorkCalendar): Promise<Map<string, string>> {
  const parameters: unknown[] = [];
  const add = (value: unknown): string => `$${parameters.push(value)}`;
  const cases = LAMPS.map(
    (lamp) => `WHEN ${eitherSql(lampConditions(lamp, day, new DepartmentCalendars(calendar, new Map())), add)} THEN '${lamp}'`,
  );
  const rows = await db.query<{ id: string; lamp: string }>(
    `SELECT p.id, CASE ${cases.join(' ')} END AS lamp FROM ${projectsAsOf(endOf(day), add)} p`,
    parameters,
  );
  return new Map(rows.map(({ id, lamp }) => [id, lamp]));
}

export interface FoundSlip {
  projectId: string;
  number: string;
  colour: string;
  issued: Moment;
  answerDue: Day;
  state: string;
}

export function readPaperSlips(db: Queryable): Promise<FoundSlip[]> {
  return db.query(
    `SELECT project_id AS "projectId", year || '/' || number AS number, colour, ${moment('issued_at')} AS issued, answer_due AS "answerDue", state
     FROM slip ORDER BY year, number`,
  );
}

/** The day of the first message to somebody of a department that links to a project, by `department project`. */
export async function firstMessages(db: Queryable): Promise<Map<string, Day>> {
  const rows = await db.query<{ departmentId: string; content: string; day: Day }>(
    `SELECT p.department_id AS "departmentId", d.content::text AS content, to_char(d.created_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM-DD') AS day
     FROM delivery d JOIN person p ON p.id = d.recipient_id WHERE p.department_id IS NOT NULL ORDER BY d.created_at`,
  );
  const first = new Map<string, Day>();
  for (const { departmentId, content, day } of rows)
    for (const [, projectId] of content.matchAll(/\/projects\/([0-9a-f-]{36})/g)) {
      const key = `${departmentId} ${projectId}`;
      if (!first.has(key)) first.set(key, day);
    }
  return first;
}
