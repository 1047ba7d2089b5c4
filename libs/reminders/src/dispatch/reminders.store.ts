import type { Tx } from '#platform';
import type { Track } from '#policies';

export type ReminderKind = 'reminder' | 'escalation' | 'draft';

/** A step that was taken, on record once and for ever per (project, track, step, date). */
export interface Reminder {
  id: string;
  projectId: string;
  /** Of the ladder; `urge` and `raise` are calls of a person. */
  track: Track | 'urge' | 'raise';
  stepKey: string;
  anchorDate: string;
  level: number;
  kind: ReminderKind;
  plannedAt: Date;
  recordedAt: Date;
  /** When several steps fell due together only the last one is sent; the others point to it. */
  mergedInto: string | null;
}

/** Inserts reminders and answers the ids of those that were not on record before. */
export async function insertReminders(tx: Tx, reminders: readonly Reminder[]): Promise<Set<string>> {
  if (reminders.length === 0) return new Set();
  const rows = await tx.query<{ id: string }>(
    `INSERT INTO reminder (id, project_id, track, step_key, anchor_date, level, kind, planned_at, recorded_at, merged_into)
     SELECT id, "projectId", track, "stepKey", "anchorDate", level, kind, "plannedAt", "recordedAt", "mergedInto"
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, "projectId" uuid, track text, "stepKey" text, "anchorDate" date, level int, kind text,
       "plannedAt" timestamptz, "recordedAt" timestamptz, "mergedInto" uuid)
     ON CONFLICT ON CONSTRAINT reminder_step_uq DO NOTHING RETURNING id`,
    [JSON.stringify(reminders)],
  );
  return new Set(rows.map((row) => row.id));
}
