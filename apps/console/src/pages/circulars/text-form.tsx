import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useOnce } from '../../acts/use-once.js';
import { ApiProblem } from '../../api/problem.js';
import { type Circular, type CircularText, circularQuery, saveCircular } from '../../api/reporting/circulars.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextArea, TextField } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import styles from './circulars.module.css';
import { type EditedText, TEXT_FIELDS } from './use-edited-text.js';

/** So many lines are seen at once. */
const ROWS: Partial<Record<keyof CircularText, number>> = { opening: 3, praised: 4, criticised: 4, demands: 8, closing: 2 };
const LIMITS: Record<keyof CircularText, number> = {
  title: 200,
  addressees: 2000,
  opening: 5000,
  praised: 5000,
  criticised: 5000,
  demands: 10_000,
  closing: 2000,
  signature: 200,
};

/** The eight parts of the text. */
export function TextForm({ circular, edited }: { circular: Circular; edited: EditedText }): ReactNode {
  const { t } = useTranslation('circulars');
  const queries = useQueryClient();
  const { text, isChanged, forget } = edited;
  const isUntitled = !text.title.trim();
  const key = circularQuery(circular.id).queryKey;
  const sent = useMutation({
    mutationFn: () => saveCircular(circular.id, circular.version, text),
    onSuccess: async (saved) => {
      queries.setQueryData(key, saved);
      forget();
      notify(t('done.edit'));
      await queries.invalidateQueries({ queryKey: ['circulars'] });
    },
    onError: async (error) => {
      if (isStale(error)) await queries.invalidateQueries({ queryKey: key });
    },
  });
  const send = useOnce(() => sent.mutateAsync());
  return (
    <form
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isChanged && !isUntitled) send();
      }}
    >
      <p className={styles.muted}>{t('textHint')}</p>
      <Parts circular={circular} edited={edited} />
      {sent.isError && (isStale(sent.error) ? <p role="alert">{t('changed')}</p> : <Failed error={sent.error} />)}
      <div className={styles.saveBar}>
        <Button
          type="submit"
          look={isChanged ? 'primary' : 'default'}
          busy={sent.isPending}
          refused={isChanged ? null : t('nothing')}
        >
          {t('act.edit')}
        </Button>
        {isChanged && (
          <Button look="quiet" onClick={forget}>
            {t('discard')}
          </Button>
        )}
      </div>
    </form>
  );
}

function Parts({ circular, edited: { text, change } }: { circular: Circular; edited: EditedText }): ReactNode {
  const { t } = useTranslation('circulars');
  const { t: common } = useTranslation();
  return TEXT_FIELDS.map((name) => {
    const Control = ROWS[name] ? TextArea : TextField;
    const isMissing = name === 'title' && !text.title.trim();
    return (
      <Control
        key={name}
        label={t(`field.${name}`)}
        hint={circular.edited.includes(name) ? t('edited') : undefined}
        {...(ROWS[name] ? { rows: ROWS[name] } : {})}
        maxLength={LIMITS[name]}
        value={text[name]}
        fault={isMissing ? common('form.required') : null}
        onChange={(value: string) => change({ [name]: value })}
      />
    );
  });
}

/** Somebody else saved it after it was read here. */
function isStale(error: unknown): boolean {
  return error instanceof ApiProblem && error.status === 412;
}
