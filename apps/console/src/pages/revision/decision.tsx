import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../acts/form-sheet.js';
import { applyRevision, discardRevision, type EntryChoice, type Revision } from '../../api/plans/revisions.js';
import { ApiProblem } from '../../api/problem.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextArea } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';

/** Applies or discards a version. */
export function Decision({ revision, choices }: { revision: Revision; choices: EntryChoice[] }): ReactNode {
  const { t } = useTranslation('revision');
  const [asked, setAsked] = useState<'apply' | 'discard' | null>(null);
  return (
    <>
      <Button onClick={() => setAsked('discard')}>{t('discard')}</Button>
      <Button look="primary" onClick={() => setAsked('apply')}>
        {t('apply')}
      </Button>
      {asked && <DecisionSheet asked={asked} revision={revision} choices={choices} onClose={() => setAsked(null)} />}
    </>
  );
}

interface DecisionSheetProps {
  asked: 'apply' | 'discard';
  revision: Revision;
  choices: EntryChoice[];
  onClose: () => void;
}

function DecisionSheet({ asked, revision, choices, onClose }: DecisionSheetProps): ReactNode {
  const { t } = useTranslation('revision');
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { planId, number } = revision;
  const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ['plan', planId] });
  const sent = useMutation({
    mutationFn: () => (asked === 'apply' ? applyRevision(revision, { choices }) : discardRevision(revision, reason)),
    onSuccess: async () => {
      notify(t(asked === 'apply' ? 'applied' : 'discarded', { number }));
      // Text and items of the version before are forgotten: spans of the one in the other would point anywhere.
      if (asked === 'apply') queries.removeQueries({ queryKey: ['plan', planId], type: 'inactive' });
      await readAgain();
      await navigate({ to: '/plans/$id', params: { id: planId } });
    },
    onError: readAgain,
  });
  return (
    <FormSheet
      title={t(asked)}
      submit={t(asked)}
      shape="dialog"
      sent={sent}
      onClose={onClose}
      refusal={isOutdated(sent.error) && <p role="alert">{t('outdated')}</p>}
    >
      {asked === 'apply' ? (
        <p>{t('applyAsk')}</p>
      ) : (
        <TextArea label={t('reason')} optional rows={2} value={reason} onChange={setReason} />
      )}
    </FormSheet>
  );
}

/** The plan has changed since it was compared. */
function isOutdated(error: unknown): boolean {
  return error instanceof ApiProblem && error.code === 'revision.outdated';
}
