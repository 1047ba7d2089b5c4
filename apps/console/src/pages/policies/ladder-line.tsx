import type { ReactNode } from 'react';
import type { PolicyStep } from '../../api/policies/policies.js';
import { useTranslation } from '../../i18n/index.js';
import { aroundDate } from './ladder.js';
import styles from './policies.module.css';
import { useStepWords } from './use-step-words.js';

/** Steps as points of a line: days before the date on the left, the date, days after it on the right. */
export function LadderLine({ steps, label }: { steps: readonly PolicyStep[]; label: string }): ReactNode {
  const { t } = useTranslation('policies');
  const { before, after } = aroundDate(steps);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a long line scrolls sideways, by keys too
    <ol className={styles.line} aria-label={`${t('ladder')} · ${label}`} tabIndex={0}>
      {before.map((step) => (
        <Point key={step.key} step={step} />
      ))}
      <li className={styles.due}>
        <span className={styles.mark}>{t('today')}</span>
      </li>
      {after.map((step) => (
        <Point key={step.key} step={step} />
      ))}
    </ol>
  );
}

function Point({ step }: { step: PolicyStep }): ReactNode {
  const words = useStepWords();
  const repeat = words.repeat(step);
  return (
    <li className={styles.point} data-level={step.level}>
      <span className={styles.when}>{words.timing(step)}</span>
      <span className={styles.dot} aria-hidden="true" />
      <span className={styles.level}>{words.level(step.level)}</span>
      <span className={styles.who}>{words.audience(step)}</span>
      {repeat && <span className={styles.who}>↻ {repeat}</span>}
    </li>
  );
}
