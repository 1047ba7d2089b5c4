import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useDraft } from '../../acts/drafts.js';
import { FormSheet } from '../../acts/form-sheet.js';
import { useForm } from '../../acts/use-form.js';
import { useSent } from '../../acts/use-sent.js';
import type { PersonName } from '../../api/people.js';
import type { ProjectDetail } from '../../api/projects.js';
import { useMe, useToday } from '../../api/session.js';
import { type Comment, commentsQuery, deleteComment, editComment, writeComment } from '../../api/supervision/instructions.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { TextArea } from '../../ui/field.js';
import { Failed, Part } from '../../ui/part.js';
import { MentionPicker } from './mention-picker.js';
import styles from './project.module.css';
import './talk-words.js';

/** 沟通: what people said about the project, the oldest first, and a place to say something. */
export default function CommentsPart({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('talk');
  return (
    <>
      <Part
        query={useQuery(commentsQuery(project.id))}
        empty={{ when: (comments) => comments.length === 0, say: t('empty.comments') }}
      >
        {(comments) => (
          <ul>
            {comments.map((one) => (
              <Entry key={one.id} comment={one} />
            ))}
          </ul>
        )}
      </Part>
      <NewComment project={project} />
    </>
  );
}

function Entry({ comment }: { comment: Comment }): ReactNode {
  const { t } = useTranslation('talk');
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const { id, projectId, author, text, mentioned, writtenAt, editedAt, editableUntil } = comment;
  const taken = useSent({
    send: () => deleteComment(id),
    done: t('comment.deleted'),
    concerns: [['project', projectId]],
  });
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <strong>{author.name}</strong>
        <span>{shortTime(writtenAt, today)}</span>
        {editedAt && <span>{t('comment.edited')}</span>}
      </p>
      <p className={styles.entryText}>
        {mentioned.map(({ id: personId, name }) => (
          <span key={personId} className={styles.mention}>
            @{name}{' '}
          </span>
        ))}
        {text}
      </p>
      {editableUntil && (
        <p className={styles.partActs}>
          <Button size="small" onClick={() => setOpen(true)}>
            {t('comment.edit')}
          </Button>
          <Button size="small" look="quiet" busy={taken.isPending} onClick={() => taken.mutate()}>
            {t('comment.delete')}
          </Button>
          <span className={styles.until}>{t('comment.until', { time: shortTime(editableUntil, today) })}</span>
        </p>
      )}
      {taken.isError && <Failed error={taken.error} />}
      {isOpen && <EditSheet comment={comment} onClose={() => setOpen(false)} />}
    </li>
  );
}

function EditSheet({ comment: { id, projectId, text: before }, onClose }: { comment: Comment; onClose: () => void }): ReactNode {
  const { t } = useTranslation('talk');
  const [text, setText] = useState(before);
  const sent = useSent({
    send: () => editComment(id, text.trim()),
    done: t('comment.changed'),
    concerns: [['project', projectId]],
    onDone: onClose,
  });
  return (
    <FormSheet title={t('comment.edit')} submit={t('comment.save')} isComplete={text.trim() !== ''} sent={sent} onClose={onClose}>
      {(fault) => (
        <TextArea label={t('comment.text')} value={text} maxLength={2000} fault={text.trim() ? null : fault} onChange={setText} />
      )}
    </FormSheet>
  );
}

const NOTHING = { text: '', mentioned: [] as readonly PersonName[] };

function NewComment({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('talk');
  const me = useMe();
  const [{ text, mentioned }, change, forget] = useDraft(project.confidential ? null : `${me.id}.${project.id}.comment`, NOTHING);
  const sent = useSent({
    send: (_: void, idempotencyKey) =>
      writeComment(project.id, { text: text.trim(), mentionedIds: mentioned.map(({ id }) => id) }, idempotencyKey),
    done: t('comment.written'),
    concerns: [['project', project.id]],
    onDone: () => {
      change(NOTHING);
      forget();
      form.restart();
    },
  });
  const form = useForm(text.trim() !== '', sent);
  return (
    <form className={styles.newComment} noValidate onSubmit={form.onSubmit}>
      <TextArea
        label={t('comment.new')}
        hint={t('comment.whoReads')}
        value={text}
        rows={3}
        maxLength={2000}
        fault={text.trim() ? null : form.fault}
        onChange={(value) => change({ text: value })}
      />
      <MentionPicker project={project} chosen={mentioned} onChange={(people) => change({ mentioned: people })} />
      {sent.isError && <Failed error={sent.error} />}
      <Button type="submit" look="primary" busy={sent.isPending}>
        {t('comment.send')}
      </Button>
    </form>
  );
}
