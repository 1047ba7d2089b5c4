import { newId, type Queryable, type Tx } from '#platform';
import { eventPublished } from '../jobs/job-kinds.js';
import { enqueueJobs } from '../jobs/outbox-jobs.queries.js';
import type { NewEvent, RecordedEvent, Subject } from './event.js';

/**
 * Writes events into the append-only history and enqueues their announcement, all in the caller's transaction.
 * Takes a lock per subject, so the sequence of a subject has no gaps and follows commit order.
 */
export async function recordEvents(tx: Tx, events: readonly NewEvent[]): Promise<RecordedEvent[]> {
  if (events.length === 0) return [];
  const last = await reserveSequences(tx, events);
  const recorded = events.map((event) => {
    const sequence = (last.get(event.subject.id) ?? 0) + 1;
    last.set(event.subject.id, sequence);
    return { ...event, id: event.id ?? newId(), sequence };
  });
  await tx.query(
    `INSERT INTO event (id, type, subject_kind, subject_id, sequence, actor_id, actor_name, occurred_at, data)
     SELECT id, type, subject_kind, subject_id, sequence, actor_id, actor_name, occurred_at, data
     FROM jsonb_to_recordset($1::jsonb) AS e (id uuid, type text, subject_kind text, subject_id uuid, sequence int,
       actor_id uuid, actor_name text, occurred_at timestamptz, data jsonb)`,
    [JSON.stringify(recorded.map(toRow))],
  );
  await enqueueJobs(
    tx,
    recorded.map((event) => ({ id: event.id, kind: eventPublished, payload: { eventId: event.id } })),
  );
  return recorded;
}

/** Moves each subject's counter by the number of its new events; answers where each stood before. */
async function reserveSequences(tx: Tx, events: readonly NewEvent[]): Promise<Map<string, number>> {
  const counts = new Map<string, number>();
  for (const { subject } of events) counts.set(subject.id, (counts.get(subject.id) ?? 0) + 1);
  const ids = [...counts.keys()];
  // In order of the subjects, so that two batches over the same ones can't lock each other out.
  const rows = await tx.query<{ subject_id: string; last_sequence: number }>(
    `INSERT INTO event_sequence (subject_id, last_sequence)
     SELECT * FROM unnest($1::uuid[], $2::int[]) AS t (subject_id, n) ORDER BY subject_id
     ON CONFLICT (subject_id) DO UPDATE SET last_sequence = event_sequence.last_sequence + EXCLUDED.last_sequence
     RETURNING subject_id, last_sequence`,
    [ids, ids.map((id) => counts.get(id))],
  );
  return new Map(rows.map((row) => [row.subject_id, row.last_sequence - (counts.get(row.subject_id) ?? 0)]));
}

function toRow(event: RecordedEvent): Record<string, unknown> {
  return {
    id: event.id,
    type: event.type,
    subject_kind: event.subject.kind,
    subject_id: event.subject.id,
    sequence: event.sequence,
    actor_id: event.actor.id,
    actor_name: event.actor.name,
    occurred_at: event.at.toISOString(),
    data: event.data,
  };
}

interface EventRow {
  id: string;
  type: string;
  subject_kind: Subject['kind'];
  subject_id: string;
  sequence: number;
  actor_id: string | null;
  actor_name: string;
  occurred_at: Date;
  data: Record<string, unknown>;
}

/** The history of one subject in order, from after the given sequence number. */
export async function readHistory(db: Queryable, subjectId: string, after = 0, limit = 200): Promise<RecordedEvent[]> {
  return select(db, 'subject_id = $1 AND sequence > $2 ORDER BY sequence LIMIT $3', [subjectId, after, limit]);
}

/** The events of some types about many subjects that happened before an instant; in order within each subject. */
export async function readEventsOf(
  db: Queryable,
  subjectIds: readonly string[],
  types: readonly string[],
  before: Date | null,
): Promise<RecordedEvent[]> {
  return select(
    db,
    `subject_id = ANY($1) AND type = ANY($2) AND occurred_at < coalesce($3, 'infinity'::timestamptz) ORDER BY subject_id, sequence`,
    [subjectIds, types, before],
  );
}

export async function readEvent(db: Queryable, id: string): Promise<RecordedEvent | null> {
  const [event] = await select(db, 'id = $1', [id]);
  return event ?? null;
}

/** Events about the same subject that happened before this one and whose announcement is still enqueued; in order. */
export async function readUnannouncedBefore(db: Queryable, { subject, sequence }: RecordedEvent): Promise<RecordedEvent[]> {
  return select(
    db,
    `subject_id = $1 AND sequence < $2 AND EXISTS (SELECT FROM outbox_job WHERE outbox_job.id = event.id::text AND kind = $3)
     ORDER BY sequence`,
    [subject.id, sequence, eventPublished.name],
  );
}

async function select(db: Queryable, where: string, parameters: unknown[]): Promise<RecordedEvent[]> {
  const rows = await db.query<EventRow>(`SELECT * FROM event WHERE ${where}`, parameters);
  return rows.map(fromRow);
}

function fromRow(row: EventRow): RecordedEvent {
  return {
    id: row.id,
    type: row.type,
    subject: { kind: row.subject_kind, id: row.subject_id },
    sequence: row.sequence,
    actor: { id: row.actor_id, name: row.actor_name },
    at: row.occurred_at,
    data: row.data,
  };
}
