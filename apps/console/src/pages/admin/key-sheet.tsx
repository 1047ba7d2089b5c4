import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { type ApiKey, createKey, keysQuery } from '../../api/admin/keys.js';
import { allOf } from '../../api/client.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy-button.js';
import { SelectField, TextField } from '../../ui/field.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './admin.module.css';

type Role = ApiKey['role'];
const ROLES = allOf<Role>()(['supervisor', 'officer', 'leader', 'admin']);

interface KeyValues {
  name: string;
  role: Role;
  departmentId: string;
}

/** A new key, which is shown this once. */
export function KeySheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('admin');
  const [values, setValues] = useState<KeyValues>({ name: '', role: 'supervisor', departmentId: '' });
  const { name, role, departmentId } = values;
  const needsDepartment = role === 'officer';
  const isComplete = name.trim() !== '' && (!needsDepartment || departmentId !== '');
  const made = useSent({
    send: () => createKey({ name: name.trim(), role, ...(needsDepartment ? { departmentId } : {}) }),
    concerns: [keysQuery.queryKey],
  });
  if (made.data) return <Secret name={made.data.name} secret={made.data.key} onClose={onClose} />;
  return (
    <FormSheet title={t('keys.add')} submit={t('keys.add')} isComplete={isComplete} sent={made} onClose={onClose}>
      {(fault) => <KeyFields values={values} change={(next) => setValues({ ...values, ...next })} fault={fault} />}
    </FormSheet>
  );
}

interface KeyFieldsProps {
  values: KeyValues;
  change: (next: Partial<KeyValues>) => void;
  fault: string | null;
}

function KeyFields({ values: { name, role, departmentId }, change, fault }: KeyFieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <>
      <TextField
        label={t('keys.name')}
        value={name}
        maxLength={100}
        fault={name.trim() ? null : fault}
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
          fault={fault && !departmentId ? t('person.departmentNeeded') : null}
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
  return (
    <Sheet
      title={t('keys.secretTitle', { name })}
      onClose={onClose}
      foot={
        <>
          <CopyButton look="primary" text={secret} />
          <Button onClick={onClose}>{t('keys.kept')}</Button>
        </>
      }
    >
      <p role="status">{t('keys.secret')}</p>
      <code className={styles.secret}>{secret}</code>
    </Sheet>
  );
}
