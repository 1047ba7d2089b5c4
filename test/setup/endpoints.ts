import { EVENT_CATALOGUE, type Application } from '#application';
import { createEndpoint } from '#webhooks';
import { SYSTEM_ACTOR } from '#outbox';
import { SystemClock } from '#platform';

/** Endpoints `url/0`, `url/1` … on this machine that hear of reminders; answers their ids. */
export async function addEndpoints({ database, encryption }: Application, count: number, url: string): Promise<string[]> {
  const surroundings = { now: new SystemClock().now(), encryption, allowPrivate: true, events: EVENT_CATALOGUE };
  const ids: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const wish = { url: `${url}/${n}`, description: '', eventTypes: ['project.reminded'] };
    ids.push((await database.transaction((tx) => createEndpoint(tx, wish, SYSTEM_ACTOR, surroundings))).endpoint.id);
  }
  return ids;
}
