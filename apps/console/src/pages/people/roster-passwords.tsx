import type { ReactNode } from 'react';
import type { RosterOutcome } from '../../api/admin/people.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy-button.js';
import { Sheet } from '../../ui/sheet.js';
import table from '../../ui/table.module.css';
import styles from '../admin/admin.module.css';

/** First passwords of new people, shown this once. */
export function RosterPasswords({
  passwords,
  onClose,
}: {
  passwords: RosterOutcome['passwords'];
  onClose: () => void;
}): ReactNode {
  const { t } = useTranslation('admin');
  const lines = passwords.map(({ name, login, password }) => [name, login, password].join('\t'));
  return (
    <Sheet
      title={t('roster.title')}
      onClose={onClose}
      foot={
        <>
          <CopyButton look="primary" text={lines.join('\n')}>
            {t('roster.copy')}
          </CopyButton>
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </>
      }
    >
      <p className={styles.note} role="status">
        {t('roster.passwordsTitle')}
      </p>
      <table className={table.table}>
        <tbody>
          {passwords.map(({ name, login, password }) => (
            <tr key={login}>
              <td>{name}</td>
              <td>{login}</td>
              <td>
                <code>{password}</code>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Sheet>
  );
}
