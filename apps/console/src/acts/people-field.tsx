import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { peopleNamesQuery } from '../api/people.js';
import { useMe } from '../api/session.js';
import { useTranslation } from '../i18n/index.js';
import { Button } from '../ui/button.js';
import { SelectField, TextField } from '../ui/field.js';
import type { FormProject } from './form-project.js';
import { NAMED_ROLES, type PersonValue } from './form-values.js';
import styles from './people-field.module.css';

interface PeopleFieldProps {
  project: FormProject;
  value: readonly PersonValue[];
  onChange: (people: PersonValue[]) => void;
}

/** Who is named for a task: a role, a name (colleagues of the lead department are offered) and a phone each. The server finds whose account a name is. */
export function PeopleField({ project, value, onChange }: PeopleFieldProps): ReactNode {
  const { t } = useTranslation('acts');
  const list = useId();
  const me = useMe();
  const colleagues = useQuery(peopleNamesQuery({ departmentId: project.leadDepartment.id })).data ?? [];
  const mayNameLeaders = me.abilities.includes('project.supervise');
  const change = (index: number, next: Partial<PersonValue>): void =>
    onChange(value.map((one, at) => (at === index ? { ...one, ...next } : one)));
  return (
    <fieldset className={styles.people}>
      <legend>{t('field.people')}</legend>
      <datalist id={list}>
        {colleagues.map(({ id, name }) => (
          <option key={id} value={name}>
            {name}
          </option>
        ))}
      </datalist>
      {value.map((person, index) => (
        <div key={person.key} className={styles.person}>
          <SelectField
            label={t('field.role')}
            value={person.role}
            disabled={person.role === 'responsible-leader' && !mayNameLeaders}
            onChange={(role) => change(index, { role: NAMED_ROLES.find((one) => one === role) ?? person.role })}
          >
            {NAMED_ROLES.filter((role) => mayNameLeaders || role !== 'responsible-leader' || role === person.role).map((role) => (
              <option key={role} value={role}>
                {t(`namedRole.${role}`)}
              </option>
            ))}
          </SelectField>
          <TextField
            label={t('field.name')}
            list={list}
            maxLength={50}
            value={person.name}
            onChange={(name) => change(index, { name, personId: null })}
          />
          <TextField
            label={t('field.phone')}
            type="tel"
            maxLength={50}
            value={person.phone}
            onChange={(phone) => change(index, { phone })}
          />
          <Button
            look="quiet"
            aria-label={t('removePerson', { name: person.name || t(`namedRole.${person.role}`) })}
            onClick={() => onChange(value.filter((one) => one !== person))}
          >
            ×
          </Button>
        </div>
      ))}
      <Button onClick={() => onChange([...value, newPerson(value)])}>{t('addPerson')}</Button>
      <p className={styles.hint}>{t('hint.people')}</p>
    </fieldset>
  );
}

function newPerson(people: readonly PersonValue[]): PersonValue {
  const key = Math.max(0, ...people.map((one) => one.key)) + 1;
  const isFirst = !people.some(({ role }) => role === 'responsible-person');
  return { key, role: isFirst ? 'responsible-person' : 'liaison', name: '', phone: '', personId: null };
}
