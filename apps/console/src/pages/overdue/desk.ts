import { useState } from 'react';
import type { Schemas } from '../../api/client.js';
import type { DeskAction } from '../../api/desk.js';
import type { DeskRow } from './desk-row.js';

/** How an act went, with the rows it was meant for. */
export interface Acted {
  action: DeskAction;
  rows: readonly DeskRow[];
  answer: Schemas['DeskActionAnswer'];
}

export interface Desk {
  selected: ReadonlySet<string>;
  select: (ids: readonly string[], on: boolean) => void;
  acting: { action: DeskAction; rows: readonly DeskRow[] } | null;
  /** Opens the form of an act: for these rows, or for the selected ones. */
  act: (action: DeskAction, rows?: readonly DeskRow[]) => void;
  close: () => void;
  acted: Acted | null;
  onActed: (acted: Acted) => void;
}

/** What is selected on the desk, and what is being done with it. */
export function useDesk(rows: readonly DeskRow[]): Desk {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [acting, setActing] = useState<Desk['acting']>(null);
  const [acted, setActed] = useState<Acted | null>(null);
  return {
    selected,
    select: (ids, on) =>
      setSelected((now) => (on ? new Set([...now, ...ids]) : new Set([...now].filter((id) => !ids.includes(id))))),
    acting,
    act: (action, given) => {
      const chosen = given ?? rows.filter(({ id }) => selected.has(id));
      if (chosen.length > 0) setActing({ action, rows: chosen });
    },
    close: () => setActing(null),
    acted,
    onActed: (next) => {
      setActing(null);
      setActed(next);
      // What was done is no longer selected; what was refused stays.
      setSelected(new Set(next.answer.results.filter(({ outcome }) => outcome === 'refused').map(({ projectId }) => projectId)));
    },
  };
}
