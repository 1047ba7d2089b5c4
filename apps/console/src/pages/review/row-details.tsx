import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { PlanItem } from '../../api/plans/plan-items.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { mergeWithNext } from './merging.js';
import { isInText } from './document/paragraphs.js';
import styles from './review.module.css';
import type { Review } from './use-review.js';

/** Under the current item: where it stands, who was written beside it, who is proposed and why, what can be done. */
export function RowDetails({ item, review, readOnly }: { item: PlanItem; review: Review; readOnly: boolean }): ReactNode {
  const { t } = useTranslation('review');
  const { t: common } = useTranslation();
  const { names } = review;
  const { path, title, text, cooperatingDepartmentIds, leaderId, dropReason, responsibility } = item;
  const suggestion = review.suggestions.get(item.id)?.[0];
  const written = responsibility ? [...responsibility.leads, ...responsibility.cooperating, ...responsibility.leaders] : [];
  const facts = [
    cooperatingDepartmentIds.length > 0 &&
      `${common('term.cooperates')} ${cooperatingDepartmentIds.map((id) => names.department(id)).join('、')}`,
    leaderId && `${common('term.leader')} ${names.person(leaderId)}`,
  ].filter(Boolean);
  return (
    <div className={styles.details}>
      <p className={styles.path}>{path.join(' › ')}</p>
      {text !== title && <p>{text}</p>}
      {facts.length > 0 && <p className={styles.muted}>{facts.join(' · ')}</p>}
      {dropReason && <p className={styles.muted}>{dropReason}</p>}
      {!isInText(review.source, item) && <p className={styles.warn}>{t('gone')}</p>}
      {written.length > 0 && <p className={styles.muted}>{t('written', { names: written.join('、') })}</p>}
      {(review.unmatched.get(item.id) ?? []).map(({ name, reason, candidates }) => (
        <p key={name} className={styles.warn}>
          {reason === 'ambiguous'
            ? t('could', { name, names: candidates.join('、') })
            : t(reason === 'collective' ? 'collective' : 'unmatched', { name })}
        </p>
      ))}
      {suggestion && (
        <p>
          ⊕ {suggestion.departmentName} <span className={styles.muted}>{t('because', { reason: suggestion.reason })}</span>
        </p>
      )}
      {!readOnly && <RowActs item={item} review={review} hasSuggestion={suggestion !== undefined} />}
    </div>
  );
}

function RowActs({ item, review, hasSuggestion }: { item: PlanItem; review: Review; hasSuggestion: boolean }): ReactNode {
  const { t } = useTranslation('review');
  const { acts, open } = review;
  if (item.state === 'registered')
    return item.projectId ? (
      <p className={styles.acts}>
        <Link to="/projects/$id" params={{ id: item.projectId }} className={buttonClass('default', 'small')}>
          {t('openProject')} →
        </Link>
      </p>
    ) : null;
  if (item.state === 'dropped')
    return (
      <p className={styles.acts}>
        <Button size="small" busy={acts.busy} onClick={() => void acts.restore([item])}>
          {t('act.restore')}
        </Button>
      </p>
    );
  return (
    <p className={styles.acts}>
      {hasSuggestion && (
        <Button size="small" look="primary" busy={acts.busy} onClick={() => void acts.accept([item])}>
          {t('accept')}
        </Button>
      )}
      <Button size="small" onClick={() => open('assign', [item])}>
        {t('act.assign')}
      </Button>
      <Button size="small" onClick={() => open('due', [item])}>
        {t('act.due')}
      </Button>
      <Button size="small" onClick={() => open('edit', [item])}>
        {t('act.edit')}
      </Button>
      <Button size="small" onClick={() => open('split', [item])}>
        {t('act.split')}
      </Button>
      <Button size="small" onClick={() => void mergeWithNext(item, review, t('nothingToMerge'))}>
        {t('act.mergeNext')}
      </Button>
      <Button size="small" onClick={() => open('drop', [item])}>
        {t('act.drop')}
      </Button>
    </p>
  );
}
