import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { EntryChoice, EntryKind, RevisionEntry } from '../../api/plans/revisions.js';
import { useTranslation } from '../../i18n/index.js';
import { ChangedText } from './changed-text.js';
import styles from './revision.module.css';

interface EntryProps {
  entry: RevisionEntry;
  choice: EntryChoice | undefined;
  /** null: nothing is to be chosen any more. */
  choose: ((choice: EntryChoice) => void) | null;
}

/** One change: as it is, as it would be, and what can be chosen. */
export function Entry({ entry, choice, choose }: EntryProps): ReactNode {
  const { t } = useTranslation('revision');
  const { t: common } = useTranslation();
  const { kind, before, mine, after, changes, isConflict, isBack, project } = entry;
  return (
    <li className={styles.entry} data-kind={kind}>
      <p className={styles.entryHead}>
        <span className={styles.kind}>{t(`kind.${kind as EntryKind}`)}</span>
        {project && (
          <>
            <Link to="/projects/$id" params={{ id: project.id }} className="in-text">
              {project.title}
            </Link>{' '}
            <span className={styles.muted}>
              {common(`state.${project.state as 'in_progress'}`)} · {t('dueOf', { day: project.dueDate })}
            </span>
          </>
        )}
        {isConflict && <span className={styles.warn}>{t('conflict')}</span>}
        {isBack && <span className={styles.warn}>{t('isBack')}</span>}
      </p>
      <div className={styles.sides}>
        <Side name={t('before')} face={before} missing={t('noBefore')}>
          {before && <ChangedText text={before.text} changes={changes} side="before" />}
          {mine && mine.text !== before?.text && (
            <p className={styles.muted}>
              {t('mine')}：{mine.text}
            </p>
          )}
        </Side>
        <Side name={t('after')} face={after} missing={t('noItem')}>
          {after && <ChangedText text={after.text} changes={changes} side="after" />}
        </Side>
      </div>
      {choose && <Choices entry={entry} choice={choice} choose={choose} />}
    </li>
  );
}

interface SideProps {
  name: string;
  face: RevisionEntry['before'];
  missing: string;
  children: ReactNode;
}

function Side({ name, face, missing, children }: SideProps): ReactNode {
  const { t } = useTranslation('revision');
  return (
    <div className={styles.side}>
      <p className={styles.sideName}>{name}</p>
      {face ? (
        <>
          {children}
          <p className={styles.muted}>
            {[face.path.join(' › '), face.due && t('dueOf', { day: face.due })].filter(Boolean).join(' · ')}
          </p>
        </>
      ) : (
        <p className={styles.muted}>{missing}</p>
      )}
    </div>
  );
}

type Question = Exclude<keyof EntryChoice, 'entry'>;

const QUESTIONS: readonly Question[] = ['item', 'projectText', 'dueDate', 'project'];

/** What the entry offers, with the answer that holds unless another is chosen. */
function Choices({ entry, choice, choose }: EntryProps & { choose: (choice: EntryChoice) => void }): ReactNode {
  const { t } = useTranslation('revision');
  const offered = entry.choices as Partial<Record<Question, string>>;
  const labelOf = (question: Question, answer: 'new' | 'mine' | 'keep' | 'cancel'): string => {
    if (question === 'item' && entry.kind === 'added' && (answer === 'new' || answer === 'mine'))
      return t(answer === 'new' ? 'choice.draftNew' : 'choice.draftMine');
    if (question === 'item' && entry.kind === 'removed' && (answer === 'new' || answer === 'mine'))
      return t(answer === 'new' ? 'choice.removeNew' : 'choice.removeMine');
    return t(`choice.${answer}`);
  };
  return QUESTIONS.map((question) => {
    const standard = offered[question];
    if (standard === undefined) return null;
    const now = choice?.[question] ?? standard;
    const answers = question === 'project' ? (['keep', 'cancel'] as const) : (['new', 'mine'] as const);
    return (
      <fieldset key={question} className={styles.choice}>
        <legend>{t(`choice.${question}`)}</legend>
        {answers.map((answer) => (
          <label key={answer}>
            <input
              type="radio"
              name={`${entry.number} ${question}`}
              checked={now === answer}
              onChange={() => choose({ entry: entry.number, [question]: answer })}
            />
            {labelOf(question, answer)}
          </label>
        ))}
      </fieldset>
    );
  });
}
