import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { newIdempotencyKey } from '../../api/move.js';
import { type Appeal, decideAppeal, type Verdict } from '../../api/reporting/scorecards.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { useDraft } from '../../ui/drafts.js';
import { TextArea } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';

interface VerdictProps {
  appeal: Appeal;
  verdict: Verdict;
  onClose: () => void;
}

/** 成立 or 驳回, with an answer; for good. */
export function VerdictForm({ appeal, verdict, onClose }: VerdictProps): ReactNode {
  const { t } = useTranslation('scorecards');
  const { t: common } = useTranslation();
  const me = useMe();
  const queries = useQueryClient();
  const [key] = useState(newIdempotencyKey);
  const [{ answer }, change, forget] = useDraft(`${me.id}.${appeal.id}.${verdict}`, { answer: '' });
  const [isTried, setTried] = useState(false);
  const isMissing = !answer.trim();
  const sent = useMutation({
    mutationFn: () => decideAppeal(appeal.id, verdict, answer.trim(), key),
    onSuccess: async () => {
      forget();
      notify(t(`appeal.decidedNow.${verdict}`));
      onClose();
      await Promise.all(
        [['appeals'], ['appeal', appeal.id], ['scorecards'], ['tasks']].map((queryKey) =>
          queries.invalidateQueries({ queryKey }),
        ),
      );
    },
  });
  return (
    <Sheet
      title={t(`appeal.decide.${verdict}`, { line: appeal.line.name })}
      onClose={onClose}
      onSubmit={() => {
        setTried(true);
        if (!isMissing && !sent.isPending) sent.mutate();
      }}
      foot={
        <>
          <Button type="submit" look="primary" busy={sent.isPending}>
            {t(`appeal.${verdict}`)}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      <p style={{ marginBottom: 16, whiteSpace: 'pre-line' }}>{appeal.reason}</p>
      <TextArea
        label={t('appeal.answer')}
        hint={t(`appeal.final.${verdict}`)}
        rows={5}
        maxLength={2000}
        value={answer}
        fault={isTried && isMissing ? common('form.required') : null}
        onChange={(value) => change({ answer: value })}
      />
      {sent.isError && <Failed error={sent.error} />}
    </Sheet>
  );
}
