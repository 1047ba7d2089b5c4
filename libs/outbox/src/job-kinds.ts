/** A kind of background work: its name is also the name of its queue. Made by {@link defineJob}. */
export interface JobKind<Payload> {
  readonly name: string;
  /** Carries the type only; always undefined. */
  readonly payload?: Payload;
}

/** `name` is subject first (`delivery.attempt`). A payload carries ids; the handler reads the present state. */
export function defineJob<Payload extends Record<string, string>>(name: string): JobKind<Payload> {
  return Object.freeze({ name });
}

/** A committed event is to be told to whoever reacts to events. */
export const eventPublished = defineJob<{ eventId: string }>('event.published');
