import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import type { Queryable } from '#platform';
import { MessageTemplate } from './message-template.entity.js';
import type { TemplateFor } from './notification-renderer.js';
import { ByChannel } from '../messages/by-channel.js';

/** Saved versions never change, so each is read and parsed once in the life of a process; null: the built-in one. */
const loaded = new Map<string, ByChannel | null>();

/** The saved templates in force, for one transaction: a change is seen by the next one, of whatever worker. */
export async function templatesInForce({ manager }: Queryable): Promise<TemplateFor> {
  const newest = await newestTemplates(manager).select(['template.id', 'template.language', 'template.kind']).getMany();
  const unknown = newest.map(({ id }) => id).filter((id) => !loaded.has(id));
  if (unknown.length > 0)
    for (const { id, template } of await manager.findBy(MessageTemplate, { id: In(unknown) }))
      loaded.set(id, template && new ByChannel(template));
  const ids = new Map(newest.map(({ id, language, kind }) => [`${language}/${kind}`, id]));
  return (language, kind, channel) => loaded.get(ids.get(`${language}/${kind}`) ?? '')?.of(channel);
}

/** The newest version of each template that was ever saved. */
export function newestTemplates(manager: EntityManager): SelectQueryBuilder<MessageTemplate> {
  return manager
    .createQueryBuilder(MessageTemplate, 'template')
    .distinctOn(['template.language', 'template.kind'])
    .orderBy({ 'template.language': 'ASC', 'template.kind': 'ASC', 'template.version': 'DESC' });
}
