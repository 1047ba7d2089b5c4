import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';
import { sending } from './sending.js';

/** Places after marks, where an item is likely to be cut. */
function placesIn(text: string): number[] {
  return [...text.matchAll(/[，,；;。、：:]\s*(?=\S)/g)].map(({ index, 0: mark }) => index + mark.length);
}

/** Cuts a draft where it says; each mark of its text is a place. */
export function SplitSheet({ item, review }: { item: PlanItem; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { acts, close } = review;
  const source = item.context.text;
  const places = placesIn(source);
  const [cuts, setCuts] = useState<readonly number[]>(places.length === 1 ? places : []);
  const edges = [0, ...places, source.length];
  const split = (): Promise<boolean> =>
    acts.split(
      item,
      [...cuts].sort((one, other) => one - other),
    );
  return (
    <FormSheet
      title={`${t('act.split')} · ${item.title}`}
      submit={t('split.go', { count: cuts.length + 1 })}
      isComplete={cuts.length > 0}
      sent={sending(review, split)}
      onClose={close}
    >
      {(fault) => (
        <>
          <p className={styles.hint}>{t('split.hint')}</p>
          <p className={styles.cuts}>
            {edges.slice(0, -1).map((at, index) => {
              const part = source.slice(at, edges[index + 1]);
              return (
                <span key={at}>
                  {at > 0 && (
                    <button
                      type="button"
                      className={styles.cut}
                      aria-pressed={cuts.includes(at)}
                      aria-label={t('split.cut', { after: part })}
                      onClick={() => setCuts(cuts.includes(at) ? cuts.filter((one) => one !== at) : [...cuts, at])}
                    >
                      ✂
                    </button>
                  )}
                  {part}
                </span>
              );
            })}
          </p>
          {fault && cuts.length === 0 && <p role="alert">{t('split.none')}</p>}
        </>
      )}
    </FormSheet>
  );
}
