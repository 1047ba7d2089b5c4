import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { blockersQuery, callInsQuery } from '../../api/coordination.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Paged } from '../../ui/list/paged.js';
import { PageHead } from '../../ui/page-head.js';
import { BlockerCard } from './blocker-card.js';
import { CallInCard } from './call-in-card.js';
import styles from './coordination.module.css';
import './words.js';

const TABS = ['blockers', 'call-ins'] as const;

/** What holds projects up (难点), and who was called (吹哨). */
export default function CoordinationPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('coordination');
  const { tab, all } = useSearch({ from: '/inside/coordination' });
  const navigate = useNavigate({ from: '/coordination' });
  const chosen = TABS.find((name) => name === tab) ?? 'blockers';
  return (
    <>
      <PageHead title={t('nav.coordination')}>
        <nav style={{ display: 'flex', gap: 6 }}>
          {TABS.map((name) => (
            <Link
              key={name}
              to="/coordination"
              search={name === 'blockers' ? {} : { tab: name }}
              className={buttonClass(name === chosen ? 'primary' : 'default')}
              aria-current={name === chosen ? 'page' : undefined}
            >
              {page(`tab.${name}`)}
            </Link>
          ))}
        </nav>
        <Button
          aria-pressed={all === 'true'}
          look={all ? 'primary' : 'default'}
          onClick={() => void navigate({ search: (now) => ({ ...now, all: now.all ? undefined : 'true' }) })}
        >
          {page('all')}
        </Button>
      </PageHead>
      {chosen === 'blockers' ? <Blockers all={all === 'true'} /> : <CallIns all={all === 'true'} />}
    </>
  );
}

function Blockers({ all }: { all: boolean }): ReactNode {
  const { t } = useTranslation('coordination');
  const query = useInfiniteQuery(blockersQuery(all));
  return (
    <Paged query={query} empty={t('empty.blockers')}>
      {(items) => (
        <ul className={styles.cards}>
          {items.map((blocker) => (
            <BlockerCard key={blocker.id} blocker={blocker} />
          ))}
        </ul>
      )}
    </Paged>
  );
}

function CallIns({ all }: { all: boolean }): ReactNode {
  const { t } = useTranslation('coordination');
  const query = useInfiniteQuery(callInsQuery(all));
  return (
    <Paged query={query} empty={t('empty.call-ins')}>
      {(items) => (
        <ul className={styles.cards}>
          {items.map((call) => (
            <CallInCard key={call.id} call={call} />
          ))}
        </ul>
      )}
    </Paged>
  );
}
