import type { Tx } from '#platform';
import type { Reminder } from './reminder.entity.js';

/** Inserts reminders and answers the ids of those that were not on record before. */
export async function insertReminders(tx: Tx, reminders: readonly Reminder[]): Promise<Set<string>> {
  if (reminders.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO reminder (id, duty_id, project_id, track, step_key, anchor_date, level, kind, planned_at, recorded_at, merged_into)
     SELECT id, "dutyId", "projectId", track, "stepKey", "anchorDate", level, kind, "plannedAt", "recordedAt", "mergedInto"
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "dutyId" uuid, "projectId" uuid, track text, "stepKey" text, "anchorDate" date, level int, kind text,
       "plannedAt" timestamptz, "recordedAt" timestamptz, "mergedInto" uuid)
     ON CONFLICT ON CONSTRAINT reminder_step_uq DO NOTHING RETURNING id`,
    [JSON.stringify(reminders)],
  );
  return new Set(rows.map((row) => row.id));
}

/**
 * Were there messages to the lead department, also in those of the morning, and is the latest read by none of those who got it?
 */
export async function isLatestUnread(
  tx: Tx,
  { projectId, leadDepartmentId }: { projectId: string; leadDepartmentId: string },
): Promise<boolean> {
  const [row] = await tx.query<{ unread: boolean | null }>(
    `SELECT bool_and(m.read_at IS NULL) AS unread FROM (
       SELECT d.id, rank() OVER (ORDER BY d.created_at DESC) AS place FROM delivery d JOIN person p ON p.id = d.recipient_id
       WHERE (d.project_id = $1 OR d.source_id IN (SELECT digest_id FROM digest_line WHERE project_id = $1 AND state = 'sent'))
         AND p.department_id = $2 AND d.channel = 'inbox' AND d.state <> 'withdrawn') latest
     LEFT JOIN inbox_message m ON m.id = latest.id WHERE latest.place = 1`,
    [projectId, leadDepartmentId],
  );
  return row?.unread ?? false;
}
