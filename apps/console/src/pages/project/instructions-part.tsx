import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { type Instruction, instructionsQuery } from '../../api/supervision/instructions.js';
import type { ProjectDetail } from '../../api/projects.js';
import { useMe, useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { shortDate, shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import { AnswerSheet, InstructionSheet } from './instruction-sheets.js';
import styles from './project.module.css';
import './talk-words.js';

/** 批示: what leaders wrote on the project, and what the department answered. */
export default function InstructionsPart({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('talk');
  const { abilities } = useMe();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      {abilities.includes('project.decide') && (
        <p className={styles.partActs}>
          <Button onClick={() => setOpen(true)}>{t('instruction.give')}</Button>
        </p>
      )}
      <Part
        query={useQuery(instructionsQuery(project.id))}
        empty={{ when: ({ items }) => items.length === 0, say: t('empty.instructions') }}
      >
        {({ items }) => (
          <ul>
            {items.map((one) => (
              <Entry key={one.id} instruction={one} project={project} />
            ))}
          </ul>
        )}
      </Part>
      {isOpen && <InstructionSheet project={project} onClose={() => setOpen(false)} />}
    </>
  );
}

function Entry({ instruction, project }: { instruction: Instruction; project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('talk');
  const { t: page } = useTranslation('project');
  const today = useToday();
  const [isOpen, setOpen] = useState(false);
  const { leader, recordedByName, text, state, givenAt, answerBy, answer, answeredByName, answeredAt, answerable } = instruction;
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <strong>{leader.name}</strong>
        <span>{shortTime(givenAt, today)}</span>
        {recordedByName && <span>{t('instruction.recorded', { name: recordedByName })}</span>}
        <span className={state === 'open' && answerBy !== null && answerBy < today ? styles.bad : undefined}>
          {t(`instruction.state.${state}`)}
          {state === 'open' && answerBy && ` · ${page('answerBy', { day: shortDate(answerBy, today) })}`}
        </span>
      </p>
      <p className={styles.entryText}>{text}</p>
      {answer && answeredAt && (
        <div className={styles.reply}>
          <p className={styles.entryHead}>
            <strong>{answeredByName}</strong>
            <span>{t('instruction.answered', { time: shortTime(answeredAt, today) })}</span>
          </p>
          <p className={styles.entryText}>{answer}</p>
        </div>
      )}
      {answerable && (
        <p className={styles.partActs}>
          <Button look={state === 'open' ? 'primary' : 'default'} onClick={() => setOpen(true)}>
            {t('instruction.answer')}
          </Button>
        </p>
      )}
      {isOpen && <AnswerSheet instruction={instruction} project={project} onClose={() => setOpen(false)} />}
    </li>
  );
}
