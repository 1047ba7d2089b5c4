import { type ReactNode, useState } from 'react';
import { ConfirmButton } from '../../acts/confirm-button.js';
import { useTranslation } from '../../i18n/index.js';
import { SecretSheet } from './secret-sheet.js';

interface RotateButtonProps {
  rotate: () => Promise<{ secret: string }>;
  refresh: readonly string[];
}

/** A new secret, shown once; the one before is valid for a day. */
export function RotateButton({ rotate, refresh }: RotateButtonProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [secret, setSecret] = useState<string | null>(null);
  return (
    <>
      <ConfirmButton
        label={t('rotate')}
        title={t('secret.rotateTitle')}
        text={t('secret.rotateText')}
        act={rotate}
        refresh={refresh}
        onDone={(rotated) => setSecret(rotated.secret)}
      />
      {secret && <SecretSheet secret={secret} onClose={() => setSecret(null)} />}
    </>
  );
}
