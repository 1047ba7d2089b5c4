import { Person } from '#identity';
import type { Queryable, Tx } from '#platform';

/** Another plan of this text that people work on: it is being imported, or something of it is registered. */
export async function findPlanAtWork(tx: Tx, sourceHash: string, exceptId: string): Promise<string | null> {
  // All projects: one text is worked on in one plan, whoever asks; the answer names the plan only.
  const [other] = await tx.query<{ id: string }>(
    `SELECT id FROM plan p WHERE source_hash = $1 AND state NOT IN ('failed', 'superseded', 'withdrawn') AND id <> $2
       AND (state = 'importing' OR EXISTS (SELECT 1 FROM project WHERE plan_id = p.id))`,
    [sourceHash, exceptId],
  );
  return other?.id ?? null;
}

/** What of an item follows the plan's later text. */
export interface ItemPlace {
  id: string;
  span_start: number;
  span_end: number;
  path: readonly string[];
  text: string;
  edited: readonly string[];
  responsibility: unknown;
}

/** Gives items their place in the version `sourceNumber`, all at once. */
export async function placeItems(tx: Tx, sourceNumber: number, places: readonly ItemPlace[]): Promise<void> {
  await tx.query(
    `UPDATE plan_item i SET span_start = r.span_start, span_end = r.span_end, path = r.path, text = r.text, edited = r.edited,
       responsibility = r.responsibility, source_number = $2, version = i.version + 1
     FROM jsonb_to_recordset($1::jsonb) AS r (id uuid, span_start int, span_end int, path text[], text text, edited text[], responsibility jsonb)
     WHERE i.id = r.id`,
    [JSON.stringify(places), sourceNumber],
  );
}

/** Whoever it was, active or not. */
export async function readNameOf(db: Queryable, personId: string | null): Promise<string> {
  if (personId === null) return '';
  const person = await db.manager.findOne(Person, { select: { name: true }, where: { id: personId } });
  return person?.name ?? '';
}
