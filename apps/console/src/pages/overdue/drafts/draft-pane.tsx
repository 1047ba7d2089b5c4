import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import type { Draft } from '../../../api/supervision/drafts.js';
import { useMe, useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button, buttonClass } from '../../../ui/button.js';
import { chinaDate, shortDate, shortTime } from '../../../ui/dates.js';
import { LastReport, OpenSlips } from '../case-pane.js';
import styles from '../overdue.module.css';
import { ApprovalSheet, DismissalSheet } from './draft-sheets.js';

interface DraftProps {
  draft: Draft;
  onDone: (draft: Draft) => void;
}

/** The draft of the row: what it proposes and why, what was last said, what was decided. */
export function DraftPane({ draft, onDone }: DraftProps): ReactNode {
  return (
    <aside className={styles.pane} aria-label={draft.project.title}>
      <DraftWords draft={draft} />
      <LastReport id={draft.project.id} />
      <OpenSlips id={draft.project.id} />
      <DraftActs draft={draft} onDone={onDone} />
    </aside>
  );
}

export function DraftWords({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('overdue');
  const { t: common } = useTranslation();
  const today = useToday();
  const { level, state, project, text, leadDepartment, leader, dueDate, percent, draftedAt, anchorDate, confidential } = draft;
  return (
    <>
      <p className={styles.cardLine}>
        <span className={styles.level}>{t(level === 5 ? 'level.L5' : 'level.L4')}</span> {t(`draft.state.${state}`)}
        {confidential && ` · ${common('term.confidential')}`}
      </p>
      <h2>{project.title}</h2>
      <p>{text}</p>
      <p className={styles.cardLine}>
        {leadDepartment.name} {leader?.name} · {common('term.due')} {shortDate(dueDate, today)} · {percent}%
      </p>
      <p className={styles.cardLine}>
        {t(level === 5 ? 'draft.proposesTalk' : 'draft.proposesNaming', {
          day: shortDate(chinaDate(draftedAt), today),
          anchor: shortDate(anchorDate, today),
        })}
      </p>
      <Decision draft={draft} />
    </>
  );
}

function Decision({ draft }: { draft: Draft }): ReactNode {
  const { t } = useTranslation('overdue');
  const today = useToday();
  const { reason, decidedByName, decidedAt, circularId, interview } = draft;
  if (decidedAt === null) return null;
  return (
    <>
      <h3>{t('draft.decision')}</h3>
      <p>
        {decidedByName} {shortTime(decidedAt, today)} {reason}
      </p>
      {interview && (
        <p>
          <a href={`/v1/interviews/${interview.id}.docx`} download>
            {interview.number} {t('draft.docx')}
          </a>
        </p>
      )}
      {circularId && (
        <p>
          <Link to={pathOfCircular(circularId)}>{t('draft.named')}</Link>
        </p>
      )}
    </>
  );
}

function pathOfCircular(id: string): string {
  return `/circulars/${id}`;
}

/** Approve or dismiss: for supervisors, while it waits. */
export function DraftActs({ draft, onDone }: DraftProps): ReactNode {
  const { t } = useTranslation('overdue');
  const { abilities } = useMe();
  const [open, setOpen] = useState<'approve' | 'dismiss' | null>(null);
  const mayDecide = abilities.includes('project.supervise');
  const close = (): void => setOpen(null);
  return (
    <div className={styles.paneActs}>
      {draft.state === 'waiting' && mayDecide && (
        <>
          <Button look="primary" onClick={() => setOpen('approve')}>
            {t(draft.level === 5 ? 'draft.approveTalk' : 'draft.approveNaming')}
          </Button>
          <Button onClick={() => setOpen('dismiss')}>{t('draft.dismiss')}</Button>
        </>
      )}
      {draft.state === 'waiting' && !mayDecide && <p className={styles.cardLine}>{t('draft.bySupervisor')}</p>}
      <Link to="/projects/$id" params={{ id: draft.project.id }} className={buttonClass('quiet')}>
        {t('pane.open')} →
      </Link>
      {open === 'approve' && <ApprovalSheet draft={draft} onClose={close} onDone={onDone} />}
      {open === 'dismiss' && <DismissalSheet draft={draft} onClose={close} onDone={onDone} />}
    </div>
  );
}
