import { addDays } from '#work-calendar';
import data from './default-limits.json' with { type: 'json' };
import type { Origin, Priority } from '#policies';

/** How much time a task is given when nobody names a due date; each with its source in default-limits.json. */
export type LimitKind = keyof typeof data.limits;
export const LIMIT_KINDS = Object.keys(data.limits) as LimitKind[];

/** Why a task is due when it is; goes into the history. */
export interface DefaultLimit {
  kind: LimitKind;
  /** Calendar days. */
  days: number;
  source: string;
  dueDate: string;
}

/** The limit that a rule of public offices gives, counted from `today`. An urgent task has the urgent one, wherever it comes from. */
export function defaultLimit(
  { origin, priority, limit }: { origin: Exclude<Origin, 'plan'>; priority: Priority; limit?: LimitKind },
  today: string,
): DefaultLimit {
  const kind = limit ?? (priority === 'urgent' ? 'urgent' : (data.of[origin] as LimitKind));
  const { days, source } = data.limits[kind];
  return { kind, days, source, dueDate: addDays(today, days) };
}
