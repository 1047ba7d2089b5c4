import type { RecordedEvent } from '#outbox';
import type { Tx } from '#platform';

/**
 * Which events an endpoint hears of, besides their types: those whose circumstances fit every member that is given. A member fits
 * by any of its values; one that is left out asks for nothing.
 */
export interface EndpointFilter {
  leadDepartmentIds?: readonly string[];
  /** Departments that lead or help. */
  departmentIds?: readonly string[];
  planIds?: readonly string[];
  series?: readonly string[];
  lamps?: readonly string[];
}

/** What an event is about, as it stood when it happened: what filters ask for. */
export interface Circumstances {
  leadDepartmentIds: readonly string[];
  /** All that take part, the leading ones among them. */
  departmentIds: readonly string[];
  planId: string | null;
  series: readonly string[];
  lamp: string | null;
}

/** Reads the circumstances of an event; it is asked only where an endpoint has a filter. */
export type CircumstancesOf = (tx: Tx, event: RecordedEvent) => Promise<Circumstances>;

/** Of an event that is about no project, plan or department: only endpoints without a filter hear of it. */
export const NO_CIRCUMSTANCES: Circumstances = { leadDepartmentIds: [], departmentIds: [], planId: null, series: [], lamp: null };

/** Sees to it that what a filter names exists. @throws DomainError `endpoint.filter-invalid` */
export type FilterCheck = (tx: Tx, filter: EndpointFilter) => Promise<void>;

const HELD_BY: Readonly<Record<keyof EndpointFilter, (circumstances: Circumstances) => readonly (string | null)[]>> = {
  leadDepartmentIds: ({ leadDepartmentIds }) => leadDepartmentIds,
  departmentIds: ({ departmentIds }) => departmentIds,
  planIds: ({ planId }) => [planId],
  series: ({ series }) => series,
  lamps: ({ lamp }) => [lamp],
};

const MEMBERS = Object.keys(HELD_BY) as (keyof EndpointFilter)[];

export function lets(filter: EndpointFilter, circumstances: Circumstances): boolean {
  return MEMBERS.every((member) => {
    const wanted = filter[member];
    return wanted === undefined || HELD_BY[member](circumstances).some((held) => held !== null && wanted.includes(held));
  });
}

export function asksForNothing(filter: EndpointFilter): boolean {
  return MEMBERS.every((member) => filter[member] === undefined);
}

/** In its normal form: each value once, ids in lower case, and no member without one; an empty list asks for nothing. */
export function normalFilter(filter: EndpointFilter): EndpointFilter {
  return Object.fromEntries(
    MEMBERS.map((member) => [member, normalValues(member, filter[member] ?? [])]).filter(([, values]) => values?.length),
  );
}

/** Ids are compared as texts, and the database tells them in lower case; a series is called as people call it. */
function normalValues(member: keyof EndpointFilter, values: readonly string[]): string[] {
  return [...new Set(member === 'series' ? values : values.map((value) => value.toLowerCase()))];
}
