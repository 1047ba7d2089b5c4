import type { ReactNode } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { type Appeal, decideAppeal, type Verdict } from '../../api/reporting/scorecards.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { TextArea } from '../../ui/field.js';

interface VerdictProps {
  appeal: Appeal;
  verdict: Verdict;
  onClose: () => void;
}

/** 成立 or 驳回, with an answer; for good. */
export function VerdictForm({ appeal, verdict, onClose }: VerdictProps): ReactNode {
  const { t } = useTranslation('scorecards');
  const me = useMe();
  const [{ answer }, change, forget] = useDraft(`${me.id}.${appeal.id}.${verdict}`, { answer: '' });
  const isMissing = !answer.trim();
  const sent = useSent({
    send: (_: void, key) => decideAppeal(appeal.id, verdict, answer.trim(), key),
    done: t(`appeal.decidedNow.${verdict}`),
    concerns: [['appeals'], ['appeal', appeal.id], ['scorecards'], ['tasks']],
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <FormSheet
      title={t(`appeal.decide.${verdict}`, { line: appeal.line.name })}
      submit={t(`appeal.${verdict}`)}
      isComplete={!isMissing}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p style={{ marginBottom: 16, whiteSpace: 'pre-line' }}>{appeal.reason}</p>
          <TextArea
            label={t('appeal.answer')}
            hint={t(`appeal.final.${verdict}`)}
            rows={5}
            maxLength={2000}
            value={answer}
            fault={isMissing ? fault : null}
            onChange={(value) => change({ answer: value })}
          />
        </>
      )}
    </FormSheet>
  );
}
