import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { reportsQuery } from '../../api/projects.js';
import { useToday } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { shortTime } from '../../ui/dates.js';
import { Part } from '../../ui/part.js';
import styles from './project.module.css';

/** 进展反馈, the last one first. */
export function ReportsPart({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('project');
  const today = useToday();
  return (
    <Part query={useQuery(reportsQuery(id))} empty={{ when: ({ items }) => items.length === 0, say: t('empty.reports') }}>
      {({ items }) => (
        <ul>
          {items.map(
            ({ id: reportId, percent, text, problems, reportedByName, reportedAt, department, returnReason, attachments }) => (
              <li key={reportId} className={styles.entry}>
                <p className={styles.entryHead}>
                  <strong>{percent}%</strong>
                  <span>{shortTime(reportedAt, today)}</span>
                  <span>
                    {department?.name} {reportedByName}
                  </span>
                </p>
                <p className={styles.entryText}>{text}</p>
                {problems && <p>{t('problems', { text: problems })}</p>}
                {returnReason && <p className={styles.bad}>{t('returnedReport', { text: returnReason })}</p>}
                {attachments.map((file) => (
                  <a key={file.id} href={`/v1/attachments/${file.id}`} download>
                    {file.name}{' '}
                  </a>
                ))}
              </li>
            ),
          )}
        </ul>
      )}
    </Part>
  );
}
