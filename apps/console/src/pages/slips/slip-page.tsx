import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { type Slip, slipQuery, type SlipTransition } from '../../api/slips.js';
import { useToday } from '../../api/session.js';
import { usePageTitle } from '../../app/page-title.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import { SlipAct } from './slip-act.js';
import { SlipBadge } from './slip-badge.js';
import { SlipPaper } from './slip-paper.js';
import styles from './slips.module.css';
import './words.js';

/** One slip: the paper as it prints, its answer and what can be done beside it. */
export default function SlipPage(): ReactNode {
  const { id } = useParams({ from: '/inside/slips/$id' });
  return (
    <Part query={useQuery(slipQuery(id))} height={480}>
      {(slip) => <Whole slip={slip} />}
    </Part>
  );
}

function Whole({ slip }: { slip: Slip }): ReactNode {
  const { t } = useTranslation('slips');
  const [open, setOpen] = useState<SlipTransition | null>(null);
  usePageTitle(slip.number);
  return (
    <div className={styles.panes}>
      <SlipPaper slip={slip} />
      <div className={styles.side}>
        <div className={styles.acts}>
          {slip.legalTransitions.map((transition, index) => (
            <Button key={transition} look={index === 0 ? 'primary' : 'default'} onClick={() => setOpen(transition)}>
              {t(`act.${transition}`)}
            </Button>
          ))}
          <Button onClick={() => print()}>{t('print')}</Button>
          <a className={buttonClass()} href={`/v1/slips/${slip.id}.docx`} download>
            {t('docx')}
          </a>
          <Link to="/projects/$id" params={{ id: slip.projectId }} className={buttonClass('quiet')}>
            {t('project')} →
          </Link>
        </div>
        <Answer slip={slip} />
      </div>
      {open && <SlipAct slip={slip} transition={open} onClose={() => setOpen(null)} />}
    </div>
  );
}

function Answer({ slip }: { slip: Slip }): ReactNode {
  const { t } = useTranslation('slips');
  const today = useToday();
  const { colour, state, answer, answeredByName, answeredAt, decisionReason, decidedByName, decidedAt, isOverdue } = slip;
  return (
    <section className={styles.answer}>
      <p>
        <SlipBadge colour={colour} /> {t(`state.${state}`)}
        {isOverdue && <span className={styles.red}> · {t('overdue')}</span>}
      </p>
      <h2>{t('answerTitle')}</h2>
      <p>{answer ?? t('noAnswer')}</p>
      {answeredAt && (
        <p className={styles.muted}>{t('answeredBy', { name: answeredByName ?? '', time: shortTime(answeredAt, today) })}</p>
      )}
      {decisionReason && (
        <>
          <h2>{t('decision')}</h2>
          <p>{decisionReason}</p>
        </>
      )}
      {decidedAt && (
        <p className={styles.muted}>{t('answeredBy', { name: decidedByName ?? '', time: shortTime(decidedAt, today) })}</p>
      )}
    </section>
  );
}
