import type { ReactNode } from 'react';
import type { Scorecard } from '../../api/reporting/scorecards.js';
import { useTranslation } from '../../i18n/index.js';
import { RedLink, RowsLink } from './number-link.js';
import { points, RATES, ratioOf, shareOf, type ShownNumber } from './numbers.js';
import styles from './scorecards.module.css';

/** Every number beside the score, as a link to its rows. */
export function NumberTiles({ card, shown }: { card: Scorecard; shown: ShownNumber }): ReactNode {
  const { t } = useTranslation('scorecards');
  const { rates, items, deducted, bonus, lines, worth } = card;
  const figures: readonly [ShownNumber, string, string?][] = [
    ['lines', String(lines.length)],
    ['deducted', `−${points(deducted)}`, t('worth', { worth: points(worth) })],
    ['bonus', `+${points(bonus)}`],
    ['lead', String(items.lead)],
    ['helper', String(items.helper)],
    ...RATES.map((rate): [ShownNumber, string, string] => [rate, shareOf(card, rate), ratioOf(card, rate, t)]),
    ['overdue', rates.averageWorkdaysOverdue === null ? '—' : String(rates.averageWorkdaysOverdue)],
    ['yellowSlip', String(rates.slips.yellow)],
    ['redSlip', String(rates.slips.red)],
    ['early', String(rates.early)],
    ['excused', String(rates.excused)],
  ];
  return (
    <div className={styles.tiles}>
      {figures.map(([number, figure, more]) => (
        <RowsLink
          key={number}
          departmentId={card.department.id}
          show={number}
          isShown={number === shown}
          isNamed
          className={styles.tile}
        >
          <span className={styles.tileName}>{t(`number.${number}`)}</span> <strong>{figure}</strong>{' '}
          {more && <span className={styles.muted}>{more}</span>}
        </RowsLink>
      ))}
      <div className={styles.tile}>
        <span className={styles.tileName} aria-hidden={card.red > 0}>
          {t('number.red')}
        </span>
        <strong>
          <RedLink red={card.red} query={card.queries.red} />
        </strong>
      </div>
    </div>
  );
}
