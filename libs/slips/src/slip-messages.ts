import { Injectable } from '@nestjs/common';
import {
  type Addressee,
  Addressees,
  configuredChannels,
  notificationsTo,
  handoverFacts,
  type Notice,
  readerRole,
  requestNotifications,
  USUAL_CHANNELS,
} from '#notifications';
import type { PersonContact } from '#identity';
import type { ActorRef, NewEvent } from '#outbox';
import { Clock, Environment, newId, publicUrlOf, type Tx } from '#platform';
import type { Audience } from '#policies';
import { Project } from '#projects';
import { slipEvent } from './slip-events.js';
import { slipNotice, type SlipNews } from './slip-notice.js';
import type { Slip } from './slip.entity.js';

/** What happened to a slip, for its history. */
export interface SlipOccurrence {
  type: string;
  actor: ActorRef;
  facts: Record<string, unknown>;
}

/** Words the history of slips, and writes the messages that announce it. */
@Injectable()
export class SlipMessages {
  constructor(
    private readonly clock: Clock,
    private readonly environment: Environment,
  ) {}

  /** Who is told, through which channels. */
  addressees(tx: Tx, project: Project, audience: Audience[]): Promise<Addressee[]> {
    const addressees = new Addressees(tx, this.clock.now(), configuredChannels(this.environment));
    return addressees.of(project, [{ audience, channels: USUAL_CHANNELS }]);
  }

  /** Tells the addressees, nobody without news; answers the event for the history. */
  async announce(
    tx: Tx,
    slip: Slip,
    { type, actor, facts }: SlipOccurrence,
    { news, addressees }: { news: SlipNews | null; addressees: readonly Addressee[] },
  ): Promise<NewEvent> {
    const now = this.clock.now();
    const id = newId();
    const event = { id, ...slipEvent(slip, type, actor, now, { ...facts, ...handoverFacts(addressees) }) };
    if (news === null) return event;
    // All projects: the addressees were chosen among those who may know of it.
    const { leadDepartmentId } = await tx.manager.findOneByOrFail(Project, { id: slip.projectId });
    const notice = (person: PersonContact): Notice =>
      slipNotice(slip, news, publicUrlOf(this.environment), readerRole(person, leadDepartmentId));
    const source = { sourceId: id, projectId: slip.projectId };
    await requestNotifications(tx, notificationsTo(addressees, { ...source, notice }), now);
    return event;
  }
}
