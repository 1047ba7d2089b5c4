import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useState } from 'react';
import { type Project, type ProjectFilter, projectsQuery } from '../../api/projects.js';
import { useMe } from '../../api/session.js';
import { stringifySearch } from '../../app/search.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { ListEnd, useWindowed } from '../../ui/list/windowed.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Failed, Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { FilterBar } from './filter-bar.js';
import { ProjectCard } from './project-card.js';
import { ProjectTable } from './project-table.js';
import styles from './projects.module.css';
import { SelectionBar, useSelection } from './selection.js';
import { ViewsMenu } from './views-menu.js';
import './words.js';

export default function ProjectsPage(): ReactNode {
  const { t } = useTranslation();
  const search = useSearch({ from: '/inside/projects' });
  const query = useInfiniteQuery(projectsQuery(search as ProjectFilter));
  const isPhone = useIsPhone();
  const me = useMe();
  const { t: page } = useTranslation('projects');
  const [isSelecting, setSelecting] = useState(false);
  const selection = useSelection();
  const end = (): void => {
    setSelecting(false);
    selection.clear();
  };
  const canCarry = !isPhone && !search.asOf && me.abilities.includes('project.supervise');
  const pages = query.data?.pages;
  const projects = useMemo(() => pages?.flatMap(({ items }) => items), [pages]);
  return (
    <>
      <PageHead title={t(me.role === 'officer' ? 'nav.ownProjects' : 'nav.projects')} count={query.data?.pages[0]?.total}>
        {canCarry && (
          <Button aria-pressed={isSelecting} onClick={() => (isSelecting ? end() : setSelecting(true))}>
            {page('carry.begin')}
          </Button>
        )}
        <ViewsMenu />
        <a className={buttonClass()} href={`/v1/projects/ledger.xlsx${stringifySearch(search)}`} download>
          {t('action.export')}
        </a>
      </PageHead>
      <FilterBar />
      {projects && projects.length > 0 && (
        <>
          {isPhone ? (
            <Cards projects={projects} />
          ) : (
            <ProjectTable projects={projects} total={pages?.[0]?.total} selection={isSelecting ? selection : null} />
          )}
          <More query={query} />
          {isSelecting && <SelectionBar projects={projects.filter(({ id }) => selection.ids.has(id))} onEnd={end} />}
        </>
      )}
      {projects?.length === 0 && <NothingFound isFiltered={Object.keys(search).length > 0} />}
      {!projects && query.isError && <Failed error={query.error} retry={() => void query.refetch()} busy={query.isFetching} />}
      {!projects && !query.isError && <Skeleton height={480} />}
    </>
  );
}

const CARD_HEIGHT = 128;

function Cards({ projects }: { projects: readonly Project[] }): ReactNode {
  return useWindowed(projects, CARD_HEIGHT).map(({ start, items, watch, gap }) => (
    <ul key={start} ref={watch} className={styles.cards} style={gap === null ? undefined : { height: gap }}>
      {gap === null &&
        items.map((project) => (
          <li key={project.id}>
            <ProjectCard project={project} />
          </li>
        ))}
    </ul>
  ));
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

interface MoreProps {
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; isError: boolean; fetchNextPage: () => unknown };
}

/** The next page comes when the end is near; the button is for whoever gets there first, and after a failure. */
function More({ query: { hasNextPage, isFetchingNextPage, isError, fetchNextPage } }: MoreProps): ReactNode {
  const { t } = useTranslation();
  const isReady = hasNextPage && !isFetchingNextPage && !isError;
  const onNear = useCallback(() => {
    if (isReady) fetchNextPage();
  }, [isReady, fetchNextPage]);
  return (
    <ListEnd onNear={onNear}>
      <div className={styles.foot}>
        {hasNextPage ? (
          <Button busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
            {t('action.loadMore')}
          </Button>
        ) : (
          t('list.end')
        )}
      </div>
    </ListEnd>
  );
}
