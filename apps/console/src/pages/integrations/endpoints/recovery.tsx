import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useEffect, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { useAct } from '../../../acts/use-act.js';
import { recoverEndpoint, stopRecovery } from '../../../api/integrations/endpoints.js';
import { jobQuery } from '../../../api/plans/plans.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { TextField } from '../../../ui/field.js';
import { notify } from '../../../ui/notice.js';
import { Failed } from '../../../ui/part.js';
import styles from '../integrations.module.css';

/** Everything that failed goes out again, from a day on or ever; how far it is; and the way to stop. */
export function Recovery({ endpointId }: { endpointId: string }): ReactNode {
  const { t } = useTranslation('integrations');
  const [isOpen, setOpen] = useState(false);
  const [jobId, setJobId] = useState<string | null>(null);
  if (jobId) return <Progress jobId={jobId} endpointId={endpointId} onEnd={() => setJobId(null)} />;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('recover.button')}</Button>
      {isOpen && (
        <RecoverSheet
          endpointId={endpointId}
          onStarted={(id) => {
            setJobId(id);
            setOpen(false);
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  );
}

interface RecoverSheetProps {
  endpointId: string;
  onStarted: (jobId: string) => void;
  onClose: () => void;
}

function RecoverSheet({ endpointId, onStarted, onClose }: RecoverSheetProps): ReactNode {
  const { t } = useTranslation('integrations');
  const [from, setFrom] = useState('');
  const start = useAct(() => recoverEndpoint(endpointId, from ? { from: `${from}T00:00:00+08:00` } : {}), {
    refresh: ['deliveries'],
    onDone: onStarted,
    hasPlaceForError: true,
  });
  return (
    <FormSheet title={t('recover.title')} submit={t('recover.submit')} shape="dialog" sent={start} onClose={onClose}>
      <p>{t('recover.text')}</p>
      <TextField label={t('recover.from')} hint={t('recover.fromHint')} type="date" optional value={from} onChange={setFrom} />
    </FormSheet>
  );
}

interface ProgressProps {
  jobId: string;
  endpointId: string;
  onEnd: () => void;
}

function Progress({ jobId, endpointId, onEnd }: ProgressProps): ReactNode {
  const { t } = useTranslation('integrations');
  const queries = useQueryClient();
  const { data: job, error } = useQuery(jobQuery(jobId));
  const hasEnded = job?.state === 'done' || job?.state === 'failed';
  const stop = useAct(() => stopRecovery(endpointId), { refresh: ['deliveries', 'job'], done: () => t('recover.stopped') });
  useEffect(() => {
    if (!hasEnded) return;
    if (job.state === 'done') notify(t('recover.done'));
    else notify(job.message, 'fault');
    void queries.invalidateQueries({ queryKey: ['deliveries'] });
    onEnd();
    // oxlint-disable-next-line react/exhaustive-deps -- told once, when the job ends
  }, [hasEnded]);
  if (error) return <Failed error={error} />;
  return (
    <span className={styles.progress} role="status">
      {t('recover.running', { progress: job?.progress ?? 0 })}
      <Button size="small" busy={stop.isPending} onClick={() => stop.mutate()}>
        {t('recover.stop')}
      </Button>
    </span>
  );
}
