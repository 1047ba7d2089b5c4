import { nearestName } from '#platform';
import type { Subject } from '../events/event.js';
import type { JsonSchema } from './schema.js';

/** What a module says of a type of event that it records. */
export interface EventDescription {
  /** As it is recorded: `project.registered`. */
  type: string;
  subject: Subject['kind'];
  /** Grows when who reads the former data would misread the present ones; a further member alone is no new version. */
  version: number;
  /** What happened, English. */
  meaning: string;
  /** The same as the offices call it, zh-CN. */
  term: string;
  /** JSON Schema 2020-12 of the data that are recorded with it. */
  data: JsonSchema;
}

/** The descriptions of events about one kind of subject, by their type. */
export function eventsAbout(
  subject: Subject['kind'],
  events: Readonly<Record<string, { term: string; meaning: string; data: JsonSchema; version?: number }>>,
): EventDescription[] {
  return Object.entries(events).map(([type, event]) => ({ type, subject, version: 1, ...event }));
}

/** All types of events that there are, in the order of their names. */
export class EventCatalogue {
  readonly all: readonly EventDescription[];
  private readonly byType: ReadonlyMap<string, EventDescription>;

  constructor(descriptions: readonly EventDescription[]) {
    this.all = [...descriptions].sort((one, other) => (one.type < other.type ? -1 : 1));
    this.byType = new Map(this.all.map((one) => [one.type, one]));
    if (this.byType.size < descriptions.length) throw new Error('an event type is described twice');
  }

  find(type: string): EventDescription | undefined {
    return this.byType.get(type);
  }

  /** Does a filter let anything through? It is a type, or a family such as `project.*`. */
  knows(filter: string): boolean {
    return filter.endsWith('.*') ? this.all.some(({ type }) => type.startsWith(filter.slice(0, -1))) : this.byType.has(filter);
  }

  /** The type or family that a wrong filter was probably meant to be. */
  nearest(filter: string): string | undefined {
    const families = new Set(this.all.map(({ type }) => `${type.split('.', 1)[0]}.*`));
    const known = filter.endsWith('*') ? [...families] : this.all.map(({ type }) => type);
    return nearestName(
      filter,
      known.map((name) => ({ names: [name] })),
    )?.names[0];
  }
}
