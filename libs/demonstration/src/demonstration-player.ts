import { Injectable } from '@nestjs/common';
import { EndpointQueueDispatch } from '#webhooks';
import { countWaitingDeliveries } from '#delivery';
import { OutboxRelay } from '#outbox';
import type { Actor } from '#identity';
import { Clock, Database, DomainError, type SimulatedClock, SystemClock } from '#platform';
import { playPeriod, RemindersDispatcher } from '#reminders';
import { ProjectReader, ProjectsService } from '#projects';
import { civilDateOf } from '#work-calendar';
import type { Act } from './behaviour.js';

/** A move with the project and the person that make it. */
export interface CastAct extends Act {
  projectId: string;
  actor: Actor;
}

export interface PlayWatch {
  /** Breaks the play off, between two steps. */
  signal?: AbortSignal | undefined;
  /** @param month as 2022-03 */
  onMonth: (month: string) => void;
}

const LOOK_AGAIN_MS = 5;
const STUCK_AFTER_MS = 60_000;

/** Plays the time of the demonstration: its people act, what falls due is sent. */
@Injectable()
export class DemonstrationPlayer {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly realTime: SystemClock,
    private readonly projects: ProjectsService,
    private readonly reader: ProjectReader,
    private readonly dispatcher: RemindersDispatcher,
    private readonly relay: OutboxRelay,
    private readonly endpointQueues: EndpointQueueDispatch,
  ) {}

  /**
   * Plays the acts in order of time, and between them everything that falls due, up to `until`. What falls due is really
   * sent before the next act: a message belongs to the state in which its project was.
   */
  async play(acts: readonly CastAct[], until: Date, watch: PlayWatch): Promise<void> {
    // Its module is only ever opened on a simulated clock.
    const engine = { clock: this.clock as SimulatedClock, dispatcher: this.dispatcher };
    let month = '';
    const everythingSent = async (now: Date): Promise<void> => {
      await this.untilDone(watch.signal);
      if (month !== (month = civilDateOf(now).slice(0, 7))) watch.onMonth(month);
    };
    for (const act of acts.filter(({ at }) => at <= until)) {
      await playPeriod(engine, act.at, everythingSent);
      await this.makeTransition(act);
    }
    await playPeriod(engine, until, everythingSent);
    await this.untilDone(watch.signal);
  }

  /**
   * Relays the outbox until every job is done and every delivery made.
   * @throws DomainError `queue.stuck` when nothing moves for a minute
   */
  async untilDone(signal?: AbortSignal): Promise<void> {
    let before = -1;
    let since = this.realTime.now().getTime();
    for (;;) {
      signal?.throwIfAborted();
      const waiting = await countWaitingDeliveries(this.database);
      const open = waiting + (await this.relay.countOpen());
      if (open === 0) return;
      if (open !== before) since = this.realTime.now().getTime();
      else if (this.realTime.now().getTime() - since > STUCK_AFTER_MS) throw stuck(open);
      before = open;
      const moved = (waiting > 0 ? await this.endpointQueues.round() : 0) + (await this.relay.round());
      if (moved === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
    }
  }

  /** An act whose moment is past, because the play went another way, is left out. */
  private async makeTransition(act: CastAct): Promise<void> {
    const { projectId, actor, transition, percent, text, reason, dueDate } = act;
    const project = await this.reader.read(actor, projectId);
    if (!project.legalTransitions.includes(transition)) return;
    const words = Object.fromEntries(
      Object.entries({ percent, text, reason, dueDate }).filter(([, value]) => value !== undefined),
    );
    await this.database.transaction((tx) =>
      this.projects.transition(tx, { projectId, transition, actor, expectedVersion: project.version, ...words }),
    );
  }
}

function stuck(open: number): DomainError {
  return new DomainError(
    'queue.stuck',
    `${open} job(s) wait in the queue and none was done for a minute. See the log above, then start again.`,
    { open },
  );
}
