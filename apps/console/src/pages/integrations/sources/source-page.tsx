import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Source, sourceQuery } from '../../../api/integrations/sources.js';
import { useMe, useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { shortTime } from '../../../ui/dates.js';
import { Fact } from '../../../ui/facts.js';
import styles from '../integrations.module.css';
import { OneHead, OnePage } from '../one-page.js';
import { MessageLog } from './message-log.js';
import { MessageSheet } from './message-sheet.js';
import { SourceActs } from './source-acts.js';
import { DepartmentName, SourceState } from './source-facts.js';

/** One source: where it sends to, how that becomes reports, what came and what came of it. */
export default function SourcePage(): ReactNode {
  const { id } = useParams({ from: '/inside/integrations/sources/$id' });
  const { message } = useSearch({ from: '/inside/integrations/sources/$id' });
  const navigate = useNavigate({ from: '/integrations/sources/$id' });
  return (
    <OnePage tab="sources" query={sourceQuery(id)}>
      {(source) => (
        <>
          <OneHead tab="sources" title={source.name} acts={<SourceActs source={source} />}>
            <SourceState source={source} />
            <Facts source={source} />
          </OneHead>
          <MessageLog sourceId={id} />
          {message && (
            <MessageSheet id={message} onClose={() => void navigate({ search: (now) => ({ ...now, message: undefined }) })} />
          )}
        </>
      )}
    </OnePage>
  );
}

function Facts({ source: { id, departmentId, mapping, previousSecretUntil } }: { source: Source }): ReactNode {
  const { t } = useTranslation('integrations');
  const { publicUrl } = useMe();
  const today = useToday();
  return (
    <dl>
      <Fact name={t('source.url')}>
        <code>{`${publicUrl || location.origin}/v1/inbound/${id}`}</code>
        <p className={styles.muted}>{t('source.urlHint')}</p>
      </Fact>
      <Fact name={t('source.column.department')}>
        <DepartmentName id={departmentId} />
      </Fact>
      <Fact name={t('source.mapping')}>
        <pre className={styles.code}>{mapping}</pre>
      </Fact>
      {previousSecretUntil && (
        <Fact name={t('secret.value')}>{t('source.overlap', { time: shortTime(previousSecretUntil, today) })}</Fact>
      )}
    </dl>
  );
}
