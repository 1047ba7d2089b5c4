import { useMutation } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useForm } from '../acts/use-form.js';
import type { Schemas } from '../api/client.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { TextField } from '../ui/field.js';
import { Failed } from '../ui/part.js';

/** Name and password; on its page and in the dialog. */
export function LoginForm({ submit }: { submit: (body: Schemas['LoginBody']) => Promise<void> }): ReactNode {
  const { t } = useTranslation();
  const [login, setLogin] = useState('');
  const [password, setPassword] = useState('');
  const sent = useMutation({ mutationFn: submit });
  const send = (): Promise<void> => sent.mutateAsync({ login: login.trim(), password });
  const { fault, onSubmit } = useForm(login !== '' && password !== '', { ...sent, mutateAsync: send });
  return (
    <form noValidate onSubmit={onSubmit}>
      <TextField
        label={t('session.login')}
        value={login}
        onChange={setLogin}
        fault={login ? null : fault}
        autoComplete="username"
        autoCapitalize="none"
        required
      />
      <TextField
        label={t('session.password')}
        type="password"
        value={password}
        onChange={setPassword}
        fault={password ? null : fault}
        autoComplete="current-password"
        required
      />
      {sent.isError && <Failed error={sent.error} />}
      <Button
        type="submit"
        look="primary"
        size="large"
        busy={sent.isPending}
        style={{ width: '100%', marginTop: 8, minHeight: 40 }}
      >
        {t('action.logIn')}
      </Button>
    </form>
  );
}
