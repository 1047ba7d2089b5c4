import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useForm } from '../../acts/use-form.js';
import { newIdempotencyKey } from '../../api/move.js';
import { type Job, submitPlan } from '../../api/plans/plans.js';
import { ApiProblem } from '../../api/problem.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { PageHead } from '../../ui/page-head.js';
import { Failed } from '../../ui/part.js';
import { takeDropped } from './dropped-file.js';
import { ImportResult } from './import-result.js';
import { JobProgress } from './job-progress.js';
import { isUsable, PlanSource, type PlanSourceValue } from './plan-source.js';
import styles from './plans.module.css';
import './words.js';

/** Brings a plan in: a file or text, its reading watched, what came of it. */
export default function NewPlanPage(): ReactNode {
  const { t } = useTranslation('plans');
  const [started, setStarted] = useState<{ jobId: string; planId: string } | null>(null);
  const [done, setDone] = useState<Job | null>(null);
  const queries = useQueryClient();
  return (
    <div className={styles.narrowPage}>
      <PageHead title={t('new')} />
      {!started && <ImportForm onStarted={setStarted} />}
      {started && !done && (
        <JobProgress
          jobId={started.jobId}
          onDone={(job) => {
            void queries.invalidateQueries({ queryKey: ['plans'] });
            setDone(job);
          }}
        />
      )}
      {started && done && <ImportResult planId={started.planId} job={done} />}
      {started && (
        <p className={styles.acts}>
          <Button
            onClick={() => {
              setStarted(null);
              setDone(null);
            }}
          >
            {t('result.again')}
          </Button>
        </p>
      )}
    </div>
  );
}

function ImportForm({ onStarted }: { onStarted: (started: { jobId: string; planId: string }) => void }): ReactNode {
  const { t } = useTranslation('plans');
  const [source, setSource] = useState<PlanSourceValue>(() => ({ file: takeDropped(), text: '' }));
  const [details, setDetails] = useState({ title: '', issuer: '', planYear: '' });
  const [key, setKey] = useState(newIdempotencyKey);
  const sent = useMutation({
    mutationFn: () => submitPlan({ ...source, ...details, planYear: Number(details.planYear) }, key),
    onSuccess: onStarted,
    // A refusal is an answer: another try is another request.
    onError: () => setKey(newIdempotencyKey()),
  });
  const { fault, onSubmit } = useForm(isUsable(source), sent);
  const isYearNeeded = isCode(sent.error, 'plan.year-needed') && !details.planYear;
  const field = (name: keyof typeof details, more: object = {}): ReactNode => (
    <TextField
      label={t(name)}
      optional={!isYearNeeded || name !== 'planYear'}
      value={details[name]}
      onChange={(value) => setDetails({ ...details, [name]: value })}
      {...more}
    />
  );
  return (
    <form noValidate onSubmit={onSubmit}>
      <PlanSource value={source} onChange={setSource} isTried={fault !== null} />
      <div className={styles.details}>
        {field('planYear', {
          inputMode: 'numeric',
          hint: t('yearHint'),
          fault: isYearNeeded ? t('yearNeeded') : null,
        })}
        {field('issuer')}
        {field('title', { hint: t('titleHint') })}
      </div>
      {sent.isError && !isYearNeeded && <Refused error={sent.error} />}
      <Button type="submit" look="primary" size="large" busy={sent.isPending}>
        {t('submit')}
      </Button>
    </form>
  );
}

function Refused({ error }: { error: unknown }): ReactNode {
  const { t } = useTranslation('plans');
  const other = isCode(error, 'plan.already-imported') ? String((error as ApiProblem).facts.planId) : null;
  return (
    <>
      <Failed error={error} />
      {other && (
        <p className={styles.acts}>
          <Link to="/plans/$id" params={{ id: other }} className={buttonClass()}>
            {t('result.openOther')}
          </Link>
        </p>
      )}
    </>
  );
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof ApiProblem && error.code === code;
}
