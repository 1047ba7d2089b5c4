import { useNavigate, useSearch } from '@tanstack/react-router';
import { type KeyboardEvent, lazy, type ReactNode, Suspense } from 'react';
import type { ProjectDetail } from '../../api/projects.js';
import { useAsOf } from '../../app/as-of.js';
import { useTranslation } from '../../i18n/index.js';
import { Skeleton } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { AttachmentsPart, BlockersPart, IndicatorsPart, MilestonesPart, SlipsPart } from './parts.js';
import { HistoryPart } from './history-part.js';
import { ReportsPart } from './reports-part.js';
import styles from './project.module.css';

// They are more than the first load of a phone has place for.
const ToldPart = lazy(() => import('./told-part.js'));
const CommentsPart = lazy(() => import('./comments-part.js'));
const InstructionsPart = lazy(() => import('./instructions-part.js'));

const PARTS = [
  'history',
  'reports',
  'instructions',
  'comments',
  'milestones',
  'indicators',
  'slips',
  'blockers',
  'attachments',
  'told',
] as const;
type PartName = (typeof PARTS)[number];
/** On the phone one below the other: what is read most comes first. */
const PARTS_ON_THE_PHONE = [
  'reports',
  'instructions',
  'comments',
  'history',
  'slips',
  'blockers',
  'milestones',
  'indicators',
  'attachments',
  'told',
] as const satisfies readonly PartName[];
/** What the API answers as of a past day. */
const PARTS_OF_THE_PAST: readonly PartName[] = ['history', 'indicators'];

/** Tabs on the desktop, sections on the phone, the last report first. */
export function ProjectParts({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('project');
  const isPhone = useIsPhone();
  const { tab } = useSearch({ from: '/inside/projects/$id' });
  const { asOf } = useAsOf();
  const isShown = (name: PartName): boolean => asOf === undefined || PARTS_OF_THE_PAST.includes(name);
  if (isPhone)
    return firstOf(PARTS_ON_THE_PHONE.filter(isShown), tab).map((name) => (
      <section key={name} ref={name === tab ? scrollTo : undefined} className={styles.section} tabIndex={-1}>
        <h2>{t(`part.${name}`)}</h2>
        <OnePart name={name} project={project} />
      </section>
    ));
  const shown = PARTS.filter(isShown);
  const chosen = shown.find((name) => name === tab) ?? 'history';
  return (
    <>
      <Tabs shown={shown} chosen={chosen} />
      <div className={styles.panel} role="tabpanel" aria-labelledby={`tab-${chosen}`} tabIndex={-1}>
        <OnePart name={chosen} project={project} />
      </div>
    </>
  );
}

/** A message leads to one part: on the phone it stands first, and is brought into view. */
function firstOf(parts: readonly PartName[], tab: string | undefined): readonly PartName[] {
  return parts.toSorted((a, b) => Number(b === tab) - Number(a === tab));
}

function scrollTo(section: HTMLElement | null): void {
  section?.scrollIntoView();
}

function Tabs({ shown, chosen }: { shown: readonly PartName[]; chosen: PartName }): ReactNode {
  const { t } = useTranslation('project');
  const navigate = useNavigate({ from: '/projects/$id' });
  const choose = (name: PartName): void =>
    void navigate({ search: (now) => ({ ...now, tab: name === 'history' ? undefined : name }), replace: true });
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = shown.at((shown.indexOf(chosen) + step) % shown.length) ?? 'history';
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" tabIndex={-1} onKeyDown={onKey}>
      {shown.map((name) => (
        <button
          key={name}
          id={`tab-${name}`}
          type="button"
          role="tab"
          className={styles.tab}
          aria-selected={name === chosen}
          tabIndex={name === chosen ? 0 : -1}
          onClick={() => choose(name)}
        >
          {t(`part.${name}`)}
        </button>
      ))}
    </div>
  );
}

function OnePart({ name, project }: { name: PartName; project: ProjectDetail }): ReactNode {
  switch (name) {
    case 'history':
      return <HistoryPart events={project.history} />;
    case 'reports':
      return <ReportsPart id={project.id} />;
    case 'instructions':
      return (
        <Suspense fallback={<Skeleton />}>
          <InstructionsPart project={project} />
        </Suspense>
      );
    case 'comments':
      return (
        <Suspense fallback={<Skeleton />}>
          <CommentsPart project={project} />
        </Suspense>
      );
    case 'milestones':
      return <MilestonesPart id={project.id} />;
    case 'indicators':
      return <IndicatorsPart id={project.id} />;
    case 'slips':
      return <SlipsPart id={project.id} />;
    case 'blockers':
      return <BlockersPart id={project.id} />;
    case 'attachments':
      return <AttachmentsPart id={project.id} />;
    case 'told':
      return (
        <Suspense fallback={<Skeleton />}>
          <ToldPart id={project.id} />
        </Suspense>
      );
  }
}
