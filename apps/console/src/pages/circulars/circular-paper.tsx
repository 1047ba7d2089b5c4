import type { ReactNode } from 'react';
import type { Circular } from '../../api/reporting/circulars.js';
import { currentLanguage, useTranslation } from '../../i18n/index.js';
import { chinaDate, longDate } from '../../ui/dates.js';
import styles from './circulars.module.css';
import { OverallTable, RankingTable, RedTable } from './figure-tables.js';

/** The circular as it is printed; a part that says nothing is left out, and the others are numbered through. */
export function CircularPaper({ circular }: { circular: Circular }): ReactNode {
  const { t } = useTranslation('circulars');
  const { text, figures, number, state, issuedAt } = circular;
  const parts: [string, ReactNode, boolean][] = [
    [t('part.overall'), <Overall key="overall" circular={circular} />, true],
    [t('part.comparison'), <Lines key="comparison" text={figures.comparison} />, figures.comparison !== ''],
    [t('part.ranking'), <RankingTable key="ranking" figures={figures} />, figures.ranking.length > 0],
    [t('part.red'), <RedTable key="red" figures={figures} />, true],
    [
      t('part.mentions'),
      <Lines key="mentions" text={`${text.praised}\n${text.criticised}`} />,
      `${text.praised}${text.criticised}`.trim() !== '',
    ],
    [t('part.demands'), <Lines key="demands" text={text.demands} />, text.demands.trim() !== ''],
  ];
  const shown = parts.filter(([, , says]) => says);
  return (
    <article className={styles.paper}>
      {state !== 'issued' && <p className={styles.mark}>{t(`state.${state}`)}</p>}
      <h2 className={styles.title}>{text.title}</h2>
      <p className={styles.docNumber}>{number ?? `（${t('unnumbered')}）`}</p>
      <Lines text={text.addressees} isFlush />
      <Lines text={text.opening} />
      {shown.map(([name, content], index) => (
        <section key={name}>
          <h3>{t('section', { number: t('sections').charAt(index), name })}</h3>
          {content}
        </section>
      ))}
      <Lines text={text.closing} />
      <p className={styles.sign}>
        {text.signature}
        {'\n'}
        {issuedAt ? longDate(chinaDate(issuedAt), currentLanguage()) : t('blankDate')}
      </p>
    </article>
  );
}

function Overall({ circular: { figures } }: { circular: Circular }): ReactNode {
  return (
    <>
      <Lines text={figures.headline} />
      <OverallTable figures={figures} />
    </>
  );
}

/** Each line of a text is a paragraph; nothing is none. */
function Lines({ text, isFlush = false }: { text: string; isFlush?: boolean }): ReactNode {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => (
      <p key={line} className={isFlush ? undefined : styles.paragraph}>
        {line}
      </p>
    ));
}
