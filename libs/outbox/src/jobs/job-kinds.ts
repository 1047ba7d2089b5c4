/** A kind of background work. Made by {@link defineJob}. */
export interface JobKind<Payload> {
  readonly name: string;
  /** Name of its queue in BullMQ, for `@Processor(kind.queue)` and `@InjectQueue(kind.queue)`. */
  readonly queue: string;
  /** Carries the type only; always undefined. */
  readonly payload?: Payload;
}

/** `name` is subject first (`delivery.attempt`). A payload carries ids; the handler reads the present state. */
export function defineJob<Payload extends Record<string, string>>(name: string): JobKind<Payload> {
  return Object.freeze({ name, queue: queueNameOf(name) });
}

/** A committed event is to be told to whoever reacts to events. */
export const eventPublished = defineJob<{ eventId: string }>('event.published');

/** BullMQ refuses some characters in names; the kind's dot becomes a dash. */
function queueNameOf(kind: string): string {
  return kind.replaceAll('.', '-');
}
