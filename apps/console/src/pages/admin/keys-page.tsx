import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { ConfirmSheet } from '../../acts/confirm-button.js';
import { type ApiKey, keysQuery, revokeKey } from '../../api/admin/keys.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { chinaDate, shortDate } from '../../ui/dates.js';
import { Columns } from '../../ui/list/columns.js';
import { Part } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import styles from './admin.module.css';
import { useDepartmentNames } from './department-names.js';
import { KeySheet } from './key-sheet.js';
import { Sections, useMayManage } from './sections.js';

/** API keys of other systems: made, shown once, revoked. */
export default function KeysPage(): ReactNode {
  const { t } = useTranslation('admin');
  const mayManage = useMayManage();
  const [open, setOpen] = useState<'new' | ApiKey | null>(null);
  const close = (): void => setOpen(null);
  return (
    <>
      <Sections>
        {mayManage && (
          <Button look="primary" onClick={() => setOpen('new')}>
            {t('keys.add')}
          </Button>
        )}
      </Sections>
      <p className={styles.note}>{t('keys.hint')}</p>
      <Part query={useQuery(keysQuery)} height={240} empty={{ when: (keys) => keys.length === 0, say: t('keys.empty') }}>
        {(keys) => <Keys keys={keys} onRevoke={mayManage ? setOpen : null} />}
      </Part>
      {open === 'new' && <KeySheet onClose={close} />}
      {open && open !== 'new' && (
        <ConfirmSheet
          label={t('keys.revoke')}
          title={t('keys.revoke')}
          text={t('keys.revokeAsk', { name: open.name })}
          look="danger"
          act={() => revokeKey(open.id)}
          refresh={['api-keys']}
          done={t('keys.done', { name: open.name })}
          onClose={close}
        />
      )}
    </>
  );
}

function Keys({ keys, onRevoke }: { keys: readonly ApiKey[]; onRevoke: ((key: ApiKey) => void) | null }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departmentName = useDepartmentNames();
  const today = useToday();
  const dayOf = (instant: string): string => shortDate(chinaDate(instant), today);
  return (
    <div className={styles.scroll}>
      <table className={table.table}>
        <Columns names={(['name', 'hint', 'role', 'created', 'state'] as const).map((column) => t(`keys.column.${column}`))} />
        <tbody>
          {keys.map((key) => (
            <tr key={key.id} className={key.revokedAt ? styles.left : undefined}>
              <td>
                <strong>{key.name}</strong>
              </td>
              <td>
                <code>…{key.hint}</code>
              </td>
              <td>{[common(`role.${key.role}`), departmentName(key.departmentId)].filter(Boolean).join(' · ')}</td>
              <td className={table.narrow}>{dayOf(key.createdAt)}</td>
              <td className={table.narrow}>
                {key.revokedAt ? t('keys.revoked', { day: dayOf(key.revokedAt) }) : t('keys.valid')}{' '}
                {!key.revokedAt && onRevoke && (
                  <Button size="small" look="danger" aria-label={`${t('keys.revoke')} ${key.name}`} onClick={() => onRevoke(key)}>
                    {t('keys.revoke')}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
