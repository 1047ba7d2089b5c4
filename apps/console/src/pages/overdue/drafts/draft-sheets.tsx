import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { FormSheet } from '../../../acts/form-sheet.js';
import { useSent } from '../../../acts/use-sent.js';
import {
  approveDraft,
  dismissDraft,
  type Draft,
  draftProposalQuery,
  type InterviewDetails,
} from '../../../api/supervision/drafts.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { TextArea, TextField } from '../../../ui/field.js';
import { Part } from '../../../ui/part.js';

interface SheetProps {
  draft: Draft;
  onClose: () => void;
  onDone: (draft: Draft) => void;
}

const CONCERNS = ['drafts', 'interviews', 'tasks', 'overdue', 'project', 'board'].map((name) => [name]);

/** 同意: the project is named in the next circular, or the department is called in for a talk. */
export function ApprovalSheet({ draft, onClose, onDone }: SheetProps): ReactNode {
  const { t } = useTranslation('overdue');
  const isTalk = draft.level === 5;
  const [reason, setReason] = useState('');
  const [talk, setTalk] = useState<InterviewDetails>({ heldOn: '', place: '' });
  const sent = useSent({
    send: (_: void, key) =>
      approveDraft(
        draft.id,
        { ...(reason.trim() ? { reason: reason.trim() } : {}), ...(isTalk ? { interview: filled(talk) } : {}) },
        key,
      ),
    concerns: CONCERNS,
    onDone: (answer) => {
      onDone(answer);
      onClose();
    },
  });
  const submit = t(isTalk ? 'draft.approveTalk' : 'draft.approveNaming');
  return (
    <FormSheet
      title={`${submit} · ${draft.project.title}`}
      submit={submit}
      isComplete={!isTalk || (talk.heldOn !== '' && talk.place.trim() !== '')}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {isTalk ? (
            <TalkFields draftId={draft.id} talk={talk} fault={fault} change={(next) => setTalk((now) => ({ ...now, ...next }))} />
          ) : (
            <p style={{ marginBottom: 16 }}>{t('draft.willBeNamed')}</p>
          )}
          <TextArea label={t('draft.remark')} optional rows={2} maxLength={500} value={reason} onChange={setReason} />
        </>
      )}
    </FormSheet>
  );
}

interface TalkFieldsProps {
  draftId: string;
  talk: InterviewDetails;
  fault: string | null;
  change: (next: Partial<InterviewDetails>) => void;
}

/** The notice of the interview (约谈通知书), filled in as the rules propose; day and place are for people to say. */
function TalkFields({ draftId, talk, fault, change }: TalkFieldsProps): ReactNode {
  const { t } = useTranslation('overdue');
  const today = useToday();
  return (
    <>
      <TextField
        label={t('talk.heldOn')}
        type="date"
        min={today}
        value={talk.heldOn}
        fault={talk.heldOn ? null : fault}
        onChange={(heldOn) => change({ heldOn })}
      />
      <TextField
        label={t('talk.heldAt')}
        type="time"
        optional
        value={talk.heldAt ?? ''}
        onChange={(heldAt) => change({ heldAt })}
      />
      <TextField
        label={t('talk.place')}
        value={talk.place}
        maxLength={200}
        fault={talk.place.trim() ? null : fault}
        onChange={(place) => change({ place })}
      />
      <Part query={useQuery(draftProposalQuery(draftId))} height={360}>
        {(proposal) => <ProposedFields proposal={proposal} talk={talk} change={change} />}
      </Part>
      <p style={{ marginBottom: 16 }}>{t('talk.told')}</p>
    </>
  );
}

interface ProposedFieldsProps extends Pick<TalkFieldsProps, 'talk' | 'change'> {
  proposal: Pick<InterviewDetails, 'host' | 'attendee' | 'problem' | 'demand'> | null;
}

function ProposedFields({ proposal, talk, change }: ProposedFieldsProps): ReactNode {
  const { t } = useTranslation('overdue');
  return (
    <>
      {(['host', 'attendee'] as const).map((name) => (
        <TextField
          key={name}
          label={t(`talk.${name}`)}
          value={talk[name] ?? proposal?.[name] ?? ''}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
      {(['problem', 'demand'] as const).map((name) => (
        <TextArea
          key={name}
          label={t(`talk.${name}`)}
          rows={4}
          maxLength={2000}
          value={talk[name] ?? proposal?.[name] ?? ''}
          onChange={(value) => change({ [name]: value })}
        />
      ))}
    </>
  );
}

/** Only what was filled in: for the rest the API has defaults. */
function filled(talk: InterviewDetails): InterviewDetails {
  const { heldOn, place, ...optional } = talk;
  return { heldOn, place: place.trim(), ...Object.fromEntries(Object.entries(optional).filter(([, value]) => value?.trim())) };
}

/** 不予采纳, with a reason that the history keeps. */
export function DismissalSheet({ draft, onClose, onDone }: SheetProps): ReactNode {
  const { t } = useTranslation('overdue');
  const [reason, setReason] = useState('');
  const sent = useSent({
    send: (_: void, key) => dismissDraft(draft.id, reason.trim(), key),
    concerns: CONCERNS,
    onDone: (answer) => {
      onDone(answer);
      onClose();
    },
  });
  return (
    <FormSheet
      title={`${t('draft.dismiss')} · ${draft.project.title}`}
      submit={t('draft.dismiss')}
      isComplete={reason.trim() !== ''}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <TextArea
          label={t('form.reason')}
          hint={t('draft.reasonKept')}
          rows={3}
          maxLength={500}
          value={reason}
          fault={reason.trim() ? null : fault}
          onChange={setReason}
        />
      )}
    </FormSheet>
  );
}
