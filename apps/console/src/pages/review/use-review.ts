import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useMemo, useState } from 'react';
import type { PlanItem, Suggestion } from '../../api/plans/plan-items.js';
import type { PlanDetail } from '../../api/plans/plans.js';
import { type Filter, filterOf, isIn, type Unmatched, unmatchedByItem } from './filters.js';
import { type Acts, useActs } from './use-acts.js';
import type { Names } from './use-names.js';

type SheetName = 'edit' | 'split' | 'drop' | 'assign' | 'due' | 'register' | 'add' | 'suggestions' | 'ledger' | 'versions';

/** A form that is open, and the items that it is about. */
interface OpenSheet {
  name: SheetName;
  items: readonly PlanItem[];
  /** Of skipped text. */
  span?: { start: number; end: number };
}

/** Where a choice was made: the other side scrolls to it. */
type From = 'document' | 'list' | 'address';

export interface Review {
  plan: PlanDetail;
  source: string;
  items: readonly PlanItem[];
  /** Those of the filter, and the one that is current. */
  shown: readonly PlanItem[];
  filter: Filter;
  unmatched: Unmatched;
  suggestions: ReadonlyMap<string, readonly Suggestion[]>;
  names: Names;
  current: PlanItem | undefined;
  from: From;
  choose: (id: string, from: From) => void;
  /** To the next or the previous item that is shown. */
  step: (by: 1 | -1) => void;
  selected: ReadonlySet<string>;
  select: (ids: readonly string[], on: boolean) => void;
  sheet: OpenSheet | null;
  open: (name: SheetName, items?: readonly PlanItem[], span?: OpenSheet['span']) => void;
  close: () => void;
  acts: Acts;
}

interface Given {
  plan: PlanDetail;
  source: string;
  items: readonly PlanItem[];
  suggestions: ReadonlyMap<string, readonly Suggestion[]>;
  names: Names;
}

/** What is looked at, selected and done in the review of a plan. */
export function useReview({ plan, source, items, suggestions, names }: Given): Review {
  const { filter: name } = useSearch({ from: '/inside/plans/$id' });
  const filter = filterOf(name);
  const [{ id: currentId, from }, setCurrent] = useCurrent();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [sheet, setSheet] = useState<OpenSheet | null>(null);
  const unmatched = useMemo(() => unmatchedByItem(plan), [plan]);
  const shown = useMemo(
    () => items.filter((item) => isIn(filter, item, unmatched) || (item.id === currentId && filter !== 'skipped')),
    [items, filter, unmatched, currentId],
  );
  const choose = useCallback((id: string, where: From) => setCurrent({ id, from: where }), [setCurrent]);
  const acts = useActs(plan.id, (id) => choose(id, 'list'));
  const current = items.find(({ id }) => id === currentId) ?? shown[0];
  return {
    plan,
    source,
    items,
    shown,
    filter,
    unmatched,
    suggestions,
    names,
    current,
    from,
    choose,
    step: (by) => {
      const next = shown[shown.findIndex(({ id }) => id === current?.id) + by];
      if (next) choose(next.id, 'list');
    },
    selected,
    select: (ids, on) =>
      setSelected((now) => (on ? new Set([...now, ...ids]) : new Set([...now].filter((id) => !ids.includes(id))))),
    sheet,
    open: (sheetName, about, span) => setSheet({ name: sheetName, items: about ?? [], ...(span ? { span } : {}) }),
    close: () => setSheet(null),
    acts,
  };
}

const SETTLED_MS = 400;

/** The current item. The address follows when one has stayed on it: moving through a list must not wait for the router. */
function useCurrent() {
  const { item } = useSearch({ from: '/inside/plans/$id' });
  const navigate = useNavigate({ from: '/plans/$id' });
  const [current, setCurrent] = useState<{ id: string | undefined; from: From }>({ id: item, from: 'address' });
  const { id } = current;
  useEffect(() => {
    if (id === undefined || id === item) return undefined;
    const timer = setTimeout(() => void navigate({ search: (now) => ({ ...now, item: id }), replace: true }), SETTLED_MS);
    return () => clearTimeout(timer);
  }, [id, item, navigate]);
  return [current, setCurrent] as const;
}
