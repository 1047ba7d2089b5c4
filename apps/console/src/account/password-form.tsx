import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useForm } from '../acts/use-form.js';
import { changePassword } from '../api/account.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Failed } from '../ui/part.js';
import './words.js';

const SHORTEST = 10;

/** An own password: the present one proves who asks. */
export function PasswordForm({ label, onChanged }: { label: string; onChanged: () => void | Promise<void> }): ReactNode {
  const { t } = useTranslation('account');
  const { t: common } = useTranslation();
  const [values, setValues] = useState({ current: '', next: '', again: '' });
  const faults = {
    current: values.current ? null : common('form.required'),
    next: values.next.length >= SHORTEST ? null : t('nextHint'),
    again: values.again === values.next ? null : t('notSame'),
  };
  const sent = useMutation({
    mutationFn: () => changePassword({ currentPassword: values.current, newPassword: values.next }),
    onSuccess: onChanged,
  });
  const isComplete = Object.values(faults).every((fault) => fault === null);
  const form = useForm(isComplete, sent);
  const field = (name: keyof typeof values, autoComplete: string): ReactNode => (
    <TextField
      label={t(name)}
      hint={name === 'next' ? t('nextHint') : undefined}
      type="password"
      autoComplete={autoComplete}
      value={values[name]}
      fault={form.fault ? faults[name] : null}
      onChange={(value) => setValues({ ...values, [name]: value })}
    />
  );
  return (
    <form noValidate onSubmit={form.onSubmit}>
      {field('current', 'current-password')}
      {field('next', 'new-password')}
      {field('again', 'new-password')}
      {sent.isError && <Failed error={sent.error} />}
      <Button
        type="submit"
        look="primary"
        size="large"
        busy={sent.isPending}
        style={{ width: '100%', marginTop: 8, minHeight: 40 }}
      >
        {label}
      </Button>
    </form>
  );
}
