import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { CopyButton } from '../../ui/copy-button.js';
import { TextField } from '../../ui/field.js';
import { Sheet } from '../../ui/sheet.js';

/** A secret, shown once: it is in no other answer. */
export function SecretSheet({ secret, onClose }: { secret: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('integrations');
  return (
    <Sheet
      title={t('secret.title')}
      shape="dialog"
      onClose={onClose}
      foot={
        <>
          <Button look="primary" onClick={onClose}>
            {t('secret.kept')}
          </Button>
          <CopyButton text={secret} />
        </>
      }
    >
      <p>{t('secret.hint')}</p>
      <TextField
        label={t('secret.value')}
        readOnly
        value={secret}
        onChange={() => undefined}
        onFocus={({ target }) => target.select()}
      />
    </Sheet>
  );
}
