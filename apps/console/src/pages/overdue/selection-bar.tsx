import type { ReactNode } from 'react';
import type { DeskAction } from '../../api/desk.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import styles from './overdue.module.css';
import type { Desk } from './desk.js';

/** What can be done to all selected rows. */
export function SelectionBar({ count, actions, desk }: { count: number; actions: readonly DeskAction[]; desk: Desk }): ReactNode {
  const { t } = useTranslation('overdue');
  if (count === 0) return null;
  return (
    <div className={styles.selection} role="group" aria-label={t('selected', { count })}>
      <strong>{t('selected', { count })}</strong>
      {actions.map((action) => (
        <Button key={action} onClick={() => desk.act(action)}>
          {t(`action.${action}`)}
        </Button>
      ))}
      <Button look="quiet" onClick={() => desk.select([...desk.selected], false)}>
        {t('unselect')}
      </Button>
    </div>
  );
}
