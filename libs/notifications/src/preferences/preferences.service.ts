import { Injectable } from '@nestjs/common';
import { Channels } from '#delivery';
import type { Actor } from '#identity';
import { Clock, Database } from '#platform';
import type { Language } from '../messages/message.js';
import { type ChannelWish, chooseChannels, languageOf } from './channel-choice.js';
import { type PersonalChannels, readPersonalChannels } from './personal-channels.js';

/** The channels and the language in which a person wants to be notified; for the person, and for whoever manages the roster. */
@Injectable()
export class PreferencesService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly channels: Channels,
  ) {}

  /** @throws DomainError `access.denied`, `person.not-found` */
  read(personId: string, actor: Actor): Promise<PersonalChannels> {
    return readPersonalChannels(this.database, actor, personId, this.channels.names);
  }

  /** Of the messages to somebody, and of the own pages; zh-CN for whoever has not chosen, and for an API key. */
  languageOf(actor: Actor): Promise<Language> {
    return languageOf(this.database, actor.id);
  }

  /**
   * Sets the whole choice.
   * @throws DomainError `access.denied`, `person.not-found`, `version.stale`
   */
  async choose(personId: string, choice: ChannelWish, expectedVersion: number, actor: Actor): Promise<PersonalChannels> {
    const now = this.clock.now();
    await this.database.transaction((tx) => chooseChannels(tx, actor, personId, choice, { expectedVersion, now }));
    return this.read(personId, actor);
  }
}
