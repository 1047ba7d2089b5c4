import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../../api/move.js';
import { submitRevision } from '../../../api/plans/plans.js';
import { type Revision, revisionsQuery } from '../../../api/plans/revisions.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { shortTime } from '../../../ui/dates.js';
import { Failed, Part } from '../../../ui/part.js';
import { Sheet } from '../../../ui/sheet.js';
import { JobProgress } from '../../plans/job-progress.js';
import { isUsable, PlanSource, type PlanSourceValue } from '../../plans/plan-source.js';
import styles from '../review.module.css';

/** The versions of a plan, and a new one to be compared. */
export function VersionsSheet({ planId, onClose }: { planId: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('review');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [source, setSource] = useState<PlanSourceValue>({ file: null, text: '' });
  const [isTried, setTried] = useState(false);
  const [key, setKey] = useState(newIdempotencyKey);
  const sent = useMutation({
    mutationFn: () => submitRevision(planId, source, key),
    onError: () => setKey(newIdempotencyKey()),
  });
  return (
    <Sheet
      title={t('versions.title')}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (isUsable(source) && !sent.isPending && !sent.data) sent.mutate();
      }}
      foot={
        !sent.data && (
          <Button type="submit" look="primary" busy={sent.isPending}>
            {t('versions.compare')}
          </Button>
        )
      }
    >
      <Part
        query={useQuery(revisionsQuery(planId))}
        height={48}
        empty={{ when: (list) => list.length === 0, say: t('versions.none') }}
      >
        {(revisions) => (
          <ul>
            {revisions.map((revision) => (
              <Version key={revision.number} revision={revision} />
            ))}
          </ul>
        )}
      </Part>
      <h3 style={{ marginTop: 20 }}>{t('versions.upload')}</h3>
      <p className={styles.hint}>{t('versions.uploadHint')}</p>
      {sent.data ? (
        <JobProgress
          jobId={sent.data.jobId}
          onDone={() => {
            void queries.invalidateQueries({ queryKey: revisionsQuery(planId).queryKey });
            void navigate({ to: '/plans/$id/revisions/$number', params: { id: planId, number: String(sent.data.number) } });
          }}
        />
      ) : (
        <PlanSource value={source} onChange={setSource} isTried={isTried} />
      )}
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}

function Version({ revision: { planId, number, state, createdAt, createdByName } }: { revision: Revision }): ReactNode {
  const { t } = useTranslation('review');
  const today = useToday();
  return (
    <li className={styles.version}>
      <strong>{t('versions.number', { number })}</strong>{' '}
      {t(`versions.state.${state as 'reading' | 'proposed' | 'applied' | 'discarded'}`)}{' '}
      <span className={styles.muted}>
        {shortTime(createdAt, today)} {createdByName}
      </span>{' '}
      <Link to="/plans/$id/revisions/$number" params={{ id: planId, number: String(number) }} className="in-text">
        {t('versions.open')}
      </Link>
    </li>
  );
}
