import type { ProjectFilterQuery } from '../projects/projects.dto.js';

/** What a number counts, besides the filter of its page. */
export type Cell = Pick<
  ProjectFilterQuery,
  'state' | 'lamp' | 'part' | 'leadDepartmentId' | 'series' | 'waiting' | 'dueFrom' | 'dueTo'
>;

/** The query of `GET /v1/projects` that lists what a number of a page counts; null: the two exclude each other. */
export function cellQuery(page: ProjectFilterQuery, cell: Cell): string | null {
  const state = both(page.state, cell.state);
  const lamp = both(page.lamp, cell.lamp);
  const excluded = state?.length === 0 || lamp?.length === 0 || differ(page.part, cell.part);
  if (excluded || differ(page.leadDepartmentId, cell.leadDepartmentId)) return null;
  const query = {
    ...page,
    ...cell,
    state,
    lamp,
    series: together(page.series, cell.series),
    waiting: together(page.waiting, cell.waiting),
    dueFrom: [page.dueFrom, cell.dueFrom]
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1),
    dueTo: [page.dueTo, cell.dueTo].filter((day) => day !== undefined).toSorted()[0],
  };
  const parameters = Object.entries(query).filter(([, value]) => value !== undefined);
  return new URLSearchParams(parameters.map(([name, value]): [string, string] => [name, String(value)])).toString();
}

/** A list of which one has to hold: what both allow. */
function both<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] | undefined {
  if (a === undefined || b === undefined) return a || b ? [...(a ?? b ?? [])] : undefined;
  return a.filter((one) => b.includes(one));
}

/** A list of which all have to hold. */
function together<T>(a: readonly T[] | undefined, b: readonly T[] | undefined): T[] | undefined {
  return a || b ? [...new Set([...(a ?? []), ...(b ?? [])])] : undefined;
}

function differ(a: string | undefined, b: string | undefined): boolean {
  return a !== undefined && b !== undefined && a !== b;
}
