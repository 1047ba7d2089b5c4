import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type BoardFilter, trendQuery } from '../../api/board.js';
import type { Schemas } from '../../api/client.js';
import { LAMPS } from '../../api/projects.js';
import { useShownDay } from '../../app/as-of.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { addDays, shortDate } from '../../ui/dates.js';
import { LampShape } from '../../ui/lamp.js';
import { Part } from '../../ui/part.js';
import styles from './trend.module.css';

type Point = Schemas['TrendPointAnswer'];

const LINES = ['red', 'yellow'] as const;
/** Days back, and from one point to the next; the API takes at most 60 points. */
const SPANS = { weeks: { days: 70, every: 7 }, year: { days: 364, every: 14 } } as const;

/** Red and yellow over time, as lines and as a table: the table says all that the picture does, and each day opens its board. */
export function TrendCard({ filter }: { filter: BoardFilter }): ReactNode {
  const { t } = useTranslation('board');
  const [span, setSpan] = useState<keyof typeof SPANS>('weeks');
  const day = useShownDay();
  const { days, every } = SPANS[span];
  const trend = useQuery(trendQuery(filter, { from: addDays(day, -days), every }));
  return (
    <section className={styles.card}>
      <div className={styles.head}>
        <h2>{t('trend.title')}</h2>
        <div role="group" aria-label={t('trend.span')} className={styles.spans}>
          {(['weeks', 'year'] as const).map((name) => (
            <Button key={name} size="small" look="quiet" aria-pressed={span === name} onClick={() => setSpan(name)}>
              {t(`trend.${name}`)}
            </Button>
          ))}
        </div>
      </div>
      <Part query={trend} height={236}>
        {({ points }) => (
          <>
            <Lines points={points} />
            <Numbers points={points} />
          </>
        )}
      </Part>
    </section>
  );
}

function Lines({ points }: { points: readonly Point[] }): ReactNode {
  const { t } = useTranslation('board');
  const { t: common } = useTranslation();
  const today = useShownDay();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) return null;
  const most = topOf(Math.max(...points.flatMap(({ red, yellow }) => [red, yellow])));
  const said = { from: first.day, to: last.day, redFrom: first.red, redTo: last.red, yellowFrom: first.yellow };
  return (
    <>
      <p className={styles.legend}>
        {LINES.map((lamp) => (
          <span key={lamp} data-lamp={lamp}>
            <LampShape lamp={lamp} /> {common(`lamp.${lamp}`)} <strong>{last[lamp]}</strong>
          </span>
        ))}
      </p>
      <div className={styles.chart} role="img" aria-label={t('trend.chart', { ...said, yellowTo: last.yellow })}>
        <div className={styles.values} aria-hidden="true">
          <span>{most}</span>
          <span>{most / 2}</span>
          <span>0</span>
        </div>
        <svg viewBox="0 0 100 100" preserveAspectRatio="none" aria-hidden="true">
          {[0, 50, 100].map((y) => (
            <line key={y} x1="0" x2="100" y1={y} y2={y} className={styles.grid} />
          ))}
          {LINES.map((lamp) => (
            <polyline key={lamp} data-lamp={lamp} className={styles.line} points={lineOf(points, lamp, most)} />
          ))}
        </svg>
        <div className={styles.days} aria-hidden="true">
          {[first, points[Math.floor(points.length / 2)] ?? first, last].map(({ day }) => (
            <span key={day}>{shortDate(day, today)}</span>
          ))}
        </div>
      </div>
    </>
  );
}

/** The points of a line in a square of 100 by 100, which is stretched to the place there is. */
function lineOf(points: readonly Point[], lamp: (typeof LINES)[number], most: number): string {
  const step = 100 / Math.max(points.length - 1, 1);
  return points.map((point, index) => `${(index * step).toFixed(2)},${(100 - (point[lamp] / most) * 100).toFixed(2)}`).join(' ');
}

/** An even number above all values, so that half of it is a whole number too. */
function topOf(largest: number): number {
  const step = largest > 40 ? 20 : largest > 10 ? 10 : 2;
  return Math.max(Math.ceil(largest / step), 1) * step;
}

function Numbers({ points }: { points: readonly Point[] }): ReactNode {
  const { t } = useTranslation('board');
  const { t: common } = useTranslation();
  return (
    <details className={styles.numbers}>
      <summary>{t('trend.table')}</summary>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('trend.day')}</th>
            {LAMPS.map((lamp) => (
              <th key={lamp} scope="col">
                {common(`lamp.${lamp}`)}
              </th>
            ))}
            <th scope="col">{t('trend.total')}</th>
          </tr>
        </thead>
        <tbody>
          {points.toReversed().map((point) => (
            <tr key={point.day}>
              <th scope="row">
                <Link to="/board" search={(now) => ({ ...now, asOf: point.day })}>
                  {point.day}
                </Link>
              </th>
              {LAMPS.map((lamp) => (
                <td key={lamp}>{point[lamp]}</td>
              ))}
              <td>{point.total}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
