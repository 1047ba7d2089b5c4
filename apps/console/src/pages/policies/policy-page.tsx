import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { definitionOf, policiesQuery, type Policy, type PolicyStep } from '../../api/policies/policies.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { buttonClass } from '../../ui/button.js';
import { PageHead } from '../../ui/page-head.js';
import { Empty, Part } from '../../ui/part.js';
import { useIsPhone } from '../../ui/use-media.js';
import { DraftBar } from './draft-bar.js';
import { LadderPart } from './ladder-part.js';
import type { RuleGroup } from './rule-fields.js';
import { RulesPart } from './rules-part.js';
import { RunningLink } from './policy-facts.js';
import styles from './policies.module.css';
import { usePolicyDraft } from './use-policy-draft.js';
import { useAppliesWords } from './use-rule-words.js';
import { VersionsPart } from './versions-part.js';
import './words/words.js';

const StepSheet = lazy(async () => ({ default: (await import('./editor/step-sheet.js')).StepSheet }));
const RuleSheet = lazy(async () => ({ default: (await import('./editor/rule-sheet.js')).RuleSheet }));

/** One policy: its ladder, its other rules, its versions; for who manages policies also the draft of the next version. */
export default function PolicyPage(): ReactNode {
  const { t } = useTranslation('policies');
  const { name } = useParams({ from: '/inside/policies/$name' });
  return (
    <Part query={useQuery(policiesQuery)} height={480} empty={{ when: (all) => all.length === 0, say: t('empty') }}>
      {(all) => <OnePolicy key={name} name={name} all={all} />}
    </Part>
  );
}

/** What is being changed: a step, a new step of a track, or a rule. */
type Edited = { step: PolicyStep } | { track: string } | { group: RuleGroup };

function OnePolicy({ name, all }: { name: string; all: readonly Policy[] }): ReactNode {
  const { t } = useTranslation('policies');
  const { version } = useSearch({ from: '/inside/policies/$name' });
  const canManage = useMe().abilities.includes('policy.manage');
  const isPhone = useIsPhone();
  const versions = all.filter((policy) => policy.name === name);
  const current = versions[0] ?? null;
  const editing = usePolicyDraft(name, current);
  const [edited, setEdited] = useState<Edited | null>(null);
  const viewed = versions.find((policy) => String(policy.version) === version && policy !== current);
  const canEdit = canManage && !viewed && !isPhone;
  const read = viewed ?? current;
  const definition = canEdit ? editing.definition : read && definitionOf(read);
  if (!definition) return <Missing />;
  const before = canEdit && editing.draft.definition && current ? definitionOf(current) : null;
  return (
    <>
      <PageHead title={definition.title || name}>
        <Link to="/policies" className={buttonClass('quiet')}>
          ← {t('all')}
        </Link>
      </PageHead>
      {viewed && <Viewing policy={viewed} />}
      {canEdit && editing.draft.definition && <DraftBar name={name} current={current} editing={editing} />}
      <Facts name={name} current={read} definition={definition} />
      <LadderPart
        definition={definition}
        before={before}
        edit={canEdit ? { step: (step) => setEdited({ step }), add: (track) => setEdited({ track }) } : null}
      />
      <RulesPart definition={definition} before={before} edit={canEdit ? (group) => setEdited({ group }) : null} />
      <VersionsPart versions={versions} viewed={read} canAdopt={canManage && !isPhone} />
      <Suspense>
        {edited && 'group' in edited && (
          <RuleSheet group={edited.group} definition={definition} onChange={editing.change} onClose={() => setEdited(null)} />
        )}
        {edited && !('group' in edited) && (
          <StepSheet edited={edited} definition={definition} onChange={editing.change} onClose={() => setEdited(null)} />
        )}
      </Suspense>
    </>
  );
}

function Missing(): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <Empty>
      <h1>{t('notFound')}</h1>
      <Link to="/policies" className={buttonClass()}>
        {t('all')}
      </Link>
    </Empty>
  );
}

function Viewing({ policy }: { policy: Policy }): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <p className={styles.viewing} role="status">
      {t('viewing', { version: policy.version })}{' '}
      <Link to="/policies/$name" params={{ name: policy.name }} className="in-text">
        {t('backToCurrent')}
      </Link>
    </p>
  );
}

interface FactsProps {
  name: string;
  current: Policy | null;
  definition: Parameters<ReturnType<typeof useAppliesWords>>[1];
}

/** For whom it is, its version, and how many projects run under it. */
function Facts({ name, current, definition }: FactsProps): ReactNode {
  const { t } = useTranslation('policies');
  const applies = useAppliesWords()(name, definition);
  return (
    <p className={styles.intro}>
      {t('column.appliesTo')}：{applies}
      {current && (
        <>
          {' · '}
          {t('version', { version: current.version })}
          {' · '}
          <RunningLink policyId={current.id} projects={current.projects}>
            {t('versions.projects', { count: current.projects })}
          </RunningLink>
        </>
      )}
    </p>
  );
}
