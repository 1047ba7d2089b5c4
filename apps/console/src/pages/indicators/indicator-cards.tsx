import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { IndicatorLine } from '../../api/reporting/indicators.js';
import { useTranslation } from '../../i18n/index.js';
import { Lamp } from '../../ui/lamp.js';
import styles from './indicators.module.css';
import { Actual, CourseLink, Expected, Lag, targetOf } from './line-parts.js';

/** On the phone: one indicator a card. */
export function IndicatorCards({ lines }: { lines: readonly IndicatorLine[] }): ReactNode {
  const { t } = useTranslation('indicators');
  return (
    <ul className={styles.cards}>
      {lines.map((line) => (
        <li key={line.id} className={styles.card}>
          <p className={styles.cardHead}>
            <Lamp lamp={line.lamp} /> <strong>{line.name}</strong>
          </p>
          <Link to="/projects/$id" params={{ id: line.project.id }} className={styles.cardLink}>
            {line.project.title}
          </Link>
          <dl className={styles.facts}>
            <dt>{t('column.target')}</dt>
            <dd>{targetOf(line, t)}</dd>
            <dt>{t('column.expected')}</dt>
            <dd>
              <Expected line={line} />
            </dd>
            <dt>{t('column.actual')}</dt>
            <dd>
              <Actual line={line} />
            </dd>
            <dt>{t('column.lag')}</dt>
            <dd>
              <Lag line={line} />
            </dd>
          </dl>
          <CourseLink line={line} isLarge />
        </li>
      ))}
    </ul>
  );
}
