import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Empty } from '../../ui/part.js';
import { reasonIn } from './document/document-block.js';
import { drawAll } from './drawn.js';
import styles from './review.module.css';
import type { Review } from './use-review.js';

/** What became no item, with the reason; items can be made of it, by keys too. */
export function SkippedList({ review, readOnly }: { review: Review; readOnly: boolean }): ReactNode {
  const { t } = useTranslation('review');
  const { skipped } = review.plan;
  const show = (start: number): void => {
    drawAll();
    const runs = [...document.querySelectorAll<HTMLElement>('[data-document] [data-skipped]')];
    runs.find((run) => Number(run.dataset.start) >= start)?.scrollIntoView({ block: 'center' });
  };
  return (
    <div className={styles.scroll}>
      {skipped.length === 0 && <Empty>{t('empty.skipped')}</Empty>}
      <ol className={styles.list} aria-label={t('filter.skipped')}>
        {skipped.map(({ start, end, reason, text }) => (
          <li key={start} className={styles.row}>
            <p className={styles.muted}>{reasonIn(t, reason)}</p>
            <p className={styles.skippedText}>{text}</p>
            <p className={styles.acts}>
              <Button size="small" look="quiet" onClick={() => show(start)}>
                {t('document')} →
              </Button>
              {!readOnly && (
                <Button size="small" onClick={() => review.open('add', [], { start, end })}>
                  {t('act.add')}
                </Button>
              )}
            </p>
          </li>
        ))}
      </ol>
    </div>
  );
}
