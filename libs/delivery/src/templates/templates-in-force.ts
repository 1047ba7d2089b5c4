import type { Queryable } from '#platform';
import type { Template } from '../messages/template.js';
import type { TemplateFor } from '../messages/wording.js';
import { ByChannel } from './by-channel.js';

/** Saved versions never change, so each is read and parsed once in the life of a process; null goes back to what Duban ships. */
const shelf = new Map<string, ByChannel | null>();

/** The saved templates that hold now, for one transaction: a change is seen by the next one, of whatever worker. */
export async function templatesInForce(db: Queryable): Promise<TemplateFor> {
  const newest = await db.query<{ id: string; language: string; kind: string }>(
    'SELECT DISTINCT ON (language, kind) id, language, kind FROM message_template ORDER BY language, kind, version DESC',
  );
  await learn(
    db,
    newest.map(({ id }) => id).filter((id) => !shelf.has(id)),
  );
  const ids = new Map(newest.map(({ id, language, kind }) => [`${language}/${kind}`, id]));
  return (language, kind, channel) => shelf.get(ids.get(`${language}/${kind}`) ?? '')?.of(channel);
}

async function learn(db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.query<{ id: string; template: Template | null }>(
    'SELECT id, template FROM message_template WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  for (const { id, template } of rows) shelf.set(id, template && new ByChannel(template));
}
