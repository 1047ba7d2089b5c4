import type { ReactNode } from 'react';
import type { SlipColour } from '../../api/slips.js';
import { useTranslation } from '../../i18n/index.js';
import styles from './slips.module.css';

/** The colour of a slip, as a word on its tint. */
export function SlipBadge({ colour }: { colour: SlipColour }): ReactNode {
  const { t } = useTranslation('slips');
  return (
    <span className={styles.badge} data-colour={colour}>
      {t(`colour.${colour}`)}
    </span>
  );
}
