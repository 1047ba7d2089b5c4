import type { ReactNode } from 'react';
import type { Slip } from '../../api/slips.js';
import { currentLanguage, useTranslation } from '../../i18n/index.js';
import { chinaDate, longDate } from '../../ui/dates.js';
import { Fact } from '../../ui/facts.js';
import styles from './slips.module.css';

/** The slip as it is printed: one page A4. */
export function SlipPaper({ slip }: { slip: Slip }): ReactNode {
  const { t } = useTranslation('slips');
  const {
    number,
    colour,
    title,
    leadDepartmentName,
    cooperatingDepartmentNames,
    copiedTo,
    dueDate,
    percent,
    problem,
    demand,
    issuedByName,
    issuedAt,
  } = slip;
  const day = (date: string): string => longDate(date, currentLanguage());
  const copies = [...cooperatingDepartmentNames, ...copiedTo];
  return (
    <article className={styles.paper}>
      <h1>{t('notice')}</h1>
      <p className={styles.number}>
        {number} · {t(`colour.${colour}`)}
      </p>
      <p>{t('to', { lead: leadDepartmentName })}</p>
      <dl className={styles.facts}>
        <Fact name={t('matter')} className={styles.wide}>
          {title}
        </Fact>
        <Fact name={t('due')}>{day(dueDate)}</Fact>
        <Fact name={t('percent')}>{percent}%</Fact>
        {cooperatingDepartmentNames.length > 0 && (
          <Fact name={t('cooperating')} className={styles.wide}>
            {cooperatingDepartmentNames.join('、')}
          </Fact>
        )}
      </dl>
      <h2>{t('problem')}</h2>
      <p className={styles.text}>{problem}</p>
      <h2>{t('demand')}</h2>
      <p className={styles.text}>{demand}</p>
      {copies.length > 0 && <p>{t('copies', { names: copies.join('、') })}</p>}
      <p className={styles.sign}>{t('issued', { name: issuedByName, day: day(chinaDate(issuedAt)) })}</p>
    </article>
  );
}
