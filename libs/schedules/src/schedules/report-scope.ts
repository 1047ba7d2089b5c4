import { type Queryable, DomainError, notFound } from '#platform';
import { filterFor, type ViewFilter } from '../views/filter-words.js';
import { SavedView } from '../views/saved-view.entity.js';
import type { ReportSchedule } from './report-schedule.entity.js';

/** Which projects a report is over: the filter of the view, and over it that of the schedule. `me` is who set it up. @throws DomainError `view.not-found` */
export async function scopeOf(
  db: Queryable,
  { viewId, filter, createdBy }: Pick<ReportSchedule, 'viewId' | 'filter' | 'createdBy'>,
): Promise<ViewFilter> {
  const view = viewId === null ? null : await db.manager.findOneBy(SavedView, { id: viewId });
  if (viewId !== null && view === null) throw notFound('view', viewId);
  return filterFor({ ...view?.filter, ...filter }, createdBy);
}

/** What a circular can be limited to. */
export interface CircularScope {
  planId?: string;
  series?: string;
  leaderId?: string;
}

/** @throws DomainError `report.circular-scope` when the filter says more than a circular can be limited to */
export function circularScopeOf({ planId, leaderId, series, ...rest }: ViewFilter): CircularScope {
  const beyond = [...Object.keys(rest), ...(series && series.length > 1 ? ['series'] : [])];
  if (beyond.length > 0)
    throw new DomainError(
      'report.circular-scope',
      `A circular is over a plan, one series or a leader's projects; the filter also says ${beyond.join(', ')}. Leave that out, or choose a ledger.`,
      { beyond },
    );
  return {
    ...(planId === undefined ? {} : { planId }),
    ...(leaderId === undefined ? {} : { leaderId }),
    ...(series?.[0] === undefined ? {} : { series: series[0] }),
  };
}
