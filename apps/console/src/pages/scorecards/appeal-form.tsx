import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/move.js';
import { type ScoreLine, submitAppeal } from '../../api/reporting/scorecards.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { useDraft } from '../../ui/drafts.js';
import { TextArea } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import { filterOf, useScoreSearch } from './filter.js';
import { signed } from './numbers.js';

interface AppealFormProps {
  line: ScoreLine;
  departmentId: string;
  onClose: () => void;
}

/** 申诉 against one line, once. */
export function AppealForm({ line, departmentId, onClose }: AppealFormProps): ReactNode {
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const filter = filterOf(useScoreSearch());
  const [key] = useState(newIdempotencyKey);
  const [{ reason }, change, forget] = useDraft(`${me.id}.${line.id}.appeal`, { reason: '' });
  const [isTried, setTried] = useState(false);
  const isMissing = !reason.trim();
  const sent = useMutation({
    mutationFn: () => submitAppeal({ departmentId, filter, lineId: line.id, reason: reason.trim() }, key),
    onSuccess: async () => {
      forget();
      notify(t('appeal.done'));
      onClose();
      await Promise.all([['scorecards'], ['appeals']].map((queryKey) => queries.invalidateQueries({ queryKey })));
    },
  });
  return (
    <Sheet
      title={t('appeal.title', { line: line.name })}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isMissing && !sent.isPending) sent.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={sent.isPending}>
            {t('appeal.act')}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <p style={{ marginBottom: 16 }}>
        {line.project?.title} · {t('appeal.line', { date: line.date, points: signed(line.points) })}
      </p>
      <TextArea
        label={t('appeal.reason')}
        hint={t('appeal.hint')}
        rows={6}
        maxLength={2000}
        value={reason}
        fault={isTried && isMissing ? common('form.required') : null}
        onChange={(value) => change({ reason: value })}
      />
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}
