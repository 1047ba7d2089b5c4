import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import {
  attachmentsQuery,
  blockersOfProjectQuery,
  indicatorsQuery,
  milestonesQuery,
  slipsOfProjectQuery,
} from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useAsOf } from '../../app/as-of.js';
import { useTranslation } from '../../i18n/index.js';
import { chinaDate, shortDate, shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import styles from './project.module.css';

interface PartProps {
  id: string;
}

const isEmpty = ({ items }: { items: readonly unknown[] }): boolean => items.length === 0;

export function MilestonesPart({ id }: PartProps): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  return (
    <Part query={useQuery(milestonesQuery(id))} empty={{ when: isEmpty, say: t('empty.milestones') }}>
      {({ items }) => (
        <ol>
          {items.map(({ id: key, title, dueDate, weight, doneAt }) => (
            <Line key={key} title={title}>
              {shortDate(dueDate, today)} · {t('weight', { weight })}{' '}
              {doneAt && t('reached', { day: shortDate(chinaDate(doneAt), today) })}
            </Line>
          ))}
        </ol>
      )}
    </Part>
  );
}

export function IndicatorsPart({ id }: PartProps): ReactNode {
  const { t } = useTranslation('project');
  const { asOf } = useAsOf();
  return (
    <Part query={useQuery(indicatorsQuery(id, asOf))} empty={{ when: isEmpty, say: t('empty.indicators') }}>
      {({ items }) => (
        <ul>
          {items.map(({ id: key, name, target, unit }) => (
            <Line key={key} title={name}>
              {t('target', { target, unit })}{' '}
              <Link to="/indicators" search={{ projectId: id, id: key }}>
                {t('indicatorPeriods')} →
              </Link>
            </Line>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function SlipsPart({ id }: PartProps): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  return (
    <Part query={useQuery(slipsOfProjectQuery(id))} empty={{ when: isEmpty, say: t('empty.slips') }}>
      {({ items }) => (
        <ul>
          {items.map(({ id: key, number, demand, answerDue, answer }) => (
            <Line key={key} title={number} text={answer ?? demand}>
              {t('answerBy', { day: shortDate(answerDue, today) })}
            </Line>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function BlockersPart({ id }: PartProps): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  return (
    <Part query={useQuery(blockersOfProjectQuery(id))} empty={{ when: isEmpty, say: t('empty.blockers') }}>
      {({ items }) => (
        <ul>
          {items.map(({ id: key, text, raisedByName, raisedAt, resolution }) => (
            <Line key={key} title={text} text={resolution}>
              {raisedByName} {shortTime(raisedAt, today)}
            </Line>
          ))}
        </ul>
      )}
    </Part>
  );
}

export function AttachmentsPart({ id }: PartProps): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  return (
    <Part query={useQuery(attachmentsQuery(id))} empty={{ when: isEmpty, say: t('empty.attachments') }}>
      {({ items }) => (
        <ul>
          {items.map(({ id: key, name, canPreview, bytes, uploadedByName, uploadedAt }) => (
            <li key={key} className={styles.entry}>
              <p className={styles.entryHead}>
                <a href={`/v1/attachments/${key}`} download>
                  {name}
                </a>
                {canPreview && (
                  <a href={`/v1/attachments/${key}?inline=true`} target="_blank" rel="noreferrer">
                    {t('preview')} <span className="visually-hidden">{name}</span>
                  </a>
                )}
              </p>
              <p className={styles.entryHead}>
                {Math.ceil(bytes / 1024)} KB · {uploadedByName} {shortTime(uploadedAt, today)}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

function Line({ title, text, children }: { title: string; text?: string | null; children: ReactNode }): ReactNode {
  return (
    <li className={styles.entry}>
      <p className={styles.entryHead}>
        <strong>{title}</strong>
        <span>{children}</span>
      </p>
      {text && <p className={styles.entryText}>{text}</p>}
    </li>
  );
}
