import { type ReactNode, useId, useState } from 'react';
import { useTranslation } from '../i18n/index.js';
import styles from './check-list.module.css';

interface CheckListProps {
  label: string;
  options: readonly { id: string; label: string; more?: string }[];
  value: readonly string[];
  onChange: (ids: string[]) => void;
  /** One of them, not several. */
  single?: boolean;
  fault?: string | null | undefined;
}

const SEARCH_FROM = 8;

/** Choose one or several of many, with a search above. Works by thumb and by keys. */
export function CheckList({ label, options, value, onChange, single = false, fault }: CheckListProps): ReactNode {
  const { t } = useTranslation();
  const name = useId();
  const [q, setQ] = useState('');
  const shown = options.filter(({ id, label: text, more = '' }) => value.includes(id) || (text + more).includes(q.trim()));
  const toggle = (id: string, checked: boolean): void => {
    if (single) onChange([id]);
    else onChange(checked ? [...value, id] : value.filter((one) => one !== id));
  };
  return (
    <fieldset className={styles.list}>
      <legend>{label}</legend>
      {options.length > SEARCH_FROM && (
        <input
          type="search"
          className={styles.search}
          placeholder={t('action.search')}
          aria-label={`${t('action.search')} · ${label}`}
          value={q}
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      <div className={styles.options}>
        {shown.map(({ id, label: text }) => (
          <label key={id} className={styles.option}>
            <input
              type={single ? 'radio' : 'checkbox'}
              name={name}
              checked={value.includes(id)}
              onChange={(event) => toggle(id, event.target.checked)}
            />
            {text}
          </label>
        ))}
      </div>
      {fault && (
        <p className={styles.fault} role="alert">
          {fault}
        </p>
      )}
    </fieldset>
  );
}
