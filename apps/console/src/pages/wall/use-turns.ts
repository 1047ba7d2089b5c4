import { useEffect, useState } from 'react';

export const VIEWS = ['totals', 'red', 'departments'] as const;
type ViewName = (typeof VIEWS)[number];

const SHOWN_MS = 30_000;

interface Turns {
  view: ViewName;
  /** How often all views have been shown: a view with more pages shows the next one. */
  turn: number;
  isPaused: boolean;
  show: (view: ViewName) => void;
  pause: () => void;
}

/** Each view for 30 seconds, one after the other, until somebody stops it. */
export function useTurns(): Turns {
  const [step, setStep] = useState(0);
  const [isPaused, setPaused] = useState(false);
  useEffect(() => {
    if (isPaused) return undefined;
    const timer = setTimeout(() => setStep(step + 1), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [step, isPaused]);
  const turn = Math.floor(step / VIEWS.length);
  const at = step % VIEWS.length;
  return {
    view: VIEWS[at] ?? 'totals',
    turn,
    isPaused,
    // Pressed again, a view shows its next page.
    show: (view) => setStep(view === VIEWS[at] ? step + VIEWS.length : turn * VIEWS.length + VIEWS.indexOf(view)),
    pause: () => setPaused(!isPaused),
  };
}
