import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ConfirmButton } from '../../../acts/confirm-button.js';
import { useAct } from '../../../acts/use-act.js';
import { changeSource, deleteSource, replaySource, rotateSourceSecret, type Source } from '../../../api/integrations/sources.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import styles from '../integrations.module.css';
import { RotateButton } from '../rotate-button.js';

const SourceSheet = lazy(async () => ({ default: (await import('./source-sheet.js')).SourceSheet }));
const TrySheet = lazy(async () => ({ default: (await import('./try-sheet.js')).TrySheet }));
const REFRESH = ['sources', 'inbound-messages'];

/** Try, change, apply failed ones again, pause, a new secret, take away. */
export function SourceActs({ source }: { source: Source }): ReactNode {
  const { t } = useTranslation('integrations');
  const navigate = useNavigate();
  const [open, setOpen] = useState<'try' | 'edit' | null>(null);
  const replay = useAct(() => replaySource(source.id), {
    refresh: REFRESH,
    done: (count) => t('source.replayed', { count }),
  });
  return (
    <div className={styles.acts}>
      <Button look="primary" onClick={() => setOpen('try')}>
        {t('source.try')}
      </Button>
      <Button onClick={() => setOpen('edit')}>{t('change')}</Button>
      <Button busy={replay.isPending} onClick={() => replay.mutate()}>
        {t('source.replayAll')}
      </Button>
      <PauseOrResume source={source} />
      <RotateButton rotate={() => rotateSourceSecret(source)} refresh={REFRESH} />
      <ConfirmButton
        label={t('remove')}
        title={t('source.removeTitle')}
        text={t('source.removeText')}
        look="danger"
        act={async () => {
          await deleteSource(source);
          // Before the lists are read again: the page of what is gone would be a 404.
          await navigate({ to: '/integrations/sources' });
        }}
        refresh={REFRESH}
        done={t('removed')}
      />
      <Suspense>
        {open === 'try' && <TrySheet source={source} onClose={() => setOpen(null)} />}
        {open === 'edit' && <SourceSheet source={source} onClose={() => setOpen(null)} />}
      </Suspense>
    </div>
  );
}

function PauseOrResume({ source }: { source: Source }): ReactNode {
  const { t } = useTranslation('integrations');
  const resume = useAct(() => changeSource(source, { state: 'active' }), { refresh: REFRESH, done: () => t('resumed') });
  if (source.state === 'active')
    return (
      <ConfirmButton
        label={t('pause')}
        title={t('source.pauseTitle')}
        text={t('source.pauseText')}
        act={() => changeSource(source, { state: 'paused' })}
        refresh={REFRESH}
        done={t('paused')}
      />
    );
  return (
    <Button busy={resume.isPending} onClick={() => resume.mutate()}>
      {t('resume')}
    </Button>
  );
}
