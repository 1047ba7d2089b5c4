import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId, useState } from 'react';
import { type PersonName, peopleNamesQuery } from '../../api/people.js';
import type { ProjectDetail } from '../../api/projects.js';
import { useMe } from '../../api/session.js';
import { useTranslation } from '../../i18n/index.js';
import { Button } from '../../ui/button.js';
import { Part } from '../../ui/part.js';
import styles from './project.module.css';
import './talk-words.js';

interface MentionPickerProps {
  project: ProjectDetail;
  chosen: readonly PersonName[];
  onChange: (people: readonly PersonName[]) => void;
}

const MOST_SHOWN = 12;

/** Whom a comment calls (@): those of the lead department at first, anybody by a part of the name. */
export function MentionPicker({ project, chosen, onChange }: MentionPickerProps): ReactNode {
  const { t } = useTranslation('talk');
  const [isOpen, setOpen] = useState(false);
  return (
    <div className={styles.mentions}>
      {chosen.map((person) => (
        <button
          key={person.id}
          type="button"
          className={styles.chosen}
          aria-label={t('comment.uncall', { name: person.name })}
          onClick={() => onChange(chosen.filter(({ id }) => id !== person.id))}
        >
          @{person.name} ×
        </button>
      ))}
      <Button aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        {t('comment.call')}
      </Button>
      {isOpen && (
        <Found
          project={project}
          without={chosen.map(({ id }) => id)}
          onChoose={(person) => {
            onChange([...chosen, person]);
            setOpen(false);
          }}
        />
      )}
    </div>
  );
}

interface FoundProps {
  project: ProjectDetail;
  without: readonly string[];
  onChoose: (person: PersonName) => void;
}

function Found({ project, without, onChoose }: FoundProps): ReactNode {
  const { t } = useTranslation('talk');
  const me = useMe();
  const name = useId();
  const [q, setQ] = useState('');
  const words = q.trim();
  const people = useQuery(peopleNamesQuery(words ? { q: words } : { departmentId: project.leadDepartment.id }));
  return (
    <div className={styles.found}>
      <label htmlFor={name}>{t('comment.find')}</label>
      <input id={name} type="search" autoComplete="off" value={q} onChange={({ target }) => setQ(target.value)} />
      <Part query={people} height={44} empty={{ when: (found) => found.length === 0, say: t('comment.nobody') }}>
        {(found) => (
          <ul>
            {found
              .filter(({ id }) => id !== me.id && !without.includes(id))
              .slice(0, MOST_SHOWN)
              .map((person) => (
                <li key={person.id}>
                  <Button look="quiet" onClick={() => onChoose(person)}>
                    {person.name} <small>{person.department?.name}</small>
                  </Button>
                </li>
              ))}
          </ul>
        )}
      </Part>
    </div>
  );
}
