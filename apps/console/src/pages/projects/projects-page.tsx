import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { type Project, type ProjectFilter, projectsQuery } from '../../api/projects.js';
import { useMe } from '../../api/session.js';
import { stringifySearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { FilterBar } from './filter-bar.js';
import { ProjectCard } from './project-card.js';
import { ProjectTable } from './project-table.js';
import styles from './projects.module.css';
import './words.js';

export default function ProjectsPage(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/projects' });
  const query = useInfiniteQuery(projectsQuery(search as ProjectFilter));
  const isPhone = useIsPhone();
  const me = useMe();
  const projects = query.data?.pages.flatMap(({ items }) => items);
  return (
    <>
      <PageHead title={t(me.role === 'officer' ? 'nav.ownProjects' : 'nav.projects')} count={query.data?.pages[0]?.total}>
        <a className={buttonClass()} href={`/v1/projects/ledger.xlsx${stringifySearch(search)}`} download>
          {t('action.export')}
        </a>
      </PageHead>
      <FilterBar />
      {projects && projects.length > 0 && (
        <>
          {isPhone ? <Cards projects={projects} /> : <ProjectTable projects={projects} />}
          <More query={query} />
        </>
      )}
      {projects?.length === 0 && <NothingFound isFiltered={Object.keys(search).length > 0} />}
      {!projects && query.isError && <Failed error={query.error} retry={() => void query.refetch()} busy={query.isFetching} />}
      {!projects && !query.isError && <Skeleton height={480} />}
    </>
  );
}

function Cards({ projects }: { projects: readonly Project[] }): ReactNode {
  return (
    <ul className={styles.cards}>
      {projects.map((project) => (
        <li key={project.id}>
          <ProjectCard project={project} />
        </li>
      ))}
    </ul>
  );
}

function NothingFound({ isFiltered }: { isFiltered: boolean }): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('projects');
  return (
    <Empty>
      <p>{page(isFiltered ? 'empty' : 'emptyAll')}</p>
      {isFiltered && (
        <Link to="/projects" className={buttonClass()}>
          {t('action.clear')}
        </Link>
      )}
    </Empty>
  );
}

function More({
  query,
}: {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => unknown };
}): ReactNode {
  const { t } = useTranslation();
  return (
    <div className={styles.foot}>
      {query.hasNextPage ? (
        <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('action.loadMore')}
        </Button>
      ) : (
        t('list.end')
      )}
    </div>
  );
}
