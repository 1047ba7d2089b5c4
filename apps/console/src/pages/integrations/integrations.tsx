import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Empty } from '../../ui/part.js';
import { PageHead } from '../../ui/page-head.js';
import tabs from '../../ui/tabs.module.css';
import './words.js';

const TABS = ['endpoints', 'sources', 'robots', 'templates'] as const;
export type IntegrationsTab = (typeof TABS)[number];

interface IntegrationsProps {
  tab: IntegrationsTab;
  /** Buttons of the list. */
  acts?: ReactNode;
  children: ReactNode;
}

/** What stands around each list: the tabs; nothing is asked for whoever may not see it. */
export function Integrations({ tab, acts, children }: IntegrationsProps): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('integrations');
  return (
    <>
      <PageHead title={t('nav.integrations')}>{useMayManage(tab) && acts}</PageHead>
      <nav className={tabs.tabs} aria-label={page('tabs')} style={{ marginBottom: 16 }}>
        {TABS.map((name) => (
          <Link key={name} to={`/integrations/${name}`} className={tabs.tab} aria-current={name === tab ? 'page' : undefined}>
            {page(`tab.${name}`)}
          </Link>
        ))}
      </nav>
      <ForManagers tab={tab}>{children}</ForManagers>
    </>
  );
}

/** A sentence instead of the page, for who may not manage it: nothing is asked of the API. */
export function ForManagers({ tab, children }: { tab: IntegrationsTab; children: ReactNode }): ReactNode {
  const { t } = useTranslation('integrations');
  if (useMayManage(tab)) return children;
  return (
    <Empty>
      <p>{t('denied')}</p>
    </Empty>
  );
}

function useMayManage(tab: IntegrationsTab): boolean {
  return useMe().abilities.includes(tab === 'templates' ? 'policy.manage' : 'webhook.manage');
}
