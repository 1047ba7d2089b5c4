/**
 * Which events an endpoint gets, besides their types: those whose attributes match every member that is given. A member matches by any
 * of its values; one that is left out matches everything.
 */
export interface EndpointFilter {
  leadDepartmentIds?: readonly string[];
  /** Departments that lead or help. */
  departmentIds?: readonly string[];
  planIds?: readonly string[];
  series?: readonly string[];
  lamps?: readonly string[];
}

/** What an event is about, as it was when it happened; filters compare it. */
export interface EventAttributes {
  leadDepartmentIds: readonly string[];
  /** All that take part, the leading ones among them. */
  departmentIds: readonly string[];
  planId: string | null;
  series: readonly string[];
  lamp: string | null;
}

/** Of an event that is about no project, plan or department: only endpoints without a filter get it. */
export const NO_ATTRIBUTES: EventAttributes = { leadDepartmentIds: [], departmentIds: [], planId: null, series: [], lamp: null };

const VALUES_OF: Readonly<Record<keyof EndpointFilter, (attributes: EventAttributes) => readonly (string | null)[]>> = {
  leadDepartmentIds: ({ leadDepartmentIds }) => leadDepartmentIds,
  departmentIds: ({ departmentIds }) => departmentIds,
  planIds: ({ planId }) => [planId],
  series: ({ series }) => series,
  lamps: ({ lamp }) => [lamp],
};

const MEMBERS = Object.keys(VALUES_OF) as (keyof EndpointFilter)[];

export function matches(filter: EndpointFilter, attributes: EventAttributes): boolean {
  return MEMBERS.every((member) => {
    const wanted = filter[member];
    return wanted === undefined || VALUES_OF[member](attributes).some((held) => held !== null && wanted.includes(held));
  });
}

export function isEmptyFilter(filter: EndpointFilter): boolean {
  return MEMBERS.every((member) => filter[member] === undefined);
}

/** In its normal form: each value once, ids in lower case, and no member without one; an empty list is left out. */
export function normalFilter(filter: EndpointFilter): EndpointFilter {
  return Object.fromEntries(
    MEMBERS.map((member) => [member, normalValues(member, filter[member] ?? [])]).filter(([, values]) => values?.length),
  );
}

/** Ids are compared as texts, and the database tells them in lower case; a series is called as people call it. */
function normalValues(member: keyof EndpointFilter, values: readonly string[]): string[] {
  return [...new Set(member === 'series' ? values : values.map((value) => value.toLowerCase()))];
}
