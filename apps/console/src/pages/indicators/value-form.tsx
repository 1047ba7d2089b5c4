import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { useForm } from '../../acts/use-form.js';
import { newIdempotencyKey } from '../../api/move.js';
import { ApiProblem } from '../../api/problem.js';
import { type Indicator, type IndicatorPeriod, reportIndicator } from '../../api/reporting/indicators.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import styles from './indicators.module.css';

interface ValueFormProps {
  indicator: Indicator;
  period: IndicatorPeriod;
  projectId: string;
  /** Of the project. */
  version: number;
  onDone: () => void;
}

/** 报数, or 更正 of what was said before. */
export function ValueForm({ indicator, period: one, projectId, version, onDone }: ValueFormProps): ReactNode {
  const { t } = useTranslation('indicators');
  const { t: common } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const { id, name, unit, measure } = indicator;
  const { period, actual } = one;
  const [key] = useState(newIdempotencyKey);
  const [values, change, forget] = useDraft(`${me.id}.${id}.${period}`, { value: '', note: '' });
  const value = numberIn(values.value);
  const sent = useMutation({
    mutationFn: () =>
      reportIndicator({ projectId, indicatorId: id, period, version, value: value ?? 0, note: values.note.trim() }, key),
    onSuccess: async () => {
      forget();
      notify(t('reported', { name, period, value: value ?? '', unit }));
      onDone();
      await Promise.all(
        [['indicators'], ['project', projectId], ['projects'], ['tasks'], ['board']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
    onError: async (error) => {
      if (isStale(error)) await queries.invalidateQueries({ queryKey: ['project', projectId] });
    },
  });
  const { fault, onSubmit } = useForm(value !== null, sent);
  return (
    <form noValidate className={styles.form} onSubmit={onSubmit}>
      {actual !== null && <p>{t('was', { value: actual, unit })}</p>}
      <TextField
        label={t('field.value', { period, unit })}
        hint={t(`valueHint.${measure}`)}
        inputMode="decimal"
        value={values.value}
        fault={fault && value === null ? t('invalid') : null}
        onChange={(text) => change({ value: text })}
      />
      <TextField label={t('field.note')} optional maxLength={500} value={values.note} onChange={(note) => change({ note })} />
      {sent.isError && (isStale(sent.error) ? <p role="alert">{t('reload')}</p> : <Failed error={sent.error} />)}
      <Button type="submit" look="primary" busy={sent.isPending}>
        {t(actual === null ? 'act.report' : 'act.correct')}
      </Button>{' '}
      <Button onClick={onDone}>{common('action.cancel')}</Button>
    </form>
  );
}

/** A decimal number, also as an input method writes it (１６８０．５, 1,680); null: none. */
function numberIn(text: string): number | null {
  const plain = text.normalize('NFKC').replaceAll(/[,\s]/g, '');
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null;
}

/** Somebody else changed the project after it was read here. */
function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412;
}
