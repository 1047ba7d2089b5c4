import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { newIdempotencyKey } from '../../../api/move.js';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { isReady } from '../filters.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

/** As many as the API takes at once. */
const MOST = 500;

/** 立项: who is told and what is left out is said before. */
export function RegisterSheet({ items, review }: { items: readonly PlanItem[]; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { acts, close, selected, select } = review;
  const [key] = useState(newIdempotencyKey);
  const ready = items.filter(isReady).slice(0, MOST);
  const refused = items.filter((item) => !isReady(item));
  const noDue = ready.filter(({ due }) => due === null).length;
  const register = (): Promise<boolean> =>
    acts.register(
      ready.map(({ id }) => id),
      key,
    );
  const done = (): void => {
    select([...selected], false);
    close();
  };
  return (
    <FormSheet
      title={t('act.register')}
      submit={ready.length > 0 ? t('register.go', { count: ready.length }) : null}
      isComplete={ready.length > 0}
      sent={sending(review, register, done)}
      onClose={close}
    >
      {ready.length === 0 ? <p>{t('register.nothing')}</p> : <p>{t('register.ready', { count: ready.length })}</p>}
      {noDue > 0 && <p className={styles.muted}>{t('register.noDue', { count: noDue })}</p>}
      {refused.length > 0 && (
        <details className={styles.refused}>
          <summary>{t('register.refused', { count: refused.length })}</summary>
          <ul>
            {refused.map(({ id, title }) => (
              <li key={id}>{title}</li>
            ))}
          </ul>
        </details>
      )}
    </FormSheet>
  );
}
