import { type ReactNode, useState } from 'react';
import { NAMED_ROLES } from '../../acts/form-values.js';
import { TransitionForm } from '../../acts/transition-form.js';
import type { ProjectDetail } from '../../api/projects.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Fact } from '../../ui/facts.js';
import styles from './project.module.css';

/** 责任领导, 责任人, 联络员, each phone a tap away; whoever may name them changes them here. */
export function NamedPeople({ project }: { project: ProjectDetail }): ReactNode {
  const { t } = useTranslation('acts');
  const { t: common } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const { people, actions } = project;
  const mayName = actions.some(({ transition, allowed }) => transition === 'name-people' && allowed);
  const roles = NAMED_ROLES.filter((role) => people.some((one) => one.role === role));
  if (roles.length === 0 && !mayName) return null;
  return (
    <>
      {roles.map((role) => (
        <Fact key={role} name={t(`namedRole.${role}`)}>
          {people
            .filter((one) => one.role === role)
            .map(({ name, phone, personId }, index) => (
              <span key={personId ?? name}>
                {index > 0 && ' · '}
                {name} {phone && <a href={`tel:${phone.replace(/[^\d+]/g, '')}`}>{phone}</a>}
              </span>
            ))}
        </Fact>
      ))}
      {mayName && (
        <div className={styles.naming}>
          <dt className="visually-hidden">{t('field.people')}</dt>
          <dd>
            <Button size="small" look="quiet" onClick={() => setOpen(true)}>
              {common('transition.name-people')}
            </Button>
          </dd>
        </div>
      )}
      {isOpen && <TransitionForm project={project} transition="name-people" onClose={() => setOpen(false)} />}
    </>
  );
}
