import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { FormSheet } from '../../acts/form-sheet.js';
import { useSent } from '../../acts/use-sent.js';
import { peopleNamesQuery } from '../../api/people.js';
import type { ProjectDetail } from '../../api/projects.js';
import { useMe, useToday } from '../../api/session.js';
import { answerInstruction, giveInstruction, type Instruction } from '../../api/supervision/instructions.js';
import { useTranslation } from '../../i18n/index.js';
import { SelectField, TextArea, TextField } from '../../ui/field.js';
import styles from './project.module.css';
import './talk-words.js';

interface SheetProps {
  project: ProjectDetail;
  onClose: () => void;
}

/** A leader writes an instruction, or a supervisor writes down what a leader said. */
export function InstructionSheet({ project, onClose }: SheetProps): ReactNode {
  const { t } = useTranslation('talk');
  const me = useMe();
  const today = useToday();
  const isLeader = me.role === 'leader';
  const key = project.confidential ? null : `${me.id}.${project.id}.instruction`;
  const first = { text: '', answerBy: '', leaderId: isLeader ? me.id : (project.leader?.id ?? '') };
  const [{ text, answerBy, leaderId }, change, forget] = useDraft(key, first);
  const sent = useSent({
    send: (_: void, idempotencyKey) =>
      giveInstruction(
        project.id,
        { text: text.trim(), ...(answerBy ? { answerBy } : {}), ...(isLeader ? {} : { leaderId }) },
        idempotencyKey,
      ),
    done: t('instruction.given'),
    concerns: [['project', project.id], ['tasks']],
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <FormSheet
      title={`${t('instruction.give')} · ${project.title}`}
      submit={t('instruction.submit')}
      isComplete={text.trim() !== '' && leaderId !== ''}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          {!isLeader && (
            <LeaderField value={leaderId} fault={leaderId ? null : fault} onChange={(id) => change({ leaderId: id })} />
          )}
          <TextArea
            label={t('instruction.text')}
            hint={t('instruction.told')}
            value={text}
            maxLength={2000}
            fault={text.trim() ? null : fault}
            onChange={(value) => change({ text: value })}
          />
          <TextField
            label={t('instruction.answerBy')}
            hint={t('instruction.answerByHint')}
            type="date"
            min={today}
            optional
            value={answerBy}
            onChange={(value) => change({ answerBy: value })}
          />
        </>
      )}
    </FormSheet>
  );
}

interface LeaderFieldProps {
  value: string;
  fault: string | null;
  onChange: (id: string) => void;
}

function LeaderField({ value, fault, onChange }: LeaderFieldProps): ReactNode {
  const { t } = useTranslation('talk');
  const leaders = useQuery(peopleNamesQuery({ role: 'leader' })).data ?? [];
  return (
    <SelectField label={t('instruction.whose')} value={value} fault={fault} onChange={onChange}>
      <option value="">{t('instruction.choose')}</option>
      {leaders.map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </SelectField>
  );
}

/** The lead department answers an instruction, once. */
export function AnswerSheet({ instruction, project, onClose }: SheetProps & { instruction: Instruction }): ReactNode {
  const { t } = useTranslation('talk');
  const me = useMe();
  const key = project.confidential ? null : `${me.id}.${instruction.id}.answer`;
  const [{ text }, change, forget] = useDraft(key, { text: '' });
  const sent = useSent({
    send: (_: void, idempotencyKey) => answerInstruction(instruction.id, text.trim(), idempotencyKey),
    done: t('instruction.done'),
    concerns: [['project', project.id], ['tasks']],
    onDone: () => {
      forget();
      onClose();
    },
  });
  return (
    <FormSheet
      title={`${t('instruction.answer')} · ${project.title}`}
      submit={t('instruction.answer')}
      isComplete={text.trim() !== ''}
      sent={sent}
      onClose={onClose}
    >
      {(fault) => (
        <>
          <blockquote className={styles.reply}>
            {instruction.leader.name}：{instruction.text}
          </blockquote>
          <TextArea
            label={t('instruction.reply')}
            hint={t('instruction.once')}
            value={text}
            maxLength={5000}
            fault={text.trim() ? null : fault}
            onChange={(value) => change({ text: value })}
          />
        </>
      )}
    </FormSheet>
  );
}
