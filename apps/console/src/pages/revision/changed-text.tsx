import type { ReactNode } from 'react';
import type { RevisionEntry } from '../../api/plans/revisions.js';

interface ChangedTextProps {
  text: string;
  changes: RevisionEntry['changes'];
  side: 'before' | 'after';
}

/** A wording with what differs from the other one marked: struck before, underlined after. */
export function ChangedText({ text, changes, side }: ChangedTextProps): ReactNode {
  const Mark = side === 'before' ? 'del' : 'ins';
  const parts: ReactNode[] = [];
  let at = 0;
  for (const change of changes) {
    const start = side === 'before' ? change.beforeStart : change.afterStart;
    const { length } = change[side];
    if (start < at || length === 0) continue;
    parts.push(text.slice(at, start), <Mark key={start}>{text.slice(start, start + length)}</Mark>);
    at = start + length;
  }
  return (
    <p>
      {parts}
      {text.slice(at)}
    </p>
  );
}
