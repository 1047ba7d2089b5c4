import { Injectable } from '@nestjs/common';
import { directory } from '#identity';
import { Clock, Environment, type Tx } from '#platform';
import type { Notice } from '../messages/notice.js';
import { resolveChannels } from '../preferences/channel-resolution.js';
import { readContacts } from '../preferences/contacts.js';
import { requestNotifications } from '../rendering/request-notifications.js';
import { configuredChannels } from './configured-channels.js';
import { USUAL_CHANNELS } from './notifications-to.js';

/** Tells the people who answer for something that another program made or that was set up by a person. */
@Injectable()
export class OwnerNotices {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /**
   * To the person who set it up, or who made the API key that did; where that is nobody who is still active, to the administrators.
   * Each by the channels that the person chose.
   */
  async notify(tx: Tx, ownerId: string | null, { notice, sourceId }: { notice: Notice; sourceId: string }): Promise<void> {
    const contacts = await readContacts(tx, await directory.responsible(tx, ownerId));
    const present = configuredChannels(this.environment);
    const notifications = [...contacts].flatMap(([recipientId, contact]) =>
      resolveChannels(contact, USUAL_CHANNELS, present).map(({ channel, address }) => ({
        channel,
        recipientId,
        address,
        sourceId,
        projectId: null,
        content: { notice, language: contact.language },
      })),
    );
    await requestNotifications(tx, notifications, this.clock.now());
  }
}
