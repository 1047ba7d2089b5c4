import { type ReactNode, useState } from 'react';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Sheet } from '../../../ui/sheet.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';

/** The first suggestions for many items, each with its reason; what is unticked is left alone. */
export function SuggestionsSheet({ items, review }: { items: readonly PlanItem[]; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const { acts, close, suggestions, selected, select } = review;
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ id }) => !out.has(id));
  const toggle = (id: string, on: boolean): void =>
    setOut((now) => (on ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  return (
    <Sheet
      title={t('act.accept')}
      onClose={close}
      onSubmit={async () => {
        if (chosen.length === 0 || !(await acts.accept(chosen))) return;
        select([...selected], false);
        close();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={acts.busy} refused={chosen.length === 0 ? t('split.none') : null}>
            {t('suggestions.go', { count: chosen.length })}
          </Button>
          <Button onClick={close}>{common('action.cancel')}</Button>
        </>
      }
    >
      <p className={styles.hint}>{t('suggestions.hint')}</p>
      <ul className={styles.suggestions}>
        {items.map((item) => {
          const first = suggestions.get(item.id)?.[0];
          return first ? (
            <li key={item.id}>
              <label>
                <input type="checkbox" checked={!out.has(item.id)} onChange={({ target }) => toggle(item.id, target.checked)} />
                <span>
                  {item.title} → <strong>{first.departmentName}</strong>{' '}
                  <span className={styles.muted}>{t('suggestions.sure', { percent: Math.round(first.confidence * 100) })}</span>
                  <span className={styles.because}>{first.reason}</span>
                </span>
              </label>
            </li>
          ) : null;
        })}
      </ul>
    </Sheet>
  );
}
