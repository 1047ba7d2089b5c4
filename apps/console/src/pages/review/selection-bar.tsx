import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import styles from './review.module.css';
import type { Review } from './use-review.js';

/** What can be done to all selected items. */
export function SelectionBar({ review }: { review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { selected, select, open, acts, items, suggestions } = review;
  const chosen = items.filter(({ id }) => selected.has(id));
  const drafts = chosen.filter(({ state }) => state === 'draft');
  const suggested = drafts.filter(({ id }) => (suggestions.get(id)?.length ?? 0) > 0);
  const dropped = chosen.filter(({ state }) => state === 'dropped');
  if (chosen.length === 0) return null;
  return (
    <div className={styles.selection} role="group" aria-label={t('selected', { count: chosen.length })}>
      <strong>{t('selected', { count: chosen.length })}</strong>
      {drafts.length > 0 && (
        <>
          <Button size="small" onClick={() => open('assign', drafts)}>
            {t('act.assign')}
          </Button>
          <Button size="small" onClick={() => open('due', drafts)}>
            {t('act.due')}
          </Button>
          {suggested.length > 0 && (
            <Button size="small" onClick={() => open('suggestions', suggested)}>
              {t('act.suggestions', { count: suggested.length })}
            </Button>
          )}
          {drafts.length > 1 && (
            <Button size="small" busy={acts.busy} onClick={() => void acts.merge(drafts)}>
              {t('act.merge')}
            </Button>
          )}
          <Button size="small" onClick={() => open('drop', drafts)}>
            {t('act.drop')}
          </Button>
          <Button size="small" look="primary" onClick={() => open('register', drafts)}>
            {t('act.register')}
          </Button>
        </>
      )}
      {dropped.length > 0 && (
        <Button size="small" busy={acts.busy} onClick={() => void acts.restore(dropped)}>
          {t('act.restore')}
        </Button>
      )}
      <Button size="small" look="quiet" onClick={() => select([...selected], false)}>
        {t('unselect')}
      </Button>
    </div>
  );
}
