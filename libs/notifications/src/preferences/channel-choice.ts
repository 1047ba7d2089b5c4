import { recordEvents } from '#outbox';
import { In } from 'typeorm';
import { type Actor, Person, requireOwn } from '#identity';
import { type ChannelChoice, ChannelChoiceEntity } from './channel-choice.entity.js';
import { type Queryable, notFound, staleVersion, type Tx } from '#platform';
import type { Language } from '../messages/message.js';
import { hasChosen } from './channel-resolution.js';
import { PERSONAL_CHANNELS } from '#policies';

/** Of somebody who never chose. */
export const NO_CHOICE: ChannelChoice = {
  channels: null,
  language: 'zh-CN',
  digest: false,
  quietFrom: null,
  quietTo: null,
  version: 0,
};

/** What somebody chooses; without the last three nothing waits for them. */
export type ChannelWish = Pick<ChannelChoice, 'channels' | 'language'> &
  Partial<Pick<ChannelChoice, 'digest' | 'quietFrom' | 'quietTo'>>;

/** Of each of them; who has chosen nothing has the choice of version 0. */
export async function readChoices({ manager }: Queryable, personIds: readonly string[]): Promise<Map<string, ChannelChoice>> {
  const rows = await manager.findBy(ChannelChoiceEntity, { personId: In([...personIds]) });
  const chosen = new Map(rows.map(({ personId, ...choice }) => [personId, choice]));
  return new Map(personIds.map((id) => [id, chosen.get(id) ?? NO_CHOICE]));
}

/** Of one person, or of somebody who is none. */
export async function readChoice(on: Queryable, personId: string): Promise<ChannelChoice> {
  return (await readChoices(on, [personId])).get(personId) ?? NO_CHOICE;
}

/** In which somebody reads what is meant for one person only; for an API key as for one who has chosen nothing. */
export async function languageOf(on: Queryable, personId: string): Promise<Language> {
  return (await readChoice(on, personId)).language;
}

/**
 * Sets the whole choice, for the person and for whoever manages the roster.
 * @throws DomainError `access.denied`, `person.not-found`, `version.stale`
 */
export async function chooseChannels(
  tx: Tx,
  actor: Actor,
  personId: string,
  { channels: wished, language, digest = false, quietFrom = null, quietTo = null }: ChannelWish,
  { expectedVersion, now }: { expectedVersion: number; now: Date },
): Promise<ChannelChoice> {
  requireOwn(actor, personId);
  const lock = { mode: 'pessimistic_write' } as const;
  const person = await tx.manager.findOne(Person, { where: { id: personId, active: true }, lock });
  if (!person) throw notFound('person', personId);
  const before = await readChoice(tx, personId);
  if (before.version !== expectedVersion) throw staleVersion('channel choice', personId, expectedVersion, before.version);
  const channels = wished && PERSONAL_CHANNELS.filter((channel) => hasChosen({ chosen: wished }, channel));
  const after: ChannelChoice = { channels, language, digest, quietFrom, quietTo, version: before.version + 1 };
  await tx.manager.upsert(ChannelChoiceEntity, { personId, ...after }, ['personId']);
  await recordEvents(tx, [
    {
      type: 'person.channels_chosen',
      subject: { kind: 'person', id: personId },
      actor: { id: actor.id, name: actor.name },
      at: now,
      data: { person: person.name, before: factsOf(before), after: factsOf(after) },
    },
  ]);
  return after;
}

function factsOf({ channels, language, digest, quietFrom, quietTo }: ChannelChoice): Record<string, unknown> {
  return { channels, language, digest, quietFrom, quietTo };
}
