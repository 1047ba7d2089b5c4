import type { ReactNode } from 'react';
import { PasswordForm } from '../../account/password-form.js';
import { useTranslation } from '../../i18n/index.js';
import { notify } from '../../ui/notice.js';
import { Sheet } from '../../ui/sheet.js';

export function PasswordSheet({ onClose }: { onClose: () => void }): ReactNode {
  const { t } = useTranslation('me');
  const { t: account } = useTranslation('account');
  return (
    <Sheet title={account('change')} onClose={onClose}>
      <PasswordForm
        label={account('change')}
        onChanged={() => {
          notify(t('changed'));
          onClose();
        }}
      />
    </Sheet>
  );
}
