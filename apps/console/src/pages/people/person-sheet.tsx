import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import {
  addressesQuery,
  createPerson,
  type Person,
  type PersonBody,
  setAddresses,
  updatePerson,
} from '../../api/admin/people.js';
import { allOf } from '../../api/client.js';
import { departmentsQuery } from '../../api/departments.js';
import { useTranslation } from '../../i18n/index.js';
import { SelectField, TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed, Skeleton } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from '../admin/admin.module.css';
import { PersonDeactivation } from './person-deactivation.js';

type Role = Person['role'];
const ROLES = allOf<Role>()(['officer', 'supervisor', 'leader', 'admin']);
const LOGIN = /^[A-Za-z0-9._@-]{1,100}$/;
const ADDRESSES = ['mobile', 'wecom', 'dingtalk', 'feishu'] as const;
type Addresses = Record<(typeof ADDRESSES)[number], string>;

interface PersonSheetProps {
  /** null: a new one. */
  person: Person | null;
  onClose: () => void;
}

/** A person: who it is, what it may do, where it is reached. */
export function PersonSheet({ person, onClose }: PersonSheetProps): ReactNode {
  const { t } = useTranslation('admin');
  const addresses = useQuery({ ...addressesQuery(person?.id ?? ''), enabled: person !== null, staleTime: 0 });
  if (person && !addresses.data)
    return (
      <Sheet title={t('person.edit', { name: person.name })} onClose={onClose}>
        {addresses.isError ? (
          <Failed error={addresses.error} retry={() => void addresses.refetch()} />
        ) : (
          <Skeleton height={320} />
        )}
      </Sheet>
    );
  return <Form person={person} addresses={addresses.data ?? {}} onClose={onClose} />;
}

interface Values extends Addresses {
  login: string;
  name: string;
  role: Role;
  departmentId: string;
  post: string;
  isHead: boolean;
  email: string;
  phone: string;
  password: string;
}

function valuesOf(person: Person | null, addresses: Partial<Addresses>): Values {
  const { login = '', name = '', role = 'officer', isHead = false } = person ?? {};
  const { mobile = '', wecom = '', dingtalk = '', feishu = '' } = addresses;
  const { departmentId, post, email, phone } = person ?? {};
  const own = { departmentId: departmentId ?? '', post: post ?? '', email: email ?? '', phone: phone ?? '' };
  return { login, name, role, isHead, ...own, password: '', mobile, wecom, dingtalk, feishu };
}

/** What is sent: an empty field empties, an empty password stays as it is. */
function bodyOf(values: Values): Omit<PersonBody, 'login'> {
  const { name, role, departmentId, post, isHead, email, phone, password } = values;
  const orNull = (text: string): string | null => text.trim() || null;
  return {
    name: name.trim(),
    role,
    departmentId: orNull(departmentId),
    post: orNull(post),
    isHead: isHead && departmentId !== '',
    email: orNull(email),
    phone: orNull(phone),
    ...(password ? { password } : {}),
  };
}

function Form({ person, addresses, onClose }: PersonSheetProps & { addresses: Partial<Addresses> }): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const queries = useQueryClient();
  const [values, setValues] = useState(() => valuesOf(person, addresses));
  const faults = useFaults(values, person === null);
  const saved = useMutation({
    mutationFn: async () => {
      const { id } = person
        ? await updatePerson(person.id, bodyOf(values))
        : await createPerson({ login: values.login, ...bodyOf(values) });
      const given = ADDRESSES.flatMap((kind) => (values[kind].trim() ? [[kind, values[kind].trim()] as const] : []));
      if (person || given.length > 0) await setAddresses(id, Object.fromEntries(given));
    },
    onSuccess: () => {
      notify(`${t('saved')}：${values.name}`);
      onClose();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: ['people'] }),
  });
  return (
    <FormSheet
      title={person ? t('person.edit', { name: person.name }) : t('person.add')}
      submit={common('action.save')}
      isComplete={Object.values(faults).every((fault) => fault === null)}
      sent={saved}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <Fields
            values={values}
            change={(next) => setValues({ ...values, ...next })}
            faults={fault ? faults : {}}
            isNew={person === null}
          />
          {person && <PersonDeactivation person={person} onDone={onClose} />}
        </>
      )}
    </FormSheet>
  );
}

type Faults = Partial<Record<keyof Values, string | null>>;

function useFaults({ login, name, role, departmentId, password }: Values, isNew: boolean): Faults {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  return {
    login: isNew && !LOGIN.test(login) ? t('person.faultLogin') : null,
    name: name.trim() ? null : common('form.required'),
    departmentId: role === 'officer' && !departmentId ? t('person.departmentNeeded') : null,
    password: password && password.length < 10 ? t('person.faultPassword') : null,
  };
}

interface FieldsProps {
  values: Values;
  change: (next: Partial<Values>) => void;
  faults: Faults;
  isNew: boolean;
}

function Fields({ values, change, faults, isNew }: FieldsProps): ReactNode {
  const { t } = useTranslation('admin');
  return (
    <>
      {isNew && (
        <TextField
          label={t('person.login')}
          hint={t('person.loginHint')}
          autoComplete="off"
          value={values.login}
          fault={faults.login}
          onChange={(login) => change({ login })}
        />
      )}
      <TextField label={t('person.name')} value={values.name} fault={faults.name} onChange={(name) => change({ name })} />
      <Place values={values} change={change} fault={faults.departmentId} />
      <TextField label={t('person.post')} optional value={values.post} onChange={(post) => change({ post })} />
      <label className={styles.tick}>
        <input type="checkbox" checked={values.isHead} onChange={({ target }) => change({ isHead: target.checked })} />
        {t('person.head')}
      </label>
      <Reach values={values} change={change} />
      <TextField
        label={t(isNew ? 'person.password' : 'person.passwordNew')}
        hint={t(isNew ? 'person.passwordHintNew' : 'person.passwordHint')}
        type="password"
        autoComplete="new-password"
        optional
        value={values.password}
        fault={faults.password}
        onChange={(password) => change({ password })}
      />
    </>
  );
}

type PlaceProps = Pick<FieldsProps, 'values' | 'change'> & { fault: string | null | undefined };

/** What the person may do, and for which department. */
function Place({ values, change, fault }: PlaceProps): ReactNode {
  const { t } = useTranslation('admin');
  const { t: common } = useTranslation();
  const departments = useQuery(departmentsQuery).data ?? [];
  return (
    <div className={styles.pair}>
      <SelectField label={t('person.role')} value={values.role} onChange={(role) => change({ role: role as Role })}>
        {ROLES.map((role) => (
          <option key={role} value={role}>
            {common(`role.${role}`)}
          </option>
        ))}
      </SelectField>
      <SelectField
        label={t('person.department')}
        value={values.departmentId}
        fault={fault}
        onChange={(departmentId) => change({ departmentId })}
      >
        <option value="">{t('person.none')}</option>
        {departments.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </SelectField>
    </div>
  );
}

/** Where messages reach the person. */
function Reach({ values, change }: Pick<FieldsProps, 'values' | 'change'>): ReactNode {
  const { t } = useTranslation('admin');
  const field = (name: 'email' | 'phone' | keyof Addresses, type = 'text'): ReactNode => (
    <TextField
      label={t(`person.${name}`)}
      type={type}
      optional
      value={values[name]}
      onChange={(value) => change({ [name]: value })}
    />
  );
  return (
    <div className={styles.pair}>
      {field('email', 'email')}
      {field('phone', 'tel')}
      {field('mobile', 'tel')}
      {field('wecom')}
      {field('dingtalk')}
      {field('feishu')}
    </div>
  );
}
