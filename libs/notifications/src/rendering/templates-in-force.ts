import type { Queryable } from '#platform';
import type { Template } from '../messages/template.js';
import type { TemplateFor } from './notification-renderer.js';
import { ByChannel } from '../messages/by-channel.js';

/** Saved versions never change, so each is read and parsed once in the life of a process; null: the built-in one. */
const loaded = new Map<string, ByChannel | null>();

/** The saved templates in force, for one transaction: a change is seen by the next one, of whatever worker. */
export async function templatesInForce(db: Queryable): Promise<TemplateFor> {
  const newest = await db.query<{ id: string; language: string; kind: string }>(
    'SELECT DISTINCT ON (language, kind) id, language, kind FROM message_template ORDER BY language, kind, version DESC',
  );
  await load(
    db,
    newest.map(({ id }) => id).filter((id) => !loaded.has(id)),
  );
  const ids = new Map(newest.map(({ id, language, kind }) => [`${language}/${kind}`, id]));
  return (language, kind, channel) => loaded.get(ids.get(`${language}/${kind}`) ?? '')?.of(channel);
}

async function load(db: Queryable, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const rows = await db.query<{ id: string; template: Template | null }>(
    'SELECT id, template FROM message_template WHERE id = ANY ($1::uuid[])',
    [ids],
  );
  for (const { id, template } of rows) loaded.set(id, template && new ByChannel(template));
}
