import { EndpointQueueDispatch } from '#webhooks';
import { countWaitingDeliveries } from '#delivery';
import { countOutboxJobs } from '#outbox';
import type { Actor } from '#identity';
import { DomainError, type SimulatedClock } from '#platform';
import { playPeriod } from '#reminders';
import { ProjectReader } from '#projects';
import { civilDateOf } from '#work-calendar';
import type { Application } from '#application';
import type { Act } from './behaviour.js';

/** A move with the project and the person that make it. */
export interface CastAct extends Act {
  projectId: string;
  actor: Actor;
}

export interface Stage {
  application: Application;
  clock: SimulatedClock;
}

export interface PlayWatch {
  /** Breaks the play off, between two steps. */
  signal?: AbortSignal | undefined;
  /** @param month as 2022-03 */
  onMonth: (month: string) => void;
}

/**
 * Plays the acts in order of time, and between them everything that falls due, up to `until`. What falls due is really
 * sent before the next act: a message belongs to the state in which its project was.
 */
export async function playYear(
  { application, clock }: Stage,
  acts: readonly CastAct[],
  until: Date,
  watch: PlayWatch,
): Promise<void> {
  const engine = { clock, dispatcher: application.dispatcher };
  let month = '';
  const everythingSent = async (now: Date): Promise<void> => {
    await keepPromises(application, watch.signal);
    if (month !== (month = civilDateOf(now).slice(0, 7))) watch.onMonth(month);
  };
  for (const act of acts.filter(({ at }) => at <= until)) {
    await playPeriod(engine, act.at, everythingSent);
    await makeTransition(application, act);
  }
  await playPeriod(engine, until, everythingSent);
  await keepPromises(application, watch.signal);
}

/** An act whose moment is past, because the play went another way, is left out. */
async function makeTransition(application: Application, act: CastAct): Promise<void> {
  const { projectId, actor, transition, percent, text, reason, dueDate } = act;
  const project = await application.get(ProjectReader).read(actor, projectId);
  if (!project.legalTransitions.includes(transition)) return;
  const words = Object.fromEntries(Object.entries({ percent, text, reason, dueDate }).filter(([, value]) => value !== undefined));
  await application.database.transaction((tx) =>
    application.projects.transition(tx, { projectId, transition, actor, expectedVersion: project.version, ...words }),
  );
}

const LOOK_AGAIN_MS = 5;
const PATIENCE_MS = 60_000;

/**
 * Relays until the queue has kept every promise and every lane is empty.
 * @throws DomainError `queue.stuck` when nothing moves for a minute
 */
export async function keepPromises(application: Application, signal?: AbortSignal): Promise<void> {
  let before = -1;
  let since = application.wireClock.now().getTime();
  for (;;) {
    signal?.throwIfAborted();
    const waiting = await countWaitingDeliveries(application.database);
    const open = waiting + (await countOutboxJobs(application.database));
    if (open === 0) return;
    if (open !== before) since = application.wireClock.now().getTime();
    else if (application.wireClock.now().getTime() - since > PATIENCE_MS) {
      throw new DomainError(
        'queue.stuck',
        `${open} job(s) wait in the queue and none was done for a minute. See the log above, then start again.`,
        { open },
      );
    }
    before = open;
    const moved = (waiting > 0 ? await application.ofWorker(EndpointQueueDispatch).round() : 0) + (await application.relay());
    if (moved === 0) await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
