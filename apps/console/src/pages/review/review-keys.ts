import type { KeyboardEvent } from 'react';
import { areShortcutsOn } from '../../theme/theme.js';
import { mergeWithNext } from './merging.js';
import { cursorInside, freeSpan } from './document/text-selection.js';
import type { Review } from './use-review.js';

/** Keys of the review, while the focus is in one of its panes and no input method composes. */
export function onReviewKey(event: KeyboardEvent<HTMLElement>, review: Review, sayNothingToMerge: string): void {
  const target = event.target as HTMLElement;
  if (event.nativeEvent.isComposing || event.altKey || target.closest('dialog, textarea, select, input:not([type=checkbox])'))
    return;
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    review.open('register', selectedDrafts(review));
    return event.preventDefault();
  }
  if (event.ctrlKey || event.metaKey || !areShortcutsOn()) return;
  // A button in a row is pressed by Enter and by the space bar, as everywhere.
  if (target.closest('button, a, input') && (event.key === 'Enter' || event.key === ' ')) return;
  if (act(event.key, review, event.currentTarget.querySelector('[data-document]'), sayNothingToMerge)) event.preventDefault();
}

function selectedDrafts({ items, selected }: Review): Review['items'] {
  return items.filter(({ id, state }) => selected.has(id) && state === 'draft');
}

function act(key: string, review: Review, document: HTMLElement | null, sayNothingToMerge: string): boolean {
  const { current, step, open, acts, select, selected, suggestions } = review;
  if (key === 'j' || key === 'ArrowDown') step(1);
  else if (key === 'k' || key === 'ArrowUp') step(-1);
  else if (key === 'z') void acts.undo();
  else if (key === '+') return addSelected(review, document);
  else if (!current) return false;
  else if (key === 'x' || key === ' ') select([current.id], !selected.has(current.id));
  else if (current.state !== 'draft') return false;
  else if (key === 'Enter') open('edit', [current]);
  else if (key === 's') split(review, document);
  else if (key === 'm') void merge(review, sayNothingToMerge);
  else if (key === 'd') open('drop', subjects(review));
  else if (key === 'a') {
    if ((suggestions.get(current.id)?.length ?? 0) > 0) void acts.accept([current]);
  } else if (key === 'l') open('assign', subjects(review));
  else if (key === 't') open('due', subjects(review));
  else return false;
  return true;
}

/** The selected drafts, else the current one. */
function subjects(review: Review): Review['items'] {
  const drafts = selectedDrafts(review);
  return drafts.length > 0 || !review.current ? drafts : [review.current];
}

function addSelected({ items, acts }: Review, document: HTMLElement | null): boolean {
  const span = freeSpan(
    document,
    items.map((item) => item.span),
  );
  if (span) void acts.add([span]);
  return span !== null;
}

/** Where the cursor stands in the text of the item; else a form asks where. */
function split({ current, acts, open }: Review, document: HTMLElement | null): void {
  if (!current) return;
  const at = cursorInside(document, current.span);
  if (at === null) open('split', [current]);
  else void acts.split(current, [at]);
}

async function merge(review: Review, sayNothing: string): Promise<void> {
  const drafts = selectedDrafts(review);
  if (drafts.length > 1) await review.acts.merge(drafts);
  else if (review.current) await mergeWithNext(review.current, review, sayNothing);
}
