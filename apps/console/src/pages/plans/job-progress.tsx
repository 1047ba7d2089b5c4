import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { type Job, jobQuery } from '../../api/plans/plans.js';
import { useTranslation } from '../../i18n/index.js';
import { Failed } from '../../ui/part.js';
import styles from './plans.module.css';
import './words.js';

/** How far the reading of a plan is. @param onDone called once, when it has ended well */
export function JobProgress({ jobId, onDone }: { jobId: string; onDone: (job: Job) => void }): ReactNode {
  const { t } = useTranslation('plans');
  const { data: job, error, refetch } = useQuery(jobQuery(jobId));
  const state = job?.state ?? 'waiting';
  const isDone = state === 'done';
  useEffect(() => {
    if (isDone && job) onDone(job);
    // oxlint-disable-next-line react/exhaustive-deps -- told once, when the job ends
  }, [isDone]);
  if (error) return <Failed error={error} retry={() => void refetch()} />;
  return (
    <div className={styles.job} role="status">
      <p>{t(`job.${state as 'waiting' | 'running' | 'done' | 'failed'}`)}</p>
      {state === 'failed' ? (
        <p className={styles.fault}>{job?.message}</p>
      ) : (
        <progress aria-label={t('job.progress')} max={100} value={job?.progress ?? 0} />
      )}
    </div>
  );
}
