import { useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useSyncExternalStore } from 'react';
import { logIn, meQuery, useMe } from '../api/session.js';
import { loggedInAgain, loginDialog } from '../api/session-state.js';
import { useTranslation } from '../i18n/index.js';
import { Sheet } from '../ui/sheet.js';
import { LoginForm } from './login-form.js';

/** Over the page, when the login has ended: what stands in the forms stays, and what waits is sent afterwards. */
export function LoginDialog(): ReactNode {
  const { t } = useTranslation();
  const isOpen = useSyncExternalStore(loginDialog.subscribe, loginDialog.isOpen);
  const me = useMe();
  const queries = useQueryClient();
  if (!isOpen) return null;
  return (
    <Sheet
      title={t('action.logIn')}
      shape="dialog"
      onClose={() => location.assign(`/login?next=${encodeURIComponent(location.pathname)}`)}
    >
      <p style={{ marginBottom: 16 }}>{t('session.expired')}</p>
      <LoginForm
        submit={async (body) => {
          const { actor, mustChangePassword } = await logIn(body);
          // Somebody else must not send what this person wrote.
          if (actor.id !== me.id) return location.assign('/');
          if (mustChangePassword) return location.assign(`/login/password?next=${encodeURIComponent(location.pathname)}`);
          await queries.invalidateQueries({ queryKey: meQuery.queryKey });
          loggedInAgain();
        }}
      />
    </Sheet>
  );
}
