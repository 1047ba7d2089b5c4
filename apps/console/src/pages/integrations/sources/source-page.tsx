import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Source, sourceQuery } from '../../../api/integrations/sources.js';
import { useMe, useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { buttonClass } from '../../../ui/button.js';
import { shortTime } from '../../../ui/dates.js';
import { PageHead } from '../../../ui/page-head.js';
import { Part } from '../../../ui/part.js';
import { useIsPhone } from '../../../ui/use-media.js';
import styles from '../integrations.module.css';
import { ForManagers } from '../integrations.js';
import { MessageLog } from './message-log.js';
import { MessageSheet } from './message-sheet.js';
import { SourceActs } from './source-acts.js';
import { DepartmentName, SourceState } from './source-facts.js';

/** One source: where it sends to, how that becomes reports, what came and what came of it. */
export default function SourcePage(): ReactNode {
  return (
    <ForManagers tab="sources">
      <One />
    </ForManagers>
  );
}

function One(): ReactNode {
  const { id } = useParams({ from: '/inside/integrations/sources/$id' });
  const { message } = useSearch({ from: '/inside/integrations/sources/$id' });
  const navigate = useNavigate({ from: '/integrations/sources/$id' });
  return (
    <Part query={useQuery(sourceQuery(id))} height={480}>
      {(source) => (
        <>
          <Head source={source} />
          <MessageLog sourceId={id} />
          {message && (
            <MessageSheet id={message} onClose={() => void navigate({ search: (now) => ({ ...now, message: undefined }) })} />
          )}
        </>
      )}
    </Part>
  );
}

function Head({ source }: { source: Source }): ReactNode {
  const { t } = useTranslation('integrations');
  const { publicUrl } = useMe();
  const today = useToday();
  const isPhone = useIsPhone();
  const { id, name, departmentId, mapping, previousSecretUntil } = source;
  return (
    <>
      <PageHead title={name}>
        <Link to="/integrations/sources" className={buttonClass('quiet')}>
          ← {t('tab.sources')}
        </Link>
      </PageHead>
      <div className={styles.facts}>
        <SourceState source={source} />
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
        {!isPhone && <SourceActs source={source} />}
      </div>
    </>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }): ReactNode {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
