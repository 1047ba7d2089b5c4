import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { type Source, sourcesQuery } from '../../../api/integrations/sources.js';
import { useToday } from '../../../api/session.js';
import { useTranslation } from '../../../i18n/index.js';
import { Button } from '../../../ui/button.js';
import { shortTime } from '../../../ui/dates.js';
import { Part } from '../../../ui/part.js';
import table from '../../../ui/table.module.css';
import { useIsPhone } from '../../../ui/use-media.js';
import styles from '../integrations.module.css';
import { Integrations } from '../integrations.js';
import { SecretSheet } from '../secret-sheet.js';
import { DepartmentName, SourceState } from './source-facts.js';

const SourceSheet = lazy(async () => ({ default: (await import('./source-sheet.js')).SourceSheet }));

/** Systems that report progress by webhook (来源系统). */
export default function SourcesPage(): ReactNode {
  const { t } = useTranslation('integrations');
  const navigate = useNavigate();
  const [isNew, setNew] = useState(false);
  const [made, setMade] = useState<{ id: string; secret: string } | null>(null);
  const isPhone = useIsPhone();
  return (
    <Integrations
      tab="sources"
      acts={
        !isPhone && (
          <Button look="primary" onClick={() => setNew(true)}>
            {t('source.new')}
          </Button>
        )
      }
    >
      <Sources />
      <Suspense>{isNew && <SourceSheet source={null} onMade={setMade} onClose={() => setNew(false)} />}</Suspense>
      {made && (
        <SecretSheet
          secret={made.secret}
          onClose={() => void navigate({ to: '/integrations/sources/$id', params: { id: made.id } })}
        />
      )}
    </Integrations>
  );
}

function Sources(): ReactNode {
  const { t } = useTranslation('integrations');
  const query = useQuery(sourcesQuery);
  const isPhone = useIsPhone();
  return (
    <Part query={query} height={240} empty={{ when: (all) => all.length === 0, say: <p>{t('source.empty')}</p> }}>
      {(all) =>
        isPhone ? (
          <ul className={styles.cards}>
            {all.map((source) => (
              <li key={source.id} className={styles.card}>
                <Name source={source} /> <SourceState source={source} />
                <p className={styles.muted}>
                  <DepartmentName id={source.departmentId} />
                </p>
              </li>
            ))}
          </ul>
        ) : (
          <SourceTable sources={all} />
        )
      }
    </Part>
  );
}

function SourceTable({ sources }: { sources: readonly Source[] }): ReactNode {
  const { t } = useTranslation('integrations');
  const today = useToday();
  return (
    <table className={table.table}>
      <thead>
        <tr>
          <th scope="col">{t('source.column.name')}</th>
          <th scope="col">{t('source.column.department')}</th>
          <th scope="col">{t('source.column.state')}</th>
          <th scope="col">{t('source.column.created')}</th>
        </tr>
      </thead>
      <tbody>
        {sources.map((source) => (
          <tr key={source.id}>
            <td className={table.title}>
              <Name source={source} />
            </td>
            <td>
              <DepartmentName id={source.departmentId} />
            </td>
            <td className={table.narrow}>
              <SourceState source={source} />
            </td>
            <td className={table.narrow}>{shortTime(source.createdAt, today)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Name({ source: { id, name } }: { source: Source }): ReactNode {
  return (
    <Link to="/integrations/sources/$id" params={{ id }}>
      {name}
    </Link>
  );
}
