import { lazy, type ReactNode, Suspense } from 'react';
import type { Review } from '../use-review.js';
import { AddSheet } from './add-sheet.js';
import { AssignSheet } from './assign-sheet.js';
import { DropSheet } from './drop-sheet.js';
import { EditSheet } from './edit-sheet.js';
import { RegisterSheet } from './register-sheet.js';
import { SplitSheet } from './split-sheet.js';
import { SuggestionsSheet } from './suggestions-sheet.js';

const LedgerSheet = lazy(async () => ({ default: (await import('./ledger-sheet.js')).LedgerSheet }));
const VersionsSheet = lazy(async () => ({ default: (await import('./versions-sheet.js')).VersionsSheet }));

/** The form that is open, if any. */
export function ReviewSheets({ review }: { review: Review }): ReactNode {
  const { sheet, close } = review;
  if (!sheet) return null;
  const [item] = sheet.items;
  switch (sheet.name) {
    case 'edit':
      return item ? <EditSheet item={item} review={review} /> : null;
    case 'split':
      return item ? <SplitSheet item={item} review={review} /> : null;
    case 'drop':
      return <DropSheet items={sheet.items} review={review} />;
    case 'assign':
    case 'due':
      return <AssignSheet items={sheet.items} isDueOnly={sheet.name === 'due'} review={review} />;
    case 'register':
      return <RegisterSheet items={sheet.items} review={review} />;
    case 'add':
      return sheet.span ? <AddSheet span={sheet.span} review={review} /> : null;
    case 'suggestions':
      return <SuggestionsSheet items={sheet.items} review={review} />;
    case 'ledger':
      return (
        <Suspense fallback={null}>
          <LedgerSheet planId={review.plan.id} onClose={close} />
        </Suspense>
      );
    case 'versions':
      return (
        <Suspense fallback={null}>
          <VersionsSheet planId={review.plan.id} onClose={close} />
        </Suspense>
      );
  }
}
