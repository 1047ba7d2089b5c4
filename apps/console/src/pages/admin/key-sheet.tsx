import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type ApiKey, createKey, keysQuery } from '../../api/admin/keys.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './admin.module.css';
import { copyText } from './copy-text.js';

type Role = ApiKey['role'];
const ROLES: readonly Role[] = ['supervisor', 'officer', 'leader', 'admin'];

interface KeyValues {
  name: string;
  role: Role;
  departmentId: string;
}

/** A new key, which is shown this once. */
export function KeySheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState<KeyValues>({ name: '', role: 'supervisor', departmentId: '' });
  const [isTried, setTried] = useState(false);
  const { name, role, departmentId } = values;
  const needsDepartment = role === 'officer';
  const isComplete = name.trim() !== '' && (!needsDepartment || departmentId !== '');
  const made = useMutation({
    mutationFn: () => createKey({ name: name.trim(), role, ...(needsDepartment ? { departmentId } : {}) }),
    onSuccess: () => queries.invalidateQueries({ queryKey: keysQuery.queryKey }),
  });
  if (made.data) return <Secret name={made.data.name} secret={made.data.key} onClose={onClose} />;
  return (
    <Sheet
      title={t('keys.add')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (isComplete && !made.isPending) made.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={made.isPending}>
            {t('keys.add')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <KeyFields values={values} change={(next) => setValues({ ...values, ...next })} isTried={isTried} />
      {made.isError && <Failed error={made.error} />}
    </Sheet>
  );
}

interface KeyFieldsProps {
  values: KeyValues;
  change: (next: Partial<KeyValues>) => void;
  isTried: boolean;
}

function KeyFields({ values: { name, role, departmentId }, change, isTried }: KeyFieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <TextField
        label={t('keys.name')}
        value={name}
        maxLength={100}
        fault={isTried && !name.trim() ? common('form.required') : null}
        onChange={(next) => change({ name: next })}
      />
      <SelectField label={t('keys.column.role')} value={role} onChange={(next) => change({ role: next as Role })}>
        {ROLES.map((one) => (
          <option key={one} value={one}>
            {common(`role.${one}`)}
          </option>
        ))}
      </SelectField>
      {role === 'officer' && (
        <SelectField
          label={t('person.department')}
          value={departmentId}
          fault={isTried && !departmentId ? t('person.departmentNeeded') : null}
          onChange={(next) => change({ departmentId: next })}
        >
          <option value="">{t('person.none')}</option>
          {departments.map(({ id, name: department }) => (
            <option key={id} value={id}>
              {department}
            </option>
          ))}
        </SelectField>
      )}
    </>
  );
}

function Secret({ name, secret, onClose }: { name: string; secret: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  return (
    <Sheet
      title={t('keys.secretTitle', { name })}
      onClose={onClose}
      foot={
        <>
          <Button look="primary" onClick={() => void copyText(secret, t('keys.copied'))}>
            {common('action.copy')}
          </Button>
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </>
      }
    >
      <p role="status">{t('keys.secret')}</p>
      <code className={styles.secret}>{secret}</code>
    </Sheet>
  );
}
