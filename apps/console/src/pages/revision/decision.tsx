import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { applyRevision, discardRevision, type EntryChoice, type Revision } from '../../api/plans/revisions.js';
import { ApiProblem } from '../../api/problem.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { TextArea } from '../../ui/field.js';
import { notify } from '../../ui/notice.js';
import { Failed } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';

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
  const { t: common } = useTranslation();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const { planId, number } = revision;
  const readAgain = (): Promise<void> => queries.invalidateQueries({ queryKey: ['plan', planId] });
  const sent = useMutation({
    mutationFn: () => (asked === 'apply' ? applyRevision(revision, { choices }) : discardRevision(revision, reason)),
    onSuccess: async () => {
      notify(t(asked === 'apply' ? 'applied' : 'discarded', { number }));
      await readAgain();
      await navigate({ to: '/plans/$id', params: { id: planId } });
    },
    onError: readAgain,
  });
  const isOutdated = sent.error instanceof ApiProblem && sent.error.code === 'revision.outdated';
  return (
    <Sheet
      title={t(asked)}
      shape="dialog"
      onClose={onClose}
      onSubmit={() => !sent.isPending && sent.mutate()}
      foot={
        <>
          <Button type="submit" look="primary" busy={sent.isPending}>
            {t(asked)}
          </Button>
          <Button onClick={onClose}>{common('action.cancel')}</Button>
        </>
      }
    >
      {asked === 'apply' ? (
        <p>{t('applyAsk')}</p>
      ) : (
        <TextArea label={t('reason')} optional rows={2} value={reason} onChange={setReason} />
      )}
      {isOutdated && <p role="alert">{t('outdated')}</p>}
      {sent.isError && !isOutdated && <Failed error={sent.error} />}
    </Sheet>
  );
}
