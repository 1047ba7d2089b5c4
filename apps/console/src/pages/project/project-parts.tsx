import { useNavigate, useSearch } from '@tanstack/react-router';
import type { KeyboardEvent, ReactNode } from 'react';
import type { ProjectDetail } from '../../api/projects.js';
import { useTranslation } from '../../i18n/index.js';
import { useIsPhone } from '../../ui/use-media.js';
import { AttachmentsPart, BlockersPart, IndicatorsPart, MilestonesPart, SlipsPart } from './parts.js';
import { HistoryPart } from './history-part.js';
import { ReportsPart } from './reports-part.js';
import styles from './project.module.css';
import { ToldPart } from './told-part.js';

const PARTS = ['history', 'reports', 'milestones', 'indicators', 'slips', 'blockers', 'attachments', 'told'] as const;
type PartName = (typeof PARTS)[number];

/** Tabs on the desktop, sections on the phone, the last report first. */
export function ProjectParts({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('project');
  const isPhone = useIsPhone();
  const { tab } = useSearch({ from: '/inside/projects/$id' });
  if (isPhone) {
    return (['reports', 'history', 'slips', 'blockers', 'milestones', 'indicators', 'attachments', 'told'] as const).map(
      (name) => (
        <section key={name} className={styles.section}>
          <h2>{t(`part.${name}`)}</h2>
          <OnePart name={name} project={project} />
        </section>
      ),
    );
  }
  const chosen = PARTS.find((name) => name === tab) ?? 'history';
  return (
    <>
      <Tabs chosen={chosen} />
      <div className={styles.panel} role="tabpanel" aria-labelledby={`tab-${chosen}`} tabIndex={-1}>
        <OnePart name={chosen} project={project} />
      </div>
    </>
  );
}

function Tabs({ chosen }: { chosen: PartName }): ReactNode {
  const { t } = useTranslation('project');
  const navigate = useNavigate({ from: '/projects/$id' });
  const choose = (name: PartName): void =>
    void navigate({ search: (now) => ({ ...now, tab: name === 'history' ? undefined : name }), replace: true });
  const onKey = (event: KeyboardEvent<HTMLDivElement>): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!step) return;
    const next = PARTS.at((PARTS.indexOf(chosen) + step) % PARTS.length) ?? 'history';
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  return (
    <div className={styles.tabs} role="tablist" tabIndex={-1} onKeyDown={onKey}>
      {PARTS.map((name) => (
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
      return <ToldPart id={project.id} />;
  }
}
