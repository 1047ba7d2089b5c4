import { type QueryKey, useQuery, type UseQueryOptions } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import styles from './integrations.module.css';
import { ForManagers } from './integrations.js';

type Tab = 'endpoints' | 'sources';

interface OnePageProps<Item, Key extends QueryKey> {
  tab: Tab;
  query: UseQueryOptions<Item, Error, Item, Key>;
  children: (item: Item) => ReactNode;
}

/** The page of one endpoint or source, for whoever may manage it. */
export function OnePage<Item, Key extends QueryKey>({ tab, ...one }: OnePageProps<Item, Key>): ReactNode {
  return (
    <ForManagers tab={tab}>
      <One {...one} />
    </ForManagers>
  );
}

function One<Item, Key extends QueryKey>({ query, children }: Omit<OnePageProps<Item, Key>, 'tab'>): ReactNode {
  return (
    <Part query={useQuery(query)} height={480}>
      {children}
    </Part>
  );
}

interface OneHeadProps {
  tab: Tab;
  title: string;
  /** Left out on a phone. */
  acts: ReactNode;
  /** Its state and facts. */
  children: ReactNode;
}

export function OneHead({ tab, title, acts, children }: OneHeadProps): ReactNode {
  const { t } = useTranslation('integrations');
  const isPhone = useIsPhone();
  return (
    <>
      <PageHead title={title}>
        <Link to={`/integrations/${tab}`} className={buttonClass('quiet')}>
          ← {t(`tab.${tab}`)}
        </Link>
      </PageHead>
      <div className={styles.facts}>
        {children}
        {!isPhone && acts}
      </div>
    </>
  );
}
