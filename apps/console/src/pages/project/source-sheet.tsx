import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { projectSourceQuery } from '../../api/projects.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button, buttonClass } from '../../ui/button.js';
import { Part } from '../../ui/part.js';
import { Sheet } from '../../ui/sheet.js';
import styles from './project.module.css';

/** Opens the passage of the plan that the project comes from. */
export function ReadSource({ id }: { id: string }): ReactNode {
  const { t } = useTranslation('project');
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button look="quiet" size="small" onClick={() => setOpen(true)}>
        {t('readSource')}
      </Button>
      {isOpen && <SourceSheet id={id} onClose={() => setOpen(false)} />}
    </>
  );
}

function SourceSheet({ id, onClose }: { id: string; onClose: () => void }): ReactNode {
  const { t } = useTranslation('project');
  const me = useMe();
  return (
    <Sheet title={t('source.title')} onClose={onClose}>
      <Part query={useQuery(projectSourceQuery(id))} height={280}>
        {({ passage }) =>
          passage ? (
            <>
              <h3>{passage.plan.title}</h3>
              <p className={styles.source}>{passage.path.join(' › ')}</p>
              <p className={styles.passage}>
                …{passage.before}
                <mark>{passage.text}</mark>
                {passage.after}…
              </p>
              {me.abilities.includes('plan.manage') && (
                <Link to="/plans/$id" params={{ id: passage.plan.id }} className={buttonClass()}>
                  {t('source.open')} →
                </Link>
              )}
            </>
          ) : (
            <p>{t('source.noPlan')}</p>
          )
        }
      </Part>
    </Sheet>
  );
}
