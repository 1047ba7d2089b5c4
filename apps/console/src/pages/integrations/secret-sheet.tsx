import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Sheet } from '../../ui/sheet.js';

/** A secret, shown once: it is in no other answer. */
export function SecretSheet({ secret, onClose }: { secret: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('integrations');
  const { t: common } = useTranslation();
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
          {/* An office without TLS has no clipboard for scripts; the text can be selected there. */}
          {'clipboard' in navigator && (
            <Button onClick={() => void navigator.clipboard.writeText(secret).then(() => notify(common('action.copied')))}>
              {common('action.copy')}
            </Button>
          )}
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
