import { useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { ConfirmButton } from '../../../acts/confirm-button.js';
import { useAct } from '../../../acts/use-act.js';
import {
  changeEndpoint,
  deleteEndpoint,
  type Endpoint,
  rotateEndpointSecret,
  testEndpoint,
} from '../../../api/integrations/endpoints.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import styles from '../integrations.module.css';
import { RotateButton } from '../rotate-button.js';
import { Recovery } from './recovery.js';

const EndpointSheet = lazy(async () => ({ default: (await import('./endpoint-sheet.js')).EndpointSheet }));
const REFRESH = ['endpoints', 'deliveries'];

/** Test, change, pause, a new secret, send again, take away. */
export function EndpointActs({ endpoint }: { endpoint: Endpoint }): ReactNode {
  const { t } = useTranslation('integrations');
  const navigate = useNavigate();
  const [isEditing, setEditing] = useState(false);
  return (
    <div className={styles.acts}>
      {endpoint.state === 'active' ? <WhileActive endpoint={endpoint} /> : <Resume endpoint={endpoint} />}
      <Button onClick={() => setEditing(true)}>{t('change')}</Button>
      <Recovery endpointId={endpoint.id} />
      <RotateButton rotate={() => rotateEndpointSecret(endpoint)} refresh={REFRESH} />
      <ConfirmButton
        label={t('remove')}
        title={t('endpoint.removeTitle')}
        text={t('endpoint.removeText')}
        look="danger"
        act={async () => {
          await deleteEndpoint(endpoint);
          // Before the lists are read again: the page of what is gone would be a 404.
          await navigate({ to: '/integrations/endpoints' });
        }}
        refresh={REFRESH}
        done={t('removed')}
      />
      <Suspense>{isEditing && <EndpointSheet endpoint={endpoint} onClose={() => setEditing(false)} />}</Suspense>
    </div>
  );
}

function WhileActive({ endpoint }: { endpoint: Endpoint }): ReactNode {
  const { t } = useTranslation('integrations');
  const navigate = useNavigate({ from: '/integrations/endpoints/$id' });
  const test = useAct(() => testEndpoint(endpoint.id), {
    refresh: REFRESH,
    onDone: ({ id }) => void navigate({ search: (now) => ({ ...now, delivery: id }) }),
  });
  return (
    <>
      <Button look="primary" busy={test.isPending} onClick={() => test.mutate()}>
        {t('endpoint.test')}
      </Button>
      <ConfirmButton
        label={t('pause')}
        title={t('endpoint.pauseTitle')}
        text={t('endpoint.pauseText')}
        act={() => changeEndpoint(endpoint, { state: 'paused' })}
        refresh={REFRESH}
        done={t('paused')}
      />
    </>
  );
}

function Resume({ endpoint }: { endpoint: Endpoint }): ReactNode {
  const { t } = useTranslation('integrations');
  const resume = useAct(() => changeEndpoint(endpoint, { state: 'active' }), { refresh: REFRESH, done: () => t('resumed') });
  return (
    <Button look="primary" busy={resume.isPending} onClick={() => resume.mutate()}>
      {t('resume')}
    </Button>
  );
}
