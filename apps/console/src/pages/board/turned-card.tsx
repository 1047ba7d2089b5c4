import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Board } from '../../api/board.js';
import { useAsOf } from '../../app/as-of.js';
import { useTranslation } from '../../i18n/index.js';
import { Lamp } from '../../ui/lamp.js';
import styles from './board.module.css';

/** What changed its lamp for the worse since yesterday. */
export function TurnedCard({ board: { changedLamps, day } }: { board: Board }): ReactNode {
  const { t } = useTranslation('board');
  const asOf = useAsOf();
  const turned = (['red', 'yellow'] as const).flatMap((lamp) => changedLamps[lamp].map((one) => ({ ...one, lamp })));
  return (
    <section className={styles.card} data-day={day}>
      <h2>{t(asOf.asOf ? 'turnedThen' : 'turned')}</h2>
      {turned.length === 0 && <p>{t('turnedNone')}</p>}
      {turned.map(({ id, lamp, title, department }) => (
        <p key={id} style={{ padding: '4px 0' }}>
          <Lamp lamp={lamp} />{' '}
          <Link to="/projects/$id" params={{ id }} search={asOf}>
            {title}
          </Link>{' '}
          {department}
        </p>
      ))}
    </section>
  );
}
