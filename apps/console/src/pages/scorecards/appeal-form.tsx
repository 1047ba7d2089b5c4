import type { ReactNode } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { type ScoreLine, submitAppeal } from '../../api/reporting/scorecards.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { TextArea } from '../../ui/field.js';
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
  const me = useMe();
  const filter = filterOf(useScoreSearch());
  const [{ reason }, change, forget] = useDraft(`${me.id}.${line.id}.appeal`, { reason: '' });
  const isMissing = !reason.trim();
  const sent = useSent({
    send: (_: void, key) => submitAppeal({ departmentId, filter, lineId: line.id, reason: reason.trim() }, key),
    done: t('appeal.done'),
    concerns: [['scorecards'], ['appeals']],
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <FormSheet
      title={t('appeal.title', { line: line.name })}
      submit={t('appeal.act')}
      isComplete={!isMissing}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <p style={{ marginBottom: 16 }}>
            {line.project?.title} · {t('appeal.line', { date: line.date, points: signed(line.points) })}
          </p>
          <TextArea
            label={t('appeal.reason')}
            hint={t('appeal.hint')}
            rows={6}
            maxLength={2000}
            value={reason}
            fault={isMissing ? fault : null}
            onChange={(value) => change({ reason: value })}
          />
        </>
      )}
    </FormSheet>
  );
}
