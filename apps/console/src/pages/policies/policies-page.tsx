import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { definitionOf, policiesQuery, type Policy } from '../../api/policies/policies.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Columns } from '../../ui/list/columns.js';
import { PageHead } from '../../ui/page-head.js';
import { Part } from '../../ui/part.js';
import table from '../../ui/table.module.css';
import { useIsPhone } from '../../ui/use-media.js';
import { NewPolicySheet } from './new-policy-sheet.js';
import styles from './policies.module.css';
import { RunningLink, Saved } from './policy-facts.js';
import { useAppliesWords } from './use-rule-words.js';
import './words/words.js';

/** The rules of reminding (催办督办规则), each with the version in force. */
export default function PoliciesPage(): ReactNode {
  const { t } = useTranslation();
  const { t: page } = useTranslation('policies');
  return (
    <>
      <PageHead title={t('nav.policies')} />
      <p className={styles.intro}>{page('hint')}</p>
      <Part query={useQuery(policiesQuery)} height={240} empty={{ when: (all) => all.length === 0, say: page('empty') }}>
        {(all) => <Policies policies={newestOf(all)} />}
      </Part>
    </>
  );
}

/** The version in force of each name; the list has the newest first. */
function newestOf(all: readonly Policy[]): Policy[] {
  return all.filter(({ name }, index) => all.findIndex((one) => one.name === name) === index);
}

function Policies({ policies }: { policies: readonly Policy[] }): ReactNode {
  const { t } = useTranslation('policies');
  if (!useIsPhone()) return <PolicyTable policies={policies} />;
  return (
    <ul className={styles.cards}>
      {policies.map((policy) => (
        <li key={policy.id} className={styles.card}>
          <Title policy={policy} />
          <p className={table.sub}>
            <Applies policy={policy} /> · {t('version', { version: policy.version })}
          </p>
          <p>
            {t('column.projects')} <RunningLink policyId={policy.id} projects={policy.projects} />
          </p>
        </li>
      ))}
    </ul>
  );
}

function PolicyTable({ policies }: { policies: readonly Policy[] }): ReactNode {
  const { t } = useTranslation('policies');
  const canManage = useMe().abilities.includes('policy.manage');
  const [copied, setCopied] = useState<Policy | null>(null);
  const hidden = <span className="visually-hidden">{t('stepColumn.edit')}</span>;
  return (
    <>
      <table className={table.table}>
        <Columns
          names={[
            ...(['title', 'appliesTo', 'version', 'projects', 'saved'] as const).map((name) => t(`column.${name}`)),
            ...(canManage ? [hidden] : []),
          ]}
        />
        <tbody>
          {policies.map((policy) => (
            <Row key={policy.id} policy={policy} copy={canManage ? setCopied : null} />
          ))}
        </tbody>
      </table>
      {copied && <NewPolicySheet from={copied} names={policies.map(({ name }) => name)} onClose={() => setCopied(null)} />}
    </>
  );
}

function Row({ policy, copy }: { policy: Policy; copy: ((policy: Policy) => void) | null }): ReactNode {
  const { t } = useTranslation('policies');
  return (
    <tr>
      <td className={table.title}>
        <Title policy={policy} />
        <div className={table.sub}>{policy.name}</div>
      </td>
      <td>
        <Applies policy={policy} />
      </td>
      <td className={table.narrow}>{t('version', { version: policy.version })}</td>
      <td>
        <RunningLink policyId={policy.id} projects={policy.projects} />
      </td>
      <td className={table.narrow}>
        <Saved policy={policy} />
      </td>
      {copy && (
        <td className={table.narrow}>
          <Button size="small" onClick={() => copy(policy)}>
            {t('new')}
          </Button>
        </td>
      )}
    </tr>
  );
}

function Title({ policy }: { policy: Policy }): ReactNode {
  return (
    <Link to="/policies/$name" params={{ name: policy.name }} className={styles.title}>
      {definitionOf(policy).title}
    </Link>
  );
}

function Applies({ policy }: { policy: Policy }): ReactNode {
  return useAppliesWords()(policy.name, definitionOf(policy));
}
