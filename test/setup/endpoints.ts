import { EVENT_CATALOGUE } from '#application';
import { createEndpoint } from '#webhooks';
import { SYSTEM_ACTOR } from '#outbox';
import { SecretEncryption } from '#platform';
import type { TestServices } from './services.js';

/** Endpoints `url/0`, `url/1` … on this machine that hear of reminders; answers their ids. */
export async function addEndpoints(services: TestServices, count: number, url: string): Promise<string[]> {
  const { database } = services;
  const encryption = services.get(SecretEncryption);
  const surroundings = { now: services.clock.now(), encryption, allowPrivate: true, events: EVENT_CATALOGUE };
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const wish = { url: `${url}/${n}`, description: '', eventTypes: ['project.reminded'] };
    ids.push((await database.transaction((tx) => createEndpoint(tx, wish, SYSTEM_ACTOR, surroundings))).endpoint.id);
  }
  return ids;
}
