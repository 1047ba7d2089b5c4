import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

/** The first suggestions for many items, each with its reason; what is unticked is left alone. */
export function SuggestionsSheet({ items, review }: { items: readonly PlanItem[]; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { acts, close, suggestions, selected, select } = review;
  const [out, setOut] = useState<ReadonlySet<string>>(new Set());
  const chosen = items.filter(({ id }) => !out.has(id));
  const toggle = (id: string, on: boolean): void =>
    setOut((now) => (on ? new Set([...now].filter((one) => one !== id)) : new Set([...now, id])));
  const done = (): void => {
    select([...selected], false);
    close();
  };
  return (
    <FormSheet
      title={t('act.accept')}
      submit={t('suggestions.go', { count: chosen.length })}
      refused={chosen.length === 0 ? t('split.none') : null}
      sent={sending(review, () => acts.accept(chosen), done)}
      onClose={close}
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
    </FormSheet>
  );
}
