import type { RecordedEvent } from '#outbox';

/** Where events of a project name its parts, the task that it is a part of, and what it was carried over from and to. */
const RELATIVES = ['childId', 'parentId', 'carriedFromId', 'carriedToId'] as const;

/** The projects that these events name besides their subject. */
export function relativesIn(events: readonly Pick<RecordedEvent, 'data'>[]): string[] {
  return [...new Set(events.flatMap(({ data }) => RELATIVES.map((name) => data[name]).filter((id) => typeof id === 'string')))];
}

/**
 * A part may have been made confidential after the history of the whole told of it. For somebody who may not know of it, the whole was
 * never broken down into it, and what the percent followed from is left out.
 */
export function withoutHiddenRelatives(events: readonly RecordedEvent[], hidden: ReadonlySet<string>): RecordedEvent[] {
  const isHidden = (id: unknown): boolean => typeof id === 'string' && hidden.has(id);
  return events
    .filter(({ type, data }) => type !== 'project.broken_down' || !isHidden(data['childId']))
    .map((event) => {
      const names = RELATIVES.filter((name) => isHidden(event.data[name]));
      if (names.length === 0) return event;
      return { ...event, data: { ...event.data, ...Object.fromEntries(names.map((name) => [name, null])) } };
    });
}
