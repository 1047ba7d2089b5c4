import { recordEvents } from '#outbox';
import { type Actor, requireOwn } from '#identity';
import { notFound, type Queryable, staleVersion, type Tx } from '#platform';
import type { Language } from '../messages/message.js';
import { hasChosen } from './channel-resolution.js';
import { PERSONAL_CHANNELS, type PersonalChannel } from '#policies';

/** How a person wants to be told, within what a policy allows. */
export interface ChannelChoice {
  /** With the inbox, which can't be left out; null where nothing was chosen: all that the policy allows. */
  channels: PersonalChannel[] | null;
  /** Of messages. */
  language: Language;
  /** 0 until the first choice. */
  version: number;
}

/** Of somebody who never chose. */
export const NO_CHOICE: ChannelChoice = { channels: null, language: 'zh-CN', version: 0 };

/** Of each of them; who has chosen nothing has the choice of version 0. */
export async function readChoices(db: Queryable, personIds: readonly string[]): Promise<Map<string, ChannelChoice>> {
  const rows = await db.query<ChannelChoice & { id: string }>(
    'SELECT person_id AS id, channels, language, version FROM channel_choice WHERE person_id = ANY($1)',
    [personIds],
  );
  const chosen = new Map(rows.map(({ id, ...choice }) => [id, choice]));
  return new Map(personIds.map((id) => [id, chosen.get(id) ?? NO_CHOICE]));
}

/** Of one person, or of somebody who is none. */
export async function readChoice(db: Queryable, personId: string): Promise<ChannelChoice> {
  return (await readChoices(db, [personId])).get(personId) ?? NO_CHOICE;
}

/** In which somebody reads what is meant for one person only; for an API key as for one who has chosen nothing. */
export async function languageOf(db: Queryable, personId: string): Promise<Language> {
  return (await readChoice(db, personId)).language;
}

/**
 * Sets the whole choice, for the person and for whoever manages the roster.
 * @throws DomainError `access.denied`, `person.not-found`, `version.stale`
 */
export async function chooseChannels(
  tx: Tx,
  actor: Actor,
  personId: string,
  wish: Pick<ChannelChoice, 'channels' | 'language'>,
  { expectedVersion, now }: { expectedVersion: number; now: Date },
): Promise<ChannelChoice> {
  requireOwn(actor, personId);
  const [person] = await tx.query<{ name: string }>('SELECT name FROM person WHERE id = $1 AND active FOR UPDATE', [personId]);
  if (!person) throw notFound('person', personId);
  const before = await readChoice(tx, personId);
  if (before.version !== expectedVersion) throw staleVersion('channel choice', personId, expectedVersion, before.version);
  const channels = wish.channels && PERSONAL_CHANNELS.filter((channel) => hasChosen({ chosen: wish.channels }, channel));
  const after: ChannelChoice = { channels, language: wish.language, version: before.version + 1 };
  await tx.query(
    `INSERT INTO channel_choice (person_id, channels, language, version) VALUES ($1, $2, $3, $4)
     ON CONFLICT ON CONSTRAINT channel_choice_pk DO UPDATE SET channels = $2, language = $3, version = $4`,
    [personId, after.channels, after.language, after.version],
  );
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

function factsOf({ channels, language }: ChannelChoice): Record<string, unknown> {
  return { channels, language };
}
