import { type ReactNode, useState } from 'react';
import type { PlanItem } from '../../../api/plans/plan-items.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { Sheet } from '../../../ui/sheet.js';
import styles from '../review.module.css';
import type { Review } from '../use-review.js';

/** Places after marks, where an item is likely to be cut. */
function placesIn(text: string): number[] {
  return [...text.matchAll(/[，,；;。、：:]\s*(?=\S)/g)].map(({ index, 0: mark }) => index + mark.length);
}

/** Cuts a draft where it says; each mark of its text is a place. */
export function SplitSheet({ item, review: { acts, close } }: { item: PlanItem; review: Review }): ReactNode {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const source = item.context.text;
  const places = placesIn(source);
  const [cuts, setCuts] = useState<readonly number[]>(places.length === 1 ? places : []);
  const [isTried, setTried] = useState(false);
  const edges = [0, ...places, source.length];
  return (
    <Sheet
      title={`${t('act.split')} · ${item.title}`}
      onClose={close}
      onSubmit={async () => {
        setTried(true);
        if (
          cuts.length > 0 &&
          (await acts.split(
            item,
            [...cuts].sort((one, other) => one - other),
          ))
        )
          close();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={acts.busy}>
            {t('split.go', { count: cuts.length + 1 })}
          </Button>
          <Button onClick={close}>{common('action.cancel')}</Button>
        </>
      }
    >
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
      {isTried && cuts.length === 0 && <p role="alert">{t('split.none')}</p>}
    </Sheet>
  );
}
